import type Stripe from 'stripe';
import { bookingFrom } from '../../src/adapters/database/booking-row.ts';
import type { Row, Sql } from '../../src/adapters/database/sql.ts';
import type { Booking, BookingState } from '../../src/domain/booking/booking.ts';
import { callsOn, type Days } from '../../src/domain/booking/calls/closed-days.ts';
import { type Interval, overlaps } from '../../src/domain/time/interval.ts';
import { CELL } from '../../src/domain/booking/slots.ts';
import type { SentGift } from './by-hand.ts';
import type { Moved } from './closings.ts';
import type { Ended } from './endings.ts';
import { isByHand, isOurs } from './money-back.ts';
import { createClaims, UNSETTLED } from './claims.ts';

const BECOMES: Record<BookingState, readonly BookingState[]> = {
  held: ['processing', 'paid', 'expired', 'conflict', 'canceled'],
  processing: ['paid', 'expired', 'conflict', 'canceled'],
  expired: ['processing', 'paid', 'conflict', 'canceled'],
  paid: ['canceled'],
  conflict: [],
  canceled: [],
};

const BOOKINGS = 'SELECT * FROM booking';

/** So many seconds may pass between a decision and what the database does about it. */
const LAG = 60;

/** Lock rows in force that no paid call, payment under way or living hold explains. */
const UNEXPLAINED = `SELECT b.id FROM slot_lock l JOIN booking b ON b.id = l.booking_id
  WHERE l.until > :now AND NOT (b.state IN ('paid', 'processing') OR
    (b.state = 'held' AND b.held_until > :now)) LIMIT 1`;

/** Calls ahead that do not hold every cell of theirs. */
const UNLOCKED = `SELECT id FROM booking b WHERE state = 'paid' AND start_at > :now
  AND (blocked_to - blocked_from) / ${CELL} >
    (SELECT count(*) FROM slot_lock WHERE booking_id = b.id AND until > :now) LIMIT 1`;

/** Households that keep more from everybody than they may. */
const GREEDY = `SELECT household FROM booking WHERE state = 'held' AND held_until > :now
  GROUP BY household HAVING count(*) > 2 AND household IS NOT NULL LIMIT 1`;

/** Sees everything that Stripe, database and readers see, and says at once what must never be. */
export function createWitness(world: {
  sql: Sql;
  /** Whether all clocks are right, and so what they say of a hold. */
  isTrueTime: boolean;
  now: () => number;
  /** How far off, in seconds, the clock of a server may be now. */
  skew: () => number;
  /** When the coach is busy, as her calendars have said long enough for every form under way. */
  busy: () => Interval[];
  lostIn: (asked: Promise<unknown>, place: string) => boolean;
  /** Whether a mail has been sent. */
  mailed: (id: string) => boolean;
}) {
  const { sql, now } = world;
  const violations: string[] = [];
  const paid = new Map<string, { bookingId: string; intent: string | null }>();
  const back = new Map<string, Stripe.Refund>();
  const before = new Map<string, Booking>();
  const canceledAt = new Map<string, number>();
  const acknowledged: Stripe.Checkout.Session[] = [];
  const wiped = new Set<string>();
  const closed = new Map<string, Days>();
  let changed = false;
  let changes = 0;

  const say = (invariant: string, what: string) => void violations.push(`${invariant}: ${what}`);
  const query = async (text: string, args: Row = {}) =>
    (await sql.batch([{ sql: text, args }]))[0]!;
  const bookings = async (): Promise<Booking[]> => (await query(BOOKINGS)).map(bookingFrom);
  const claims = createClaims({
    ...world,
    say,
    bookings,
    query,
    isPaid: (bookingId) =>
      [...paid].some(([id, session]) => session.bookingId === bookingId && !wiped.has(id)),
    hasPaid: (sessionId) => paid.has(sessionId),
    isWiped: (sessionId) => wiped.has(sessionId),
    isGift: (intent) =>
      [...back.values()].some((one) => one.payment_intent === intent && !isOurs(one)),
  });

  const judgeCalls = (calls: readonly Booking[]) => {
    for (const [index, one] of calls.entries())
      for (const other of calls.slice(index + 1))
        if (overlaps(one.blocked, other.blocked)) say('I1', `${one.id} overlaps ${other.id}`);
    for (const call of calls) {
      const session = paid.get(call.sessionId ?? '');
      if (session?.bookingId !== call.id) say('I2', `${call.id} is a call, and nobody paid for it`);
      const intent = session?.intent;
      const isBack = (one: Stripe.Refund) =>
        one.payment_intent === intent && isOurs(one) && !isByHand(one);
      if (intent && [...back.values()].some(isBack))
        say('I2', `${call.id} is a call, and its money was given back`);
    }
  };

  /** Money that is late may still have an hour that was sold before the coach became busy. */
  const judgeChange = (booking: Booking) => {
    const { id, state, start } = booking;
    const former = before.get(id);
    before.set(id, booking);
    if (former?.start !== start && world.busy().some((span) => overlaps(booking, span)))
      say('I1', `${id} takes an hour in which the coach is busy`);
    const isClosed = [...closed.values()].some((days) => callsOn(days, [booking]).length > 0);
    if (isClosed && (former?.start !== start || (state === 'paid' && former.state !== 'paid')))
      say('I1', `${id} is ${state} on a day that the coach has closed`);
    if (!former || former.state === state) return;
    if (!BECOMES[former.state].includes(state))
      say('I5', `${id} was ${former.state} and is ${state}`);
    if (state === 'canceled') canceledAt.set(id, now());
    if (state === 'paid' && start + LAG + world.skew() <= now())
      say('I2', `${id} became a call when its hour had begun`);
  };

  return {
    ...claims,
    violations,
    paid,
    /** When calls were canceled. */
    canceledAt,
    /** What the coach gave back by hand. */
    gifts: [] as SentGift[],
    /** Calls that the coach was told have moved. */
    moved: [] as Moved[],
    /** What she said of calls that were over. */
    ended: [] as Ended[],
    /** Days of which the coach was told that they are closed, until she opens them. */
    closed,
    say,
    bookings,
    /** How many rows were ever written, as the database says after each call. */
    counted(count: number) {
      changed ||= count !== changes;
      changes = count;
    },
    /** Nobody can know any more of what Stripe has forgotten. */
    wiped(sessions: readonly { id: string }[]) {
      for (const { id } of sessions) wiped.add(id);
    },
    /** Whether a payment was one that Stripe has forgotten. */
    isErased: (intent: string) =>
      [...paid].some(([id, session]) => session.intent === intent && wiped.has(id)),

    happen(event: Stripe.Event) {
      changed = true;
      if (event.data.object.object === 'refund') back.set(event.data.object.id, event.data.object);
      if (event.data.object.object !== 'checkout.session') return;
      const session = event.data.object;
      if (session.status !== 'complete' || session.payment_status === 'unpaid') return;
      const bookingId = String(session.client_reference_id);
      paid.set(session.id, { bookingId, intent: session.payment_intent as string | null });
    },

    /** Our 200 to Stripe: whatever the event told must be safe now. */
    acknowledged({ data: { object } }: Stripe.Event) {
      if (object.object === 'checkout.session' && object.payment_status !== 'unpaid')
        acknowledged.push(object);
    },

    /** After every turn. */
    async check() {
      if (!changed && acknowledged.length === 0) return;
      changed = false;
      const at = { now: now() };
      const [rows, unlocked, unexplained, greedy] = (await sql.batch([
        { sql: BOOKINGS },
        { sql: UNLOCKED, args: at },
        { sql: UNEXPLAINED, args: at },
        { sql: GREEDY, args: at },
      ])) as [Row[], Row[], Row[], Row[]];
      const all = rows.map(bookingFrom);
      for (const session of acknowledged.splice(0)) {
        const booking = all.find(({ id }) => id === session.client_reference_id);
        if (booking && !UNSETTLED.includes(booking.state)) continue;
        const { payment_status, payment_intent } = session;
        // Of what Stripe has forgotten only the coach can know more.
        if (wiped.has(session.id) && payment_status !== 'paid') continue;
        if (wiped.has(session.id) && world.mailed(`${String(payment_intent)}.stray`)) continue;
        say('I5', `${session.id} was acknowledged, and ${booking?.id} is ${booking?.state}`);
      }
      judgeCalls(all.filter(({ state }) => state === 'paid'));
      all.forEach(judgeChange);
      for (const { id } of unlocked) say('I1', `${String(id)} is a call without its locks`);
      if (world.isTrueTime)
        for (const { household } of greedy)
          say('I7', `${String(household)} holds more unpaid hours than it may`);
      for (const { id } of unexplained)
        say('I3', `${String(id)} blocks an hour that it has no right to`);
    },
  };
}

export type Witness = ReturnType<typeof createWitness>;
