import type { Row, Sql } from '../../../src/adapters/database/sql.ts';
import { createMailClaims } from './mails.ts';

const DAY = 86_400;
const MONTH = 30 * DAY;

/** What a reader was told: that these words wait, or what became of them. */
export type Told = { id: string; name: string; words: string; home: string };
type Shown = { id: string; name: string; words: string; site: string | null };

/** Sees every row and all that people are told, and says at once what must never be. */
export function createWitness(world: {
  sql: Sql;
  now: () => number;
  isCalm: boolean;
  isRefused: (address: string) => boolean;
}) {
  const { sql, now } = world;
  const violations = new Set<string>();
  const told = new Map<string, Told>();
  const published = new Map<string, Shown>();
  const [answered, deleted, removed] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const live = new Set<string>();
  const before = new Map<string, string>();
  let byId = new Map<string, Row>();
  let [latest, seen] = [-1, -1];
  const say = (invariant: string, what: string) => void violations.add(`${invariant}: ${what}`);
  const read = async () => {
    const [rows] = await sql.batch([{ sql: 'SELECT * FROM comment' }]);
    byId = new Map(rows!.map((row) => [String(row['id']), row]));
    return rows!;
  };
  const mails = createMailClaims({
    ...{ ...world, say, rows: () => byId },
    wasLive: (id) => live.has(id),
  });

  /** No comment is lost: one that waits goes when the author decides, after 30 days, or doubtful, for want of room. */
  const judgeLost = (all: readonly Row[]) => {
    const isFull = [...before.values()].filter((state) => state === 'waiting').length >= 500;
    for (const { id, state, doubts, written_at } of all) {
      if (state !== 'deleted' || before.get(String(id)) !== 'waiting') continue;
      const isOld = now() - Number(written_at) >= MONTH;
      if (!deleted.has(String(id)) && !isOld && !(isFull && doubts !== '[]'))
        say('lost', `${String(id)} is deleted`);
      if (isOld && !deleted.has(String(id)) && !mails.toldHerSince(Number(written_at)))
        say('unheard', `${String(id)} is deleted, and she never heard of it`);
    }
    for (const [id, { name, words }] of told) {
      const row = byId.get(id);
      const isOther = row?.['words'] !== words || row['name'] !== name;
      if (!row || (row['state'] !== 'deleted' && row['state'] !== 'removed' && isOther))
        say('lost', `${id} is not what was said to wait`);
    }
  };

  const judgePublic = ({ id, state, name, words, site, author, answers }: Row) => {
    if (state === 'removed' && !removed.has(String(id)))
      say('lost', `${String(id)} is taken back, and not by her`);
    if (author === 1) {
      if (!answered.has(String(answers))) say('public', `${String(id)} is no answer of hers`);
      return;
    }
    const shown = published.get(String(id));
    if (!shown) return say('public', `${String(id)} is public without her press`);
    const isOther = shown.name !== name || shown.words !== words || shown.site !== site;
    if (state !== 'removed' && isOther) say('public', `${String(id)} is not what she has read`);
  };

  const judgeRows = (all: readonly Row[]) => {
    for (const row of all) {
      const { id, state, email } = row;
      if (['published', 'acknowledged', 'removed'].includes(String(state))) judgePublic(row);
      if (row['live_at'] !== null && !live.has(String(id)))
        say('told', `${String(id)} counts as seen, and nobody sees it`);
      if ((state === 'deleted' || state === 'removed') && (row['words'] ?? row['name'] ?? email))
        say('kept', `${String(id)} is ${state} and has words`);
    }
    const known = all.filter(({ fingerprint }) => fingerprint !== null);
    for (const group of Map.groupBy(known, ({ fingerprint }) => fingerprint).values()) {
      const times = group.map((row) => Number(row['written_at'])).toSorted((a, b) => a - b);
      if (times.some((time, index) => index > 0 && time - times[index - 1]! < MONTH))
        say('doubled', `the same words wait as ${group.map(({ id }) => id).join()}`);
    }
    for (const [key, group] of Map.groupBy(all, (row) => row['key']))
      if (group.length > 1) say('doubled', `${String(key)} has several rows`);
    const hers = all.filter(({ author }) => author === 1);
    for (const [id, group] of Map.groupBy(hers, ({ answers }) => answers))
      if (group.length > 1) say('doubled', `${String(id)} has several answers of hers`);
    if (all.filter(({ state }) => state === 'waiting').length > 500)
      say('crowded', 'more than 500 wait');
  };

  /** What was stored for one home in any ten minutes. */
  const judgeHomes = () => {
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
    mails,
    happened: () => ({
      'comments that wait, as readers were told': told.size,
      'comments that she read and published': published.size,
      'comments that she deleted': deleted.size,
      'comments that she took back': removed.size,
      'mails to her and to readers': mails.count(),
    }),
    tell: (comment: Told) => void (told.has(comment.id) || told.set(comment.id, comment)),
    /** Her button goes down, on a page that shows these. */
    press(does: 'publish' | 'answer' | 'delete', shown: readonly Shown[]) {
      for (const comment of shown) {
        if (does === 'delete') deleted.add(comment.id);
        else published.set(comment.id, comment);
        if (does === 'answer') answered.add(comment.id);
      }
    },
    /** She is told that it is done. */
    async decided(ids: readonly string[]) {
      await read();
      for (const id of ids)
        if (byId.get(id)?.['state'] === 'waiting') say('lost', `her press on ${id} did nothing`);
    },
    /** She deletes its file. */
    remove: (id: string) => void removed.add(id),
    build: (ids: readonly string[]) => ids.forEach((id) => live.add(id)),
    changed: (changes: number) => void (latest = changes),
    async check() {
      if (latest === seen) return;
      seen = latest;
      const all = await read();
      mails.learn(all);
      judgeLost(all);
      judgeRows(all);
      judgeHomes();
      for (const { id, state } of all) before.set(String(id), String(state));
    },
    /**
     * When all is long over: nobody's address is known any more, nothing waits, and what she has published is in the
     * texts, unless she has deleted it there.
     */
    async judgeEnd(kept: readonly string[]) {
      for (const { id, state, email } of await read()) {
        if (email !== null) say('kept', `${String(id)} still has an address`);
        if (state === 'waiting') say('kept', `${String(id)} still waits`);
        const isPublic = state === 'published' || state === 'acknowledged';
        if (isPublic && !removed.has(String(id)) && !kept.includes(String(id)))
          say('lost', `${String(id)} is in no clone`);
      }
      mails.judgeEnd();
    },
  };
}
export type Witness = ReturnType<typeof createWitness>;
