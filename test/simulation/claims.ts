import type { Booking, BookingState, Role } from '../../src/domain/booking/booking.ts';
import type { Overview } from '../../src/domain/booking/calls/overview.ts';
import type { ReservationRequest } from '../../src/domain/booking/reserve/reservation.ts';
import type { Reserved } from '../../src/domain/booking/reserve/reserve.ts';
import { MOST_UNPAID, PAYMENT_PAGES } from '../../src/domain/booking/reserve/payment-pages.ts';
import type { CalendarEntry } from '../../src/domain/calendar-entry.ts';
import type { Row } from '../../src/adapters/database/sql.ts';

const REFUND = `SELECT refund.amount FROM refund JOIN booking ON refund.id = booking.payment_intent
  WHERE booking.id = :id`;

/** Nobody has said yet whether it is a call. */
export const UNSETTLED: readonly BookingState[] = ['held', 'processing', 'expired'];
const SETTLED: readonly BookingState[] = ['paid', 'canceled', 'conflict'];

/** What must be true of the site's answers, given what was true when they were asked for. */
export function createClaims(world: {
  say: (invariant: string, what: string) => void;
  bookings: () => Promise<Booking[]>;
  query: (sql: string, args: Row) => Promise<Row[]>;
  /** Whether all clocks are right, and so what a household is known for. */
  isTrueTime: boolean;
  /** Whether money for this booking, or by this session, has come, and whether Stripe has forgotten it. */
  isPaid: (bookingId: string) => boolean;
  hasPaid: (sessionId: string) => boolean;
  isWiped: (sessionId: string) => boolean;
  /** Whether some of a payment was given back by hand. */
  isGift: (paymentIntent: string | null) => boolean;
  /** Whether a call from this place went wrong while this was asked. */
  lostIn: (asked: Promise<unknown>, place: string) => boolean;
}) {
  const { say, bookings, isPaid } = world;

  /** Whoever is told that it is enough has held or opened as much as that in the time of a hold. */
  const judgeRefusal = async (reason: string, reader: string) => {
    if ((reason !== 'over-share' && reason !== 'too-many') || !world.isTrueTime) return;
    const theirs = (await bookings()).filter(({ household }) => household?.endsWith(` ${reader}`));
    const least = reason === 'over-share' ? MOST_UNPAID : PAYMENT_PAGES[0].most;
    if (theirs.length < least)
      say('I7', `${reader} is told ${reason}, and reserved ${theirs.length} times`);
  };

  return {
    beforeReserving(request: ReservationRequest, cookie: string | undefined, reader: string) {
      const hadPaid = cookie !== undefined && isPaid(cookie);
      return async (reserved: Reserved, asked: Promise<unknown>) => {
        const own = (await bookings()).find(({ id }) => id === cookie);
        const isTheirs = own?.start === request.start && own.offer === request.offer;
        // A call that was canceled leaves its hour to others.
        const sameHour = isTheirs && own.state !== 'canceled';
        // Nothing but this read tells whose hour it is: when it fails, "try again" is the true answer.
        const unread = world.lostIn(asked, 'reserve store.claimed');
        const blind = !reserved.ok && reserved.reason === 'payment-unavailable' && unread;
        // Stripe may have forgotten it in the meantime.
        const theirs = hadPaid && isPaid(cookie) && sameHour;
        if (!reserved.ok && reserved.reason !== 'yours' && theirs && !blind)
          say('I6', `${cookie} is paid, and its reader is told ${reserved.reason}`);
        if (!reserved.ok) return judgeRefusal(reserved.reason, reader);
        const booking = (await bookings()).find(({ id }) => id === reserved.bookingId);
        if (booking?.start !== request.start || booking.offer !== request.offer)
          say('I6', `the page of ${reserved.bookingId} sells another hour`);
      };
    },

    beforeLooking(sessionId: string) {
      const hadPaid = world.hasPaid(sessionId);
      return (booking: Booking | 'unknown' | 'too-many' | undefined) => {
        if (world.isWiped(sessionId)) return;
        if (booking === undefined) return say('I6', `nobody knows ${sessionId}`);
        if (typeof booking === 'string') return;
        const open = UNSETTLED.includes(booking.state);
        if (open && hadPaid) say('I6', `${sessionId} is paid, and its page says ${booking.state}`);
        if (booking.state === 'paid' && !isPaid(booking.id))
          say('I6', `${sessionId} is not paid, and its page says that it is`);
      };
    },

    /** The coach's calendar holds every call, as it was before she asked or is now. */
    async beforeReading() {
      const calls: readonly BookingState[] = ['paid', 'canceled'];
      const before = (await bookings()).filter(({ state }) => calls.includes(state));
      return async (entries: readonly CalendarEntry[]) => {
        const after = await bookings();
        for (const call of before) {
          const now = after.find(({ id }) => id === call.id) ?? call;
          // What changed twice in the meantime may stand there as it was in between.
          if (now.sequence > call.sequence + 1) continue;
          const entry = entries.find(({ uid }) => uid === call.uid);
          const isShown = ({ state, start }: Booking) =>
            entry?.canceled === (state === 'canceled') && entry.start === start;
          if (!isShown(call) && !isShown(now))
            say('I6', `${call.id} is a call, and the coach's calendar says otherwise`);
        }
      };
    },

    /** Every call stands on the coach's page, ahead or ended, as it was before she asked or is now. */
    async beforeOverview() {
      const before = (await bookings()).filter(({ state }) => SETTLED.includes(state));
      return async ({ ahead, ended }: Overview) => {
        const after = await bookings();
        for (const call of before) {
          const now = after.find(({ id }) => id === call.id) ?? call;
          const shown = [...ahead, ...ended].find(({ id }) => id === call.id);
          const isEither = [call, now].some(
            ({ state, start }) => shown?.state === state && shown.start === start,
          );
          if (!isEither && now.sequence <= call.sequence + 1)
            say('I6', `${call.id} is ${now.state}, and the coach's page says ${shown?.state}`);
        }
      };
    },

    /** Our word to whoever canceled that it is done, and what comes back at least. */
    async canceled(id: string, by: Role, back: number) {
      const booking = (await bookings()).find((one) => one.id === id);
      if (booking?.state !== 'canceled' || booking.canceledBy !== by)
        say('I5', `${id} was said to be canceled by the ${by}, and is ${booking?.state}`);
      const [refund] = await world.query(REFUND, { id });
      // What is given by hand in the meantime leaves less.
      const isGift = world.isGift(booking?.paymentIntent ?? null);
      if (Number(refund?.['amount'] ?? 0) < back && !isGift)
        say('I2', `less than ${back} comes back for ${id}`);
    },
  };
}
