import type Stripe from 'stripe';
import { bookingFrom } from '../../src/adapters/booking-row.ts';
import type { Row, Sql } from '../../src/adapters/sql.ts';
import type { Booking, BookingState, Role } from '../../src/domain/booking/booking.ts';
import { overlaps } from '../../src/domain/booking/interval.ts';
import { CELL } from '../../src/domain/booking/slots.ts';
import type { Reservation, Reserved } from '../../src/domain/booking/reserve.ts';

const BECOMES: Record<BookingState, readonly BookingState[]> = {
  held: ['processing', 'paid', 'expired', 'conflict', 'cancelled'],
  processing: ['paid', 'expired', 'conflict', 'cancelled'],
  expired: ['processing', 'paid', 'conflict', 'cancelled'],
  paid: ['cancelled'],
  conflict: [],
  cancelled: [],
};

const BOOKINGS = 'SELECT * FROM booking';

/** So many seconds may pass between a decision and what the database does about it. */
const LAG = 60;

const UNSETTLED: readonly BookingState[] = ['held', 'processing', 'expired'];

/** Lock rows in force that no paid call, payment under way or living hold explains. */
const STRAY = `SELECT b.id FROM slot_lock l JOIN booking b ON b.id = l.booking_id
  WHERE l.until > :now AND NOT (b.state IN ('paid', 'processing') OR
    (b.state = 'held' AND b.held_until > :now)) LIMIT 1`;

/** Calls ahead that do not hold every cell of theirs. */
const UNLOCKED = `SELECT id FROM booking b WHERE state = 'paid' AND start_at > :now
  AND (blocked_to - blocked_from) / ${CELL} >
    (SELECT count(*) FROM slot_lock WHERE booking_id = b.id AND until > :now) LIMIT 1`;

const REFUND = `SELECT refund.amount FROM refund JOIN booking USING (payment_intent) WHERE id = :id`;

/** Sees everything that Stripe, database and readers see, and says at once what must never be. */
export function createWitness(world: {
  sql: Sql;
  now: () => number;
  /** How far off, in seconds, the clock of a server may be. */
  skew: number;
  /** Whether a call from this place went wrong while this was asked. */
  lostIn: (asked: Promise<unknown>, place: string) => boolean;
}) {
  const { sql, now } = world;
  const violations: string[] = [];
  const paid = new Map<string, { bookingId: string; intent: string | null }>();
  const back = new Map<string, Stripe.Refund>();
  const before = new Map<string, BookingState>();
  const cancelledAt = new Map<string, number>();
  const acknowledged: Stripe.Checkout.Session[] = [];
  const wiped = new Set<string>();
  let changed = false;
  let changes: unknown;

  const say = (invariant: string, what: string) => void violations.push(`${invariant}: ${what}`);
  const isPaid = (bookingId: string) =>
    [...paid].some(([id, session]) => session.bookingId === bookingId && !wiped.has(id));
  const bookings = async (): Promise<Booking[]> =>
    (await sql.batch([{ sql: BOOKINGS }]))[0]!.map(bookingFrom);

  return {
    violations,
    paid,
    /** When calls were cancelled. */
    cancelledAt,
    say,
    bookings,
    changed: () => void (changed = true),
    /** Nobody can know any more of what Stripe has forgotten. */
    wiped(sessions: readonly { id: string }[]) {
      for (const { id } of sessions) wiped.add(id);
    },

    hear(event: Stripe.Event) {
      changed = true;
      if (event.data.object.object === 'refund') back.set(event.data.object.id, event.data.object);
      if (event.data.object.object !== 'checkout.session') return;
      const session = event.data.object;
      if (session.status !== 'complete' || session.payment_status === 'unpaid') return;
      const bookingId = String(session.client_reference_id);
      paid.set(session.id, { bookingId, intent: session.payment_intent as string | null });
    },

    /** What must be true of an answer, given what was true when it was asked for. */
    beforeReserving(wish: Reservation, cookie: string | undefined) {
      const hadPaid = cookie !== undefined && isPaid(cookie);
      return async (reserved: Reserved, asked: Promise<unknown>) => {
        const own = (await bookings()).find(({ id }) => id === cookie);
        const isTheirs = own?.start === wish.start && own.offer === wish.offer;
        // A call that was canceled leaves its hour to others.
        const sameHour = isTheirs && own.state !== 'cancelled';
        // Nothing but this read tells whose hour it is: when it fails, "try again" is the true answer.
        const unread = world.lostIn(asked, 'resume store.find');
        const blind = !reserved.ok && reserved.reason === 'payment-unavailable' && unread;
        // Stripe may have forgotten it in the meantime.
        const theirs = hadPaid && isPaid(cookie) && sameHour;
        if (!reserved.ok && reserved.reason !== 'yours' && theirs && !blind)
          say('I6', `${cookie} is paid, and its reader is told ${reserved.reason}`);
        if (!reserved.ok) return;
        const booking = (await bookings()).find(({ id }) => id === reserved.bookingId);
        if (booking?.start !== wish.start || booking.offer !== wish.offer)
          say('I6', `the page of ${reserved.bookingId} sells another hour`);
      };
    },

    beforeLooking(sessionId: string) {
      const hadPaid = paid.has(sessionId);
      return (booking: Booking | 'unknown' | undefined) => {
        if (wiped.has(sessionId)) return;
        if (booking === undefined) return say('I6', `nobody knows ${sessionId}`);
        if (booking === 'unknown') return;
        const open = UNSETTLED.includes(booking.state);
        if (open && hadPaid) say('I6', `${sessionId} is paid, and its page says ${booking.state}`);
        if (booking.state === 'paid' && !isPaid(booking.id))
          say('I6', `${sessionId} is not paid, and its page says that it is`);
      };
    },

    /** Our word to whoever cancelled that it is done, and what comes back at least. */
    async cancelled(id: string, by: Role, back: number) {
      const booking = (await bookings()).find((one) => one.id === id);
      if (booking?.state !== 'cancelled' || booking.cancelledBy !== by)
        say('I5', `${id} was said to be cancelled by the ${by}, and is ${booking?.state}`);
      const [refund] = (await sql.batch([{ sql: REFUND, args: { id } }]))[0]!;
      if (Number(refund?.['amount'] ?? 0) < back)
        say('I2', `less than ${back} comes back for ${id}`);
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
      const [row] = (await sql.batch([{ sql: 'SELECT total_changes() AS changes' }]))[0]!;
      if (row?.['changes'] === changes && acknowledged.length === 0) return;
      changes = row?.['changes'];
      const at = { now: now() };
      const [rows, unlocked, stray] = (await sql.batch([
        { sql: BOOKINGS },
        { sql: UNLOCKED, args: at },
        { sql: STRAY, args: at },
      ])) as [Row[], Row[], Row[]];
      const all = rows.map(bookingFrom);
      for (const session of acknowledged.splice(0)) {
        if (wiped.has(session.id)) continue;
        const booking = all.find(({ id }) => id === session.client_reference_id);
        if (!booking || UNSETTLED.includes(booking.state))
          say('I5', `${session.id} was acknowledged, and ${booking?.id} is ${booking?.state}`);
      }
      const calls = all.filter(({ state }) => state === 'paid');
      for (const [index, one] of calls.entries())
        for (const other of calls.slice(index + 1))
          if (overlaps(one.blocked, other.blocked)) say('I1', `${one.id} overlaps ${other.id}`);
      for (const call of calls) {
        const session = paid.get(call.sessionId ?? '');
        if (session?.bookingId !== call.id)
          say('I2', `${call.id} is a call, and nobody paid for it`);
        const intent = session?.intent;
        if ([...back.values()].some((one) => one.payment_intent === intent && intent))
          say('I2', `${call.id} is a call, and its money was given back`);
      }
      for (const { id, state, start } of all) {
        const former = before.get(id) ?? state;
        if (former !== state && !BECOMES[former].includes(state))
          say('I5', `${id} was ${former} and is ${state}`);
        if (former !== state && state === 'cancelled') cancelledAt.set(id, now());
        if (former !== state && state === 'paid' && start + LAG + world.skew <= now())
          say('I2', `${id} became a call when its hour had begun`);
        before.set(id, state);
      }
      for (const { id } of unlocked) say('I1', `${String(id)} is a call without its locks`);
      for (const { id } of stray) say('I3', `${String(id)} blocks an hour that it has no right to`);
    },
  };
}

export type Witness = ReturnType<typeof createWitness>;
