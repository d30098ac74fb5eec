import type { Sql } from '../../../src/adapters/database/sql.ts';
import type { Comment } from '../../../src/domain/comments/comment.ts';
import type { Mailer } from '../../../src/domain/mail/message.ts';
import { NOW } from '../../support/booking.ts';
import { createClock } from '../clock.ts';
import { borrowDatabase, countChanges } from '../database.ts';
import { createDice } from '../dice.ts';
import { createMachine, type Server } from '../machine.ts';
import { createClone, createRemote, take, type Clone } from './clones.ts';
import { answered, createMailbox, isOf, pause } from './people.ts';
import type { Plan } from './plan.ts';
import { write } from './reader.ts';
import { type Broken, createSite, type Site } from './site.ts';
import { createWitness } from './witness.ts';

const DAY = 86_400;
/** Days between the last sweeps, when all have gone. */
const REST = [1, 1, 1, 1, 1, 31, 31, 91, 91];
/** From the one of these on nothing crashes any more. */
const CALM = 2;

/** What a test breaks, to see that the simulation notices. */
export type Mutant = Broken & {
  sql?: (sql: Sql) => Sql;
  clone?: <Own extends Clone>(clone: Own, site: Pick<Site, 'publication'>) => Own;
  /** A world in which it shows, if few do by themselves. */
  plan?: Partial<Plan>;
};

/** Lives one plan through over the services that ship; the same plan, the same life. */
export async function simulate(drawn: Plan, mutant: Mutant = {}) {
  const plan = { ...drawn, ...mutant.plan };
  const dice = createDice(plan.dice);
  const clock = createClock(dice, NOW);
  const trace: string[] = [];
  const note = (line: string) => void trace.push(`${clock.now() - NOW} s  ${line}`);
  const mail = { from: NOW + plan.mailDown.from, to: NOW + plan.mailDown.from + plan.mailDown.for };
  const machine = createMachine({
    clock,
    dice,
    note,
    chaos: { ...plan, moody: 0, down: { mail } },
  });
  const { sql: database, giveBack } = await borrowDatabase(mutant.sql);
  const isRefused = (address: string) => plan.mistyped && isOf(address, 0);
  const witness = createWitness({
    ...{ sql: database, now: clock.now, isRefused },
    isCalm: plan.crashes + plan.faults + plan.restarts.length === 0,
  });
  const sql: Sql = {
    ...database,
    batch: (statements) =>
      machine.call({ peer: 'database', name: 'asks the database' }, () =>
        countChanges(database, statements, witness.changed),
      ),
    scrub: async () => undefined,
  };
  const mailer: Mailer = {
    send: (message) =>
      machine.call({ peer: 'mail', name: `mails ${message.id}` }, async () => {
        if (isRefused(message.to.address))
          throw Object.assign(new Error('no such address'), { refused: true });
        await witness.check();
        witness.mails.mailed(message);
        attend(receive(message));
      }),
  };
  const remote = createRemote();
  const live = new Set<string>();
  let ids = 1000;
  const servers = Array.from({ length: plan.servers }, () => {
    const server: Server = { tasks: [] };
    const site = createSite(machine, server, {
      ...{ sql, mailer, broken: mutant, now: clock.now },
      isLive: async (_, id) => live.has(id),
      posts: {
        find: async (slug) => ({ slug, title: 'A', open: true }),
        comment: async (post, id) => (live.has(id) ? { ...SEEN, post, id } : undefined),
      },
      log: { happened: note, failed: note },
      newId: () => `c${++ids}`,
      newKey: () => (++ids).toString(16).padStart(32, '0'),
    });
    return { server, site };
  });
  /** Each request comes to any of them. */
  const site = Object.fromEntries(
    Object.keys(servers[0]!.site).map((use) => [
      use,
      (...args: unknown[]) => {
        const any = dice.pick(servers as [(typeof servers)[0]]).site;
        return (any[use as keyof Site] as (...args: unknown[]) => unknown)(...args);
      },
    ]),
  ) as Site;
  const world = { clock, site, witness, note };
  const receive = createMailbox(plan, world);
  await fill(database, plan);

  const build = async () => {
    const [rows] = await database.batch([
      { sql: `SELECT id FROM comment WHERE state = 'published'` },
    ]);
    live.clear();
    for (const id of [...remote.kept(), ...rows!.map((row) => String(row['id']))]) live.add(id);
    witness.build([...live]);
  };
  const clones = [0, 1].map(() => {
    const clone = createClone(remote);
    return mutant.clone?.(clone, site) ?? clone;
  });
  const asked = async <T>(work: Promise<T>) => {
    const answer = await answered(clock, work);
    if (!answer) throw new Error('the site does not answer');
    return answer.value;
  };
  const patient = {
    publication: () => asked(site.publication()),
    acknowledge: (done: Parameters<Site['acknowledge']>[0]) => asked(site.acknowledge(done)),
  };
  const takeWith = ({ clone, pace, killed }: Omit<Plan['takes'][number], 'at'>) =>
    take(clones[clone]!, { killed, wait: () => pause(clock, pace) }, patient).catch(
      (fault: Error) => note(fault.message),
    );
  const remove = () => {
    const [id] = remote.kept();
    if (id === undefined) return;
    witness.remove(id);
    remote.remove(id);
  };
  const at = (seconds: number, work: () => unknown) => clock.after(seconds * 1000, work);
  for (const { server, at: then } of plan.restarts)
    at(then, () => machine.stop(servers[server % servers.length]!.server));
  for (const { at: then, ...each } of plan.takes) at(then, () => void takeWith(each));
  for (const then of plan.removals) at(then, remove);
  for (const then of plan.builds) at(then, build);

  let busy = 0;
  const attend = (person: Promise<void>) => {
    busy += 1;
    person
      .catch((fault: unknown) => witness.say('fault', String(fault)))
      .finally(() => (busy -= 1));
  };
  const seen = () => (live.size > 0 ? dice.pick([...live] as [string]) : undefined);
  plan.readers.forEach((reader, index) => attend(write(index, reader, { ...world, seen })));

  let rests = 0;
  const sweep = async () => {
    const resting = busy === 0;
    if (resting) machine.heal();
    else rests = 0;
    if (rests >= CALM) machine.steady();
    await build();
    for (const each of servers) each.site.sweep().catch(() => undefined);
    if (resting) attend(takeWith({ clone: rests % 2, pace: 1, killed: null }));
    const rest = resting ? REST[rests++] : 1;
    if (rest !== undefined) clock.after(rest * DAY * 1000, sweep);
  };
  clock.after(1_000, sweep);
  await clock.run(witness.check);
  await witness.judgeEnd(remote.kept());
  await giveBack();
  const { violations } = witness;
  const happened = witness.happened();
  return { trace, violations: [...violations], crashes: machine.crashes, happened };
}

const SEEN: Omit<Comment, 'id' | 'post'> = {
  ...{ name: 'Ada', text: 'Words', author: false, date: new Date(NOW * 1000) },
};

/** Others that wait already. */
async function fill(sql: Sql, { waiting, doubtful }: Plan): Promise<void> {
  if (waiting === 0) return;
  await sql.batch([
    {
      sql: `WITH RECURSIVE other (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM other WHERE n < :waiting)
        INSERT INTO comment (id, key, fingerprint, post, name, words, doubts, written_at)
        SELECT 'w' || (1000 + n), 'w' || n, 'w' || n, 'a-day-at-home', 'Lin', 'Words',
          iif(n <= :doubtful, '["links"]', '[]'), ${NOW} - 1000 + n FROM other`,
      args: { waiting, doubtful },
    },
  ]);
}
