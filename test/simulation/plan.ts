import type { Outcome } from '../../src/domain/booking/booking.ts';
import { NOW } from '../support/booking.ts';

export type Method = 'card' | 'declined' | 'delayed' | 'half-off' | 'all-off';

/** What a reader does. `tab` counts from the newest page of theirs, `hour` from the first on offer. */
export type Deed =
  | { kind: 'submit' | 'submit-twice'; hour: number; pays: Method | null }
  | { kind: 'send-again'; hour: number }
  | { kind: 'pay'; tab: number; method: Method; comesBack: boolean }
  | { kind: 'look'; tab: number }
  | Change
  | { kind: 'release' | 'lose-cookie' | 'lose-mail' };

export type Change = { kind: 'cancel' | 'move'; tab: number; thinks: number; times: number };

/** One world, drawn from a seed; made smaller by fast-check as long as it still goes wrong. */
export type Plan = {
  /** Latencies, orders, losses: every small choice. */
  dice: number;
  readers: { arrives: number; deeds: { pause: number; deed: Deed }[] }[];
  /** Households that hold what they can and pay nothing: so many forms at once, so often. */
  squatters: { arrives: number; forms: number; times: number; keepsCookie: boolean }[];
  /** What the coach does with her calls. */
  coach: { at: number; deed: Change }[];
  crashes: number;
  /** Where most of them happen, as `portCalls` names it. */
  crashesAt: string;
  faults: number;
  /** How likely it is that a call of Stripe goes wrong. */
  moody: number;
  refusals: number;
  /** Which share of the webhooks arrives, in percent. */
  webhooks: number;
  generous: boolean;
  refunds: 'succeed' | 'pending' | 'fail';
  /** When the owner deletes all test data at Stripe, if ever. */
  wipedAt: number | null;
  /** Hours that an appointment of the coach takes from `at` on. */
  busy: { at: number; from: number }[];
  /** Seconds between two sweeps. */
  sweeps: number;
  stripeDown: { from: number; for: number };
  mailDown: { from: number; for: number };
  /** Machines that share the database, each with a clock of its own. */
  servers: number;
  /** How likely it is that a payment is disputed. */
  disputes: number;
  /** The first reader's address is none. */
  mistyped: boolean;
  /** Sums in cents that the coach gives back at once, each by so many equal forms, of the call that she got last by then. */
  byHand: { at: number; sums: number[]; times: number }[];
  /** The same in Stripe's dashboard. */
  gifts: { at: number; amount: number }[];
  /** Days that the coach closes, counted in hours from the first reader on, until she is well again, if she is. */
  closings: {
    at: number;
    from: number;
    to: number;
    then: 'cancel' | 'move' | null;
    well: number | null;
  }[];
  /** What she says of her last calls once they are over, by so many equal forms each, and how many letters she writes. */
  endings: { says: { outcome: Outcome; after: number }[]; times: number; writes: number }[];
  /** One server's clock jumps by so many seconds, and a while later back to what is true. */
  clockSteps: { server: number; by: number; from: number; for: number }[];
  /** One server goes out like a light, with all that it was doing, and starts anew. */
  restarts: { server: number; at: number }[];
};

/** A clock that was read so many seconds ago may still have a part in what happens. */
const READ = 120;

/** How far off, in seconds, the clocks may be on which something rests that happens at `at`. */
export function skewsAt({ clockSteps }: Plan, at: number): number[] {
  const since = at - NOW;
  const inForce = clockSteps.filter(
    ({ from, for: span }) => from <= since && since <= from + span + READ,
  );
  return [0, ...inForce.map(({ by }) => by)];
}
