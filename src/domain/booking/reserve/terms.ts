import type { Mail } from '../../mail/outbox.ts';
import type { Booking } from '../booking.ts';

/** On what terms a hold is taken: whose it is, and what a household may have, this one included. */
export type Terms = {
  /** What only the reader's browser knows: whoever has it can come back to the hold. */
  key: string;
  /** Unpaid holds at once. */
  unpaid: number;
  /** Payment pages within so many seconds, the time of a hold at most. */
  pages: readonly { most: number; within: number }[];
  /** A hold of theirs that goes as this one comes, if it still is as it was seen. */
  instead: Pick<Booking, 'id' | 'sessionId'> | undefined;
  /** What the coach is told when it is held. */
  tell: Mail | undefined;
};
