import { createBookingStore } from '../../src/adapters/database/booking-store.ts';
import { createOutbox } from '../../src/adapters/database/outbox.ts';
import { createRateLimit } from '../../src/adapters/database/rate-limit.ts';
import type { Sql } from '../../src/adapters/database/sql.ts';
import { createStripeCheckout } from '../../src/adapters/stripe/checkout.ts';
import { ALL_LOOKUPS, SESSION_LOOKUPS } from '../../src/domain/booking/settle/session-lookups.ts';
import type { Calendar } from '../../src/domain/booking/ports.ts';
import type { Mailer, Message } from '../../src/domain/mail/message.ts';
import { NOW } from '../support/booking.ts';
import { judgeBooks } from './books.ts';
import { closeDays } from './closings.ts';
import { createClock } from './clock.ts';
import { coach, give } from './coach.ts';
import { borrowDatabase, countChanges } from './database.ts';
import { createDice } from './dice.ts';
import { endCalls } from './endings.ts';
import { createMachine } from './machine.ts';
import { changed, type Mutant } from './mutant.ts';
import { type Plan, skewsAt } from './plan.ts';
import { createPost } from './post.ts';
import { read } from './readers.ts';
import { householdIn, readToken, SITE_URL } from './site.ts';
import { squat } from './squatters.ts';
import { ALL_OVER, CALM, DUE, LULL, PATIENCE, REST } from './rests.ts';
import { createServers } from './servers.ts';
import { createStripeAccount } from './stripe-account.ts';
import { type Ends, judge } from './verdict.ts';
import { createWitness } from './witness.ts';

const HOUR = 3600;
/** No form is under way for longer. */
const FORM = 600;
/** Lives one plan through, from the first reader to the rest after the last; the same plan, the same life. */
export async function simulate(plan: Plan, mutant: Mutant = {}) {
  const dice = createDice(plan.dice);
  const clock = createClock(dice, NOW);
  const trace: string[] = [];
  const note = (line: string) => void trace.push(`${clock.now() - NOW} s  ${line}`);
  const outage = (span: Plan['mailDown']) => ({
    from: NOW + span.from,
    to: NOW + span.from + span.for,
  });
  const down = { stripe: outage(plan.stripeDown), mail: outage(plan.mailDown) };
  const machine = createMachine({ clock, dice, note, chaos: { ...plan, down } });

  /** What the coach's calendars have said for so many seconds. */
  const appointments = (known: number) =>
    plan.busy
      .filter(({ at }) => at + known <= clock.now() - NOW)
      .map(({ from }) => ({ start: NOW + from, end: NOW + from + HOUR }));
  const { sql: database, giveBack } = await borrowDatabase(mutant.sql);
  const mails: Message[] = [];
  const witness = createWitness({
    sql: database,
    isTrueTime: plan.clockSteps.length === 0,
    now: clock.now,
    skew: () => Math.max(...skewsAt(plan, clock.now()).map(Math.abs)),
    busy: () => appointments(FORM),
    lostIn: machine.lostIn,
    mailed: (id) => mails.some((mail) => mail.id === id),
  });
  const sql: Sql = {
    batch: (statements) =>
      machine.call({ peer: 'database', name: 'asks the database' }, () =>
        countChanges(database, statements, witness.counted).catch((fault: unknown) => {
          // Whoever loses a race is told so; what the database refuses was not thought of.
          witness.say('fault', String(fault));
          throw fault;
        }),
      ),
    ...{ version: () => database.version(), scrub: async () => undefined, close: () => undefined },
  };
  const calendar: Calendar = {
    busy: () =>
      machine.call({ peer: 'calendar', name: 'asks the calendars' }, async () => appointments(0)),
  };
  const mailer: Mailer = {
    send: (message) =>
      machine.call({ peer: 'mail', name: `mails ${message.id}` }, async () => {
        mails.push(message);
        if (plan.mistyped && message.to.address.startsWith('r0@'))
          throw Object.assign(new Error('no such address'), { refused: true });
      }),
  };
  const post = createPost({ clock, dice, plan, note, witness });
  let refusals = plan.refusals;
  const account = createStripeAccount({
    clock,
    dice,
    machine,
    generous: plan.generous,
    refunds: plan.refunds,
    refuses: () => refusals > 0 && dice.chance(0.12) && refusals-- > 0,
    happen(event) {
      witness.happen(event);
      post.carry(event);
    },
  });
  const checkout = createStripeCheckout(account.stripe, {
    siteUrl: SITE_URL,
    live: false,
    locale: 'en-US',
  });
  let ids = 0;
  const ports = () => ({
    store: machine.watch('store', changed(createBookingStore(sql), mutant.store)),
    outbox: machine.watch('outbox', changed(createOutbox(sql), mutant.outbox)),
    checkout: machine.watch('checkout', changed(checkout, mutant.checkout)),
    mailer: machine.watch('mailer', changed(mailer, mutant.mailer)),
    calendar: machine.watch('calendar', changed(calendar, mutant.calendar)),
    limit: machine.watch('limit', createRateLimit(sql, 'key', SESSION_LOOKUPS)),
    household: mutant.household ?? householdIn,
    storeVersion: () => sql.version(),
    links: { read: readToken },
    log: { happened: note, failed: note },
    newId: () => `b${++ids}`,
    newKey: () => `k${++ids}`,
    overall: createRateLimit(sql, 'another key', ALL_LOOKUPS),
  });
  const servers = createServers({ clock, dice, machine, plan, ports, note });
  const { site } = servers;
  post.connect(site, account);

  const world = { clock, dice, site, account, witness, note };
  const people = [
    ...plan.readers.map((reader, index) => read(`r${index}`, reader, world)),
    ...plan.squatters.map((squatter, index) => squat(`s${index}`, squatter, world)),
    ...[coach(plan.coach, world), give(plan, world), closeDays(plan.closings, world)],
  ];
  let busy = 0;
  const live = (person: Promise<void>) => {
    busy += 1;
    person
      .catch((fault: unknown) => witness.say('fault', String(fault)))
      .finally(() => (busy -= 1));
  };
  people.forEach(live);

  let rests = 0;
  let hasEnded = false;
  const sweep = async () => {
    account.tick();
    servers.sweep().catch((fault: unknown) => witness.say('fault', String(fault)));
    const outages = Math.max(down.stripe.to, down.mail.to);
    let resting = busy === 0 && !post.waiting() && clock.now() >= outages;
    if (resting) {
      machine.heal();
      if (rests >= CALM) machine.steady();
      servers.calm();
      refusals = 0;
    }
    if (resting && rests === ALL_OVER && !hasEnded) {
      hasEnded = true;
      live(endCalls(plan.endings, world));
      resting = false;
    }
    const [due] = resting
      ? (await database.batch([{ sql: DUE, args: { now: clock.now() } }]))[0]!
      : [];
    if (rests >= REST.length && (!due || rests > PATIENCE)) return;
    const pause = resting ? (REST[rests++] ?? HOUR) : busy > 0 ? plan.sweeps : LULL;
    clock.after(pause * 1000, sweep);
  };
  clock.after(1_000, sweep);
  if (plan.wipedAt !== null)
    clock.after(plan.wipedAt * 1000, async () => {
      note('all data of the account is deleted');
      witness.wiped(await account.sessions());
      account.wipe();
    });

  const { setTimeout, clearTimeout } = globalThis;
  Object.assign(globalThis, { setTimeout: machine.wait, clearTimeout: clock.cancel });
  let ends: Partial<Ends> = {};
  try {
    await clock.run(witness.check);
    const store = createBookingStore(database);
    const now = clock.now();
    const skews = (at: number) => skewsAt(plan, at);
    ends = await judge({ account, sql: database, store, mails, witness, now, skews });
    // What Stripe has forgotten, and what is given in its dashboard, is in no books of ours.
    if (plan.wipedAt === null && plan.gifts.length === 0)
      await judgeBooks({ account, store, witness });
    await giveBack();
  } catch (fault) {
    witness.say('fault', String(fault));
  } finally {
    Object.assign(globalThis, { setTimeout, clearTimeout });
  }
  const { violations } = witness;
  const { crashes, reached } = machine;
  const happened = { ...ends, ...post.happened(), ...servers.happened() };
  return { trace, mails, violations, crashes, reached, happened };
}

export type Life = Awaited<ReturnType<typeof simulate>>;
