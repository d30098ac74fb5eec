import type { Interval } from '../time/interval.ts';
import type { Coaching, Question } from './offer.ts';

/**
 * held → paid → canceled; held → expired → (late money) paid or conflict; held → processing → paid or
 * expired. A conflict is money that cannot become a call: it is refunded.
 */
export type BookingState = 'held' | 'processing' | 'paid' | 'canceled' | 'expired' | 'conflict';

/** The two who talk: each has a link of their own. */
export type Role = 'reader' | 'coach';

/** What the coach says became of a call. */
export type Outcome = 'took-place' | 'no-show';

/** One answer to a question of the offer, in the words of both. */
export type Answer = { question: string; answer: string };

/** One reader's claim to one slot, as sold. Instants are Unix seconds, money is minor units. */
export type Booking = Interval & {
  id: string;
  /** The id of its entry in calendars, which stays when the site gets another address. */
  uid: string;
  state: BookingState;
  offer: string;
  title: string;
  /** What is locked: the call and the buffer, in whole cells. */
  blocked: Interval;
  /** The coach's calendar day, for the most calls a day. */
  day: string;
  coachZone: string;
  zone: string;
  amount: number;
  currency: string;
  live: boolean;
  from: string | null;
  /** The first slot that was sold: moving a call never reopens its refund window. */
  soldStart: number;
  /** The refund policy as sold. */
  refunds: Coaching['refunds'];
  /** Whether the payment page takes promotion codes. */
  codes: boolean;
  /** What the payment page asks, as sold. */
  questions: readonly Question[];
  /** How often the call was moved or canceled, for calendars. */
  sequence: number;
  heldUntil: number;
  /** Where it was reserved, as a hash, for as long as the hold would last. */
  household: string | null;
  attempt: number;
  sessionId: string | null;
  name: string | null;
  email: string | null;
  phone: string | null;
  answers: readonly Answer[];
  /** What was charged, which a promotion code makes less than the amount; null until it was. */
  charged: number | null;
  /** The payment at Stripe; null until there is one, and when there was nothing to pay. */
  paymentIntent: string | null;
  /** How much of that had gone back in Stripe's dashboard when the call was canceled. */
  returned: number;
  /** How much of that the coach gives back by her page of the call. */
  byHand: number;
  /** How much of that goes back by the policy, once it is decided. */
  refunded: number | null;
  /** It could not be given back by itself: the coach sees to it. */
  refundFailed: boolean;
  /** Who moved the call last. */
  movedBy: Role | null;
  canceledBy: Role | null;
  /** What the coach says became of the call. */
  outcome: Outcome | null;
};

/** Whether it is a call that has not begun: only such a one can be moved or canceled. */
export function isAhead({ state, start }: Booking, now: number): boolean {
  return state === 'paid' && start > now;
}
