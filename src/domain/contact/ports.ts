import type { Background } from '../background.ts';
import type { Log } from '../log.ts';
import type { Mailer } from '../mail/message.ts';
import type { Outbox } from '../mail/outbox.ts';
import type { RateLimit } from '../rate-limit.ts';
import type { Inquiry } from './inquiry.ts';

/** Where inquiries wait until they are mailed; each call is one batch, instants are Unix seconds. */
export type Inquiries = {
  /** Whether an inquiry of this fingerprint is known. */
  has(fingerprint: string): Promise<boolean>;
  /** Keeps an inquiry and notes the mail about it, unless one of this fingerprint is known. */
  take(inquiry: Inquiry & { id: string; fingerprint: string }, now: number): Promise<void>;
  find(id: string): Promise<Inquiry | undefined>;
  /** Forgets what was mailed and came before `then`. */
  forget(then: number): Promise<void>;
};

/** What the world has to lend to the contact form. */
export type Ports = {
  store: Inquiries;
  outbox: Pick<Outbox, 'claimMails' | 'mailed'>;
  mailer: Mailer;
  limit: RateLimit;
  /** The same for the same text, and says nothing of it. */
  mark: (text: string) => string;
  /** The title of a post that readers see, by its slug. */
  titleOf: (slug: string) => Promise<string | undefined>;
  log: Log;
  background: Background;
  now: () => number;
  newId: () => string;
};
