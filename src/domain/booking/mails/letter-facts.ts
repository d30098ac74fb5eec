import type { Letterhead } from '../../mail/letter.ts';
import type { Interval } from '../../time/interval.ts';
import type { Words } from '../../words/words.ts';
import type { Booking, Role } from '../booking.ts';
import type { FollowUp } from '../calls/follow-up.ts';
import type { Coaching } from '../offer.ts';

/** Who writes, and how the coach is reached. */
export type Correspondent = Letterhead & {
  siteUrl: string;
  author: string;
  contact: string;
  /** Where the site's mails come from. */
  from: string;
  coachEmail: string;
  coachPhone: string | undefined;
  dials: 'coach' | 'reader';
  words: Words['mails'];
  /** The lasting link by which the one or the other moves or cancels a call. */
  manageUrl: (bookingId: string, role: Role) => string;
  /** The page with all of the coach's calls, which is hers alone. */
  callsUrl: string;
};

/** All that a letter can tell of. */
export type LetterFacts = {
  booking: Booking;
  from: Correspondent;
  /** The payment that it is about, and what of it comes back, in minor units. */
  payment: string | null;
  back: number | null;
  /** Whether that is sure; when Stripe can't be asked, a part of it may have gone back by hand. */
  sure: boolean;
  /** That did not go through. */
  failed: boolean;
  /** What the coach says to money that she gives by hand, "" if nothing; null where it is not that. */
  gift: string | null;
  /** The next slots that are free, for a reader who lost or missed one. */
  slots: readonly Interval[];
  /** The last calls that the same reader had before, the last one first. */
  earlier: readonly Booking[];
  /** What the coach writes after a call, if it is about that. */
  followUp: FollowUp | undefined;
  /** The break that the coach takes, if she does. */
  paused: Coaching['paused'];
  /** What they have ahead, for a reader who lost the links. */
  calls: readonly Booking[];
};
