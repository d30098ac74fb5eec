import type { Answer, Booking } from './booking.ts';

/** The payment page. */
export type Checkout = {
  /** Whether real money moves. */
  live: boolean;
  /** Opens the page of a hold; the same hold and attempt give the same page. */
  open(booking: Booking): Promise<Opened>;
  find(sessionId: string): Promise<Session | undefined>;
  /** The id of the page by which a payment came. */
  pageOf(paymentIntent: string): Promise<string | undefined>;
  /** Closes the page if it is still open; only `find` says what became of it. */
  close(sessionId: string): Promise<void>;
  /** What of a payment has gone back or is on its way, by this site and by others. */
  givenBack(paymentIntent: string): Promise<Given[]>;
  /**
   * Gives a payment back, once however often it is asked, as far as it has not gone back by hand; how much
   * that is, or undefined when it can't be done.
   */
  refund(refund: DueRefund): Promise<number | undefined>;
  /** What became of it: `failed` when the money came back to us instead, which a bank may say weeks later. */
  refundState(refund: DueRefund): Promise<RefundState>;
};

/**
 * `stored` failures are repeated for the same idempotency key: a new attempt is needed. `twin`: the same
 * request is under way from elsewhere, and will open the page.
 */
export type Opened =
  | { ok: true; sessionId: string; url: string }
  | { ok: false; stored: boolean; twin?: boolean; cause: unknown };

export type Session = {
  bookingId: string | null;
  status: 'open' | 'complete' | 'expired';
  paid: boolean;
  /** The page is complete, and its payment under way has come to nothing. */
  failed: boolean;
  url: string | null;
  live: boolean;
  subtotal: number | null;
  currency: string | null;
  payment: Omit<Payment, 'asSold'>;
};

/** What Stripe says was paid. */
export type Payment = {
  sessionId: string;
  /** null when nothing had to be paid. */
  paymentIntent: string | null;
  amount: number;
  /** False when sum or currency differ from what was sold. */
  asSold: boolean;
  name: string | null;
  email: string | null;
  phone: string | null;
  answers: readonly Answer[];
};

/** Money that went back; `refund` is the id that this site made it under, null when it was made elsewhere. */
export type Given = { amount: number; refund: string | null };

/** What Stripe is asked about a refund. */
export type DueRefund = Pick<Refund, 'id' | 'paymentIntent' | 'bookingId' | 'amount' | 'marked'>;

export type Refund = {
  /** That of its payment when the policy gives it back, or what could not become a call. */
  id: string;
  paymentIntent: string;
  bookingId: string;
  amount: number;
  /** What the coach says to money that she gives back by hand, "" if nothing; null of any other. */
  words: string | null;
  /** How often it was claimed, this time included. */
  tries: number;
  /** Asked for at Stripe, or given up; what became of it then may still change. */
  done: boolean;
  /** It did not go through. */
  failed: boolean;
  /** Stripe knows it as ours by its metadata; those of before are told from others by their sum alone. */
  marked: boolean;
};

export type RefundState = 'given' | 'failed' | 'unknown';
