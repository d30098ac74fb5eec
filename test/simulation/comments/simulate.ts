import { createHmac } from 'node:crypto';
import { createWriting } from '../../../src/adapters/database/comments/writing.ts';
import { createRateLimit } from '../../../src/adapters/database/rate-limit.ts';
import type { Sql } from '../../../src/adapters/database/sql.ts';
import { createCommentsService } from '../../../src/domain/comments/comments-service.ts';
import type { Ports } from '../../../src/domain/comments/ports.ts';
import { SENDINGS } from '../../../src/domain/comments/sendings.ts';
import { NOW } from '../../support/booking.ts';
import { createClock } from '../clock.ts';
import { borrowDatabase, countChanges } from '../database.ts';
import { createDice } from '../dice.ts';
import { createMachine, type Server } from '../machine.ts';
import type { Plan } from './plan.ts';
import { write } from './reader.ts';
import { createWitness } from './witness.ts';

const DAY = 86_400;
/** Days between the last sweeps, when all have gone. */
const REST = [1, 1, 31, 31, 91, 91];

/** What a test breaks, to see that the simulation notices. */
export type Mutant = {
  sql?: (sql: Sql) => Sql;
  store?: (store: Ports['store']) => Ports['store'];
  limit?: (limit: Ports['limit']) => Ports['limit'];
  /** A world in which it shows, if few do by themselves. */
  plan?: Partial<Plan>;
};

export type Site = Pick<ReturnType<typeof createCommentsService>, 'look' | 'send' | 'waiting'>;

/** Lives one plan through over the service that ships; the same plan, the same life. */
export async function simulate(drawn: Plan, mutant: Mutant = {}) {
  const plan = { ...drawn, ...mutant.plan };
  const dice = createDice(plan.dice);
  const clock = createClock(dice, NOW);
  const trace: string[] = [];
  const note = (line: string) => void trace.push(`${clock.now() - NOW} s  ${line}`);
  const machine = createMachine({ clock, dice, note, chaos: { ...plan, moody: 0, down: {} } });
  const { sql: database, giveBack } = await borrowDatabase(mutant.sql);
  const witness = createWitness({ sql: database, now: clock.now });
  const sql: Sql = {
    ...database,
    batch: (statements) =>
      machine.call({ peer: 'database', name: 'asks the database' }, () =>
        countChanges(database, statements, witness.changed),
      ),
    scrub: async () => undefined,
  };
  let ids = 0;
  const servers = Array.from({ length: plan.servers }, () => {
    const server: Server = { tasks: [] };
    const service = createCommentsService(
      { author: 'Kayla', blocked: ['casino'] },
      {
        store: machine.watch('store', (mutant.store ?? same)(createWriting(sql))),
        limit: machine.watch('limit', (mutant.limit ?? same)(createRateLimit(sql, 'k', SENDINGS))),
        posts: { find: async () => ({ title: 'A', open: true }), comment: async () => undefined },
        mark: (kind, text) => createHmac('sha256', kind).update(text).digest('hex'),
        waiting: { tokenOf: (id) => id, read: (token) => token },
        arrived: () => undefined,
        log: { happened: note, failed: note },
        now: clock.now,
        newId: () => `c${++ids}`,
        newKey: () => (++ids).toString(16).padStart(32, '0'),
      },
    );
    return { server, service };
  });
  const ask = <Use extends keyof typeof any>(use: Use) =>
    ((...args: never[]) => {
      const { server, service } = dice.pick(servers as [(typeof servers)[0]]);
      return machine.start(server, use, () => (service[use] as any)(...args));
    }) as (typeof any)[Use];
  const any = servers[0]!.service;
  const site: Site = { look: ask('look'), send: ask('send'), waiting: ask('waiting') };
  await fill(database, plan);

  for (const { server, at } of plan.restarts)
    clock.after(at * 1000, () => machine.stop(servers[server % servers.length]!.server));
  for (const { at, to } of plan.decisions)
    clock.after(at * 1000, () => decide(database, to, clock.now(), witness.decide));
  const people = plan.readers.map((reader, index) =>
    write(`r${index}`, reader, { clock, site, witness, note }),
  );
  let busy = people.length;
  for (const person of people)
    person
      .catch((fault: unknown) => witness.say('fault', String(fault)))
      .finally(() => (busy -= 1));

  let rests = 0;
  const sweep = () => {
    const resting = busy === 0;
    if (resting) machine.heal();
    if (rests >= REST.length / 2) machine.steady();
    for (const { server, service } of servers) void machine.start(server, 'sweep', service.sweep);
    const rest = resting ? REST[rests++] : 1;
    if (rest !== undefined) clock.after(rest * DAY * 1000, sweep);
  };
  clock.after(1_000, sweep);
  await clock.run(witness.check);
  await witness.judgeEnd();
  await giveBack();
  return {
    trace,
    violations: [...witness.violations],
    crashes: machine.crashes,
    told: witness.told(),
  };
}

/** Others that wait already. */
async function fill(sql: Sql, { waiting, doubtful }: Plan): Promise<void> {
  if (waiting === 0) return;
  await sql.batch([
    {
      sql: `WITH RECURSIVE other (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM other WHERE n < :waiting)
        INSERT INTO comment (id, key, fingerprint, post, name, words, doubts, written_at)
        SELECT 'w' || n, 'w' || n, 'w' || n, 'a-day-at-home', 'Lin', 'Words',
          iif(n <= :doubtful, '["links"]', '[]'), ${NOW} - 1000 + n FROM other`,
      args: { waiting, doubtful },
    },
  ]);
}

/** As the author's press does, of what readers sent. */
async function decide(
  sql: Sql,
  state: 'published' | 'deleted',
  now: number,
  noted: (id: string, to: typeof state) => void,
): Promise<void> {
  const [rows] = await sql.batch([
    {
      sql: `SELECT id FROM comment WHERE state = 'waiting' AND id LIKE 'c%' ORDER BY written_at LIMIT 1`,
    },
  ]);
  const id = rows?.[0]?.['id'];
  if (id === undefined) return;
  noted(String(id), state);
  const gone = 'name = NULL, words = NULL, site = NULL, email = NULL,';
  await sql.batch([
    {
      sql: `UPDATE comment SET ${state === 'deleted' ? gone : ''} state = :state, decided_at = :now
        WHERE id = :id`,
      args: { id, state, now },
    },
  ]);
}

const same = <T>(port: T): T => port;
