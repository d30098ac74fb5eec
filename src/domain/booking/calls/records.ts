import type { Booking } from '../booking.ts';

/** What the coach looks up of her calls; nothing of it changes anything. Instants are Unix seconds, money is minor units. */
export type Records = {
  /** All that her page shows, as it was at one moment. */
  lookUp(asked: Asked): Promise<Found>;
  /** Every payment and refund, in order. */
  movements(live: boolean): Promise<Movement[]>;
};

export type Asked = {
  now: number;
  /** Ended calls whose rest was over before this, `most` of them, the last one first. */
  before: number;
  most: number;
  /** Whether calls and money are wanted that are real; else those of tests. */
  live: boolean;
  /** The beginnings of the months whose money is wanted, in order. */
  months: readonly number[];
};

export type Found = {
  /** What is not over, canceled calls among it, in order. */
  notOver: Booking[];
  over: Booking[];
  mails: StuckMail[];
  refunds: OpenRefund[];
  money: MonthMoney[];
  /** How many calls came from each post, the most first; canceled ones do not count. */
  posts: { post: string; calls: number }[];
};

/** A mail that was tried several times and is not out. */
export type StuckMail = {
  key: string;
  kind: string;
  /** The booking that it is about, if it is about one. */
  bookingId: string | null;
  tries: number;
  /** When it is tried again; null when it was given up. */
  nextTry: number | null;
};

/** Money that is to go back and has not: due, or failed, and then the coach sees to it. */
export type OpenRefund = {
  paymentIntent: string;
  bookingId: string;
  amount: number;
  currency: string;
  live: boolean;
  tries: number;
  failed: boolean;
};

/** What came and what went back in one month and currency. */
export type MonthMoney = { month: number; currency: string; paid: number; back: number };

/** One payment or refund, and the call that it was for. */
export type Movement = {
  at: number;
  kind: 'payment' | 'refund';
  amount: number;
  currency: string;
  title: string;
  callStart: number;
  bookingId: string;
  paymentIntent: string | null;
};
