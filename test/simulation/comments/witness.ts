import type { Row, Sql } from '../../../src/adapters/database/sql.ts';

const DAY = 86_400;
const MONTH = 30 * DAY;

/** What a reader was told: that these words wait, or what became of them. */
export type Told = { id: string; name: string; words: string; home: string };

/** Sees every row and all that readers are told, and says at once what must never be. */
export function createWitness({ sql, now }: { sql: Sql; now: () => number }) {
  const violations = new Set<string>();
  const told = new Map<string, Told>();
  const decided = new Map<string, 'published' | 'deleted'>();
  const before = new Map<string, string>();
  let [latest, seen] = [-1, -1];
  const say = (invariant: string, what: string) => void violations.add(`${invariant}: ${what}`);
  const rows = async () => (await sql.batch([{ sql: 'SELECT * FROM comment' }]))[0]!;

  /** No comment is lost: one that waits goes when the author decides, after 30 days, or doubtful, for want of room. */
  const judgeLost = (all: readonly Row[]) => {
    const isFull = [...before.values()].filter((state) => state === 'waiting').length >= 500;
    for (const { id, state, doubts, written_at } of all) {
      const mayGo =
        decided.get(String(id)) === 'deleted' ||
        now() - Number(written_at) >= MONTH ||
        (isFull && doubts !== '[]');
      if (state === 'deleted' && before.get(String(id)) === 'waiting' && !mayGo)
        say('lost', `${String(id)} is deleted`);
    }
    const byId = new Map(all.map((row) => [row['id'], row]));
    for (const [id, { name, words }] of told) {
      const row = byId.get(id);
      const isOther = row?.['words'] !== words || row['name'] !== name;
      if (!row || (row['state'] !== 'deleted' && isOther))
        say('lost', `${id} is not what was said to wait`);
    }
  };

  const judgeRows = (all: readonly Row[]) => {
    for (const row of all) {
      const { id, state, email } = row;
      const isPublic = ['published', 'acknowledged', 'removed'].includes(String(state));
      if (isPublic && decided.get(String(id)) !== 'published')
        say('public', `${String(id)} is public without her press`);
      if (state === 'deleted' && (row['words'] ?? row['name'] ?? email) !== null)
        say('kept', `${String(id)} is deleted and has words`);
    }
    const known = all.filter(({ fingerprint }) => fingerprint !== null);
    for (const group of Map.groupBy(known, ({ fingerprint }) => fingerprint).values()) {
      const times = group.map((row) => Number(row['written_at'])).toSorted((a, b) => a - b);
      if (times.some((time, index) => index > 0 && time - times[index - 1]! < MONTH))
        say('doubled', `the same words wait as ${group.map(({ id }) => id).join()}`);
    }
    for (const [key, group] of Map.groupBy(all, (row) => row['key']))
      if (group.length > 1) say('doubled', `${String(key)} has several rows`);
    if (all.filter(({ state }) => state === 'waiting').length > 500)
      say('crowded', 'more than 500 wait');
  };

  /** What was stored for one home in any ten minutes. */
  const judgeHomes = (all: readonly Row[]) => {
    const byId = new Map(all.map((row) => [row['id'], row]));
    const homes = Map.groupBy(told.values(), ({ home }) => home);
    for (const [home, comments] of homes) {
      const times = comments.map(({ id }) => Number(byId.get(id)?.['written_at']));
      const busiest = Math.max(
        ...times.map((time) => times.filter((at) => at > time - 600 && at <= time).length),
      );
      if (busiest > 6) say('many', `${home} sent ${busiest} in ten minutes`);
    }
  };

  return {
    violations,
    say,
    /** How many comments readers were told of. */
    told: () => told.size,
    tell: (comment: Told) => void (told.has(comment.id) || told.set(comment.id, comment)),
    decide: (id: string, to: 'published' | 'deleted') => void decided.set(id, to),
    changed: (changes: number) => void (latest = changes),
    async check() {
      if (latest === seen) return;
      seen = latest;
      const all = await rows();
      judgeLost(all);
      judgeRows(all);
      judgeHomes(all);
      for (const { id, state } of all) before.set(String(id), String(state));
    },
    /** When all is long over: nobody's address is known any more, and nothing waits. */
    async judgeEnd() {
      for (const { id, state, email } of await rows()) {
        if (email !== null) say('kept', `${String(id)} still has an address`);
        if (state === 'waiting') say('kept', `${String(id)} still waits`);
      }
    },
  };
}
