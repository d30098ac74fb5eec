import type { Background } from '../background.ts';
import type { Log } from '../log.ts';
import type { Mailer } from '../mail/message.ts';
import type { Outbox } from '../mail/outbox.ts';
import type { RateLimit } from '../rate-limit.ts';
import type { Interval } from '../time/interval.ts';
import type { Booking, Outcome, Role } from './booking.ts';
import type { ClosedDays } from './calls/closed-days.ts';
import type { FollowUp } from './calls/follow-up.ts';
import type { Records } from './calls/records.ts';
import type { Checkout, Payment, Refund } from './checkout.ts';
import type { Alert } from './mails/message-kind.ts';
import type { Terms } from './reserve/terms.ts';

/** What the world has to lend to booking. */
export type Ports = {
  store: BookingStore;
  outbox: Outbox;
  checkout: Checkout;
  calendar: Calendar;
  mailer: Mailer;
  limit: RateLimit;
  /** The same for all visitors together. */
  overall: RateLimit;
  /** The household of an address, as a hash. */
  household: (address: string) => string;
  /** Differs after each change of what is stored, whoever makes it; undefined where nobody can tell at once. */
  storeVersion: () => string | undefined;
  links: ManageLinks;
  log: Log;
  background: Background;
  /** Unix seconds. */
  now: () => number;
  newId: () => string;
  /** What nobody can guess. */
  newKey: () => string;
};

/** What is held until it is paid. */
export type Holds = {
  /** Blocked spans, buffers included, of what is held or booked at `now` and ends after it. */
  taken(now: number): Promise<Interval[]>;
  /** Of these, what is held and not paid yet, in the order in which it was taken. */
  unpaid(now: number): Promise<Booking[]>;
  find(id: string): Promise<Booking | undefined>;
  /** The booking that this is the key of: only the browser that made it has it, and we its hash. */
  claimed(key: string, now: number): Promise<Booking | undefined>;
  /** What was reserved in a household, as far back as a hold lasts. */
  reservedIn(household: string, now: number): Promise<Booking[]>;
  /**
   * Takes every cell of the booking or none; false when another has one, the day is full, or the
   * household would have more than its share.
   */
  hold(booking: Booking, mostPerDay: number, now: number, terms?: Terms): Promise<boolean>;
  /** Notes the one session of a hold; false when the hold is over, or has another one. */
  attach(id: string, sessionId: string): Promise<boolean>;
  /** Frees the slot of a hold that has no session, and can get none after that; false when it has one. */
  releaseHold(id: string): Promise<boolean>;
  /** The next session of this hold gets a new idempotency key. */
  raiseAttempt(id: string): Promise<void>;
  /** Nothing can be paid any more: the slot is free. */
  expire(id: string): Promise<void>;
  /** Nobody knows any more in which households holds were taken whose time is over. */
  eraseHouseholds(now: number): Promise<void>;
  /**
   * Up to 50 bookings to ask Stripe about: holds past their time, payments under way. Those that were
   * listed longest ago come first, so that none waits for ever behind others that stay as they are.
   */
  unsettled(now: number): Promise<Booking[]>;
};

/** What is paid, and what becomes of it. */
export type Calls = {
  find(id: string): Promise<Booking | undefined>;
  /** Paid and canceled calls that start at `from` or later, in order. */
  calls(from: number): Promise<Booking[]>;
  /**
   * Money has come: the booking is paid if its slot can still be had, else a conflict with a refund
   * due; a second payment for one booking is refunded too. The same payment twice changes nothing.
   */
  settle(id: string, payment: Payment, now: number): Promise<Booking>;
  /** Money is on its way: the slot, if nobody has it, is locked until the call would begin. */
  process(id: string, sessionId: string, now: number): Promise<void>;
  /** Ends a call that has not begun, frees its slot and notes what goes back; false when it can't be. */
  cancel(id: string, change: Cancellation, now: number): Promise<boolean>;
  /** Takes another slot for a call that has not begun; false when either can't be. */
  move(id: string, change: Move, now: number): Promise<boolean>;
  /** Notes what became of a call that has begun, and a mail to who did not come; false when it has not begun. */
  conclude(id: string, outcome: Outcome, now: number): Promise<boolean>;
  /** Notes a reminder of each paid call for `ahead` seconds before it, where that time is still to come. */
  remind(span: 'day' | 'hour', ahead: number, now: number): Promise<void>;
  /** The reader can't be written to: tells the coach, once for each booking. */
  addressRefused(id: string, now: number): Promise<void>;
  /** Name, e-mail, phone and answers of calls that ended before `then` are deleted, and what was written after them. */
  erasePersonalData(then: number): Promise<void>;
};

/** Money that goes back. */
export type Refunds = {
  /** Refunds that are due, kept from others and from the next try for five minutes. */
  claimRefunds(now: number): Promise<Refund[]>;
  /** Refunds of the last month that were made, each once a day. */
  claimRefundChecks(now: number): Promise<Refund[]>;
  findRefund(id: string): Promise<Refund | undefined>;
  /** All that this site owes or made of a payment. */
  refundsOf(paymentIntent: string): Promise<Refund[]>;
  /** Notes money that the coach gives back of a call; false when there is not so much left. The same id twice is one. */
  giveBack(id: string, gift: Gift, now: number): Promise<boolean>;
  /** The refund is done, and was of so much; its reader is told. */
  refunded(id: string, amount: number, now: number): Promise<void>;
  /** The refund did not go through: it is no longer due, and reader and coach are told. */
  refundFailed(id: string, now: number): Promise<void>;
  /** The money went back after all. */
  refundStands(id: string): Promise<void>;
  /** Tells the coach of something about a payment or a refund of it, once. */
  alert(kind: Alert, paymentIntent: string, now: number, refund?: string): Promise<void>;
};

/** Days that the coach has closed. */
export type Closings = {
  /** Those that end on `today` or later, in order. */
  closedDays(today: string): Promise<ClosedDays[]>;
  /** From now on nobody takes an hour of theirs, and no money makes a call of one; calls that are booked stay. */
  closeDays(days: ClosedDays): Promise<void>;
  reopenDays(id: string): Promise<void>;
  /** What is held and not paid on such days. */
  closedHolds(now: number): Promise<Booking[]>;
};

/** What becomes of calls when they are over. */
export type AfterCalls = {
  /** The last calls before this one that a reader with the same address had or canceled, the last one first. */
  earlierCalls(call: Pick<Booking, 'email' | 'start'>): Promise<Booking[]>;
  /** What the coach wrote to the reader after a call. */
  followUp(id: string): Promise<FollowUp | undefined>;
  /** Notes that, and a mail with it, once; false when the call did not take place, or there is nobody to write to. */
  sendFollowUp(id: string, followUp: FollowUp, now: number): Promise<boolean>;
};

/** Mails for whoever lost theirs; each once an hour. */
export type LostMails = {
  /** Notes a mail with the links of the calls that the reader with this address has ahead, if there are any. */
  remindOfLinks(address: string, now: number): Promise<void>;
  /** These calls, in order. */
  callsOf(address: string, now: number): Promise<Booking[]>;
  /** Notes a mail to the coach with the address of her page. */
  remindOfPage(now: number): Promise<void>;
};

/** Where bookings live. Every call is one atomic step; instants are Unix seconds. */
export type BookingStore = Holds & Calls & Refunds & Records & LostMails & Closings & AfterCalls;

/**
 * `sequence` is the one of the booking that was seen: of several changes at once one is made. `due` goes back, as far
 * as it is left beside what went back `elsewhere` and what the coach gives; if less than `least` is, nothing is done.
 */
export type Cancellation = {
  by: Role;
  sequence: number;
  due: number;
  least: number;
  elsewhere: number;
};

/** Money that the coach gives back by hand; `elsewhere` is what went back that this site has no refund of. */
type Gift = { bookingId: string; amount: number; words: string; elsewhere: number };
export type Move = Interval &
  Pick<Booking, 'blocked' | 'day' | 'sequence'> & { by: Role; mostPerDay: number };

/** The coach's other calendars. */
export type Calendar = {
  /**
   * When she is busy, in any order: `kept` as known now, `fresh` at most five minutes old if that takes no longer than
   * five seconds. @throws when a calendar can't be read: then no slot is sure
   */
  busy(span: Interval, reading?: 'fresh' | 'kept'): Promise<Interval[]>;
};

/** The lasting links to calls; `read` knows none that we did not sign. */
type ManageLinks = { read(token: string): { bookingId: string; role: Role } | undefined };
