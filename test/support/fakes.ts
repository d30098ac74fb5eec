import type { Booking } from '../../src/domain/booking/booking.ts';
import { payableUntil } from '../../src/domain/booking/hold.ts';
import type { Interval } from '../../src/domain/time/interval.ts';
import type { Checkout, Opened, Refund, Session } from '../../src/domain/booking/checkout.ts';
import type { Calendar } from '../../src/domain/booking/ports.ts';
import type { Log } from '../../src/domain/log.ts';
import type { Mailer, Message } from '../../src/domain/mail/message.ts';

/**
 * A payment page in memory. `failing` makes the next calls to `open` fail.
 * @param now Stripe's clock, by which no page opens that closes in less than 30 minutes
 */
export function fakeCheckout(now?: () => number) {
  const sessions = new Map<string, Session>();
  const opened: Booking[] = [];
  const refunds: Pick<Refund, 'id' | 'paymentIntent' | 'bookingId' | 'amount'>[] = [];
  const refundable = { value: true };
  /** What has gone back by hand; undefined while Stripe can't be asked. */
  const byHand: { value: number | undefined } = { value: 0 };
  const failedRefunds = new Set<string>();
  const failing: Extract<Opened, { ok: false }>[] = [];

  const checkout: Checkout = {
    live: false,
    async open(booking) {
      const failure = failing.shift();
      if (failure) return failure;
      if (now && payableUntil(booking) < now() + 30 * 60) return TOO_SOON;
      opened.push(booking);
      const sessionId = `cs_${booking.id}_${booking.attempt}`;
      const url = `https://checkout.example/${sessionId}`;
      if (!sessions.has(sessionId)) sessions.set(sessionId, openSession(sessionId, booking, url));
      return { ok: true, sessionId, url };
    },
    find: async (sessionId) => sessions.get(sessionId),
    pageOf: async (payment) =>
      [...sessions].find(([, session]) => session.payment.paymentIntent === payment)?.[0],
    async close(sessionId) {
      const session = sessions.get(sessionId);
      if (session?.status === 'open') sessions.set(sessionId, { ...session, status: 'expired' });
    },
    async givenBack(payment) {
      if (byHand.value === undefined) throw new Error('Stripe can’t be asked');
      const own = refunds.filter(({ paymentIntent }) => paymentIntent === payment);
      return [
        ...own.map(({ id, amount }) => ({ amount, refund: id })),
        { amount: byHand.value, refund: null },
      ];
    },
    async refund({ id, paymentIntent, bookingId, amount }) {
      refunds.push({ id, paymentIntent, bookingId, amount });
      return refundable.value ? amount : undefined;
    },
    refundState: async ({ id }) => (failedRefunds.has(id) ? 'failed' : 'given'),
  };
  const change = (sessionId: string, to: Partial<Session>) => {
    const session = sessions.get(sessionId);
    if (!session) throw new Error(`no session ${sessionId}`);
    sessions.set(sessionId, { ...session, ...to });
  };
  const pay = (sessionId: string) => change(sessionId, { status: 'complete', paid: true });
  return { checkout, opened, refunds, refundable, byHand, failedRefunds, failing, change, pay };
}

const TOO_SOON: Opened = {
  ok: false,
  stored: false,
  cause: new Error('`expires_at` must be at least 30 minutes from now'),
};

/** A mailer that keeps what it sends. `failing` holds the ids of mails whose next try fails, `refusing` addresses that are none. */
export function spyMailer() {
  const sent: Message[] = [];
  const failing = new Set<string>();
  const refusing = new Set<string>();
  const mailer: Mailer = {
    async send(message) {
      if (failing.delete(message.id)) throw new Error(`${message.id} was not sent`);
      if (refusing.has(message.to.address))
        throw Object.assign(new Error(`${message.id} was refused`), { refused: true });
      sent.push(message);
    },
  };
  return { mailer, sent, failing, refusing };
}

/** A log that keeps the names of events. */
export function spyLog() {
  const happened: string[] = [];
  const failed: string[] = [];
  const log: Log = {
    happened: (event) => void happened.push(event),
    failed: (event) => void failed.push(event),
  };
  return { log, happened, failed };
}

function openSession(sessionId: string, booking: Booking, url: string): Session {
  return {
    bookingId: booking.id,
    status: 'open',
    paid: false,
    failed: false,
    url,
    live: false,
    subtotal: booking.amount,
    currency: booking.currency,
    payment: {
      sessionId,
      paymentIntent: `pi_${sessionId}`,
      amount: booking.amount,
      name: 'Ada Reader',
      email: 'ada@example.com',
      phone: '+15555550100',
      answers: [],
    },
  };
}

/** A coach with nothing else to do, one who is busy, and one whose calendar can't be read. */
export const free: Calendar = { busy: async () => [] };
export const busyAt = (...times: Interval[]): Calendar => ({ busy: async () => times });
export const unread: Calendar = {
  busy: async () => {
    throw new Error('the calendar can’t be read');
  },
};
