import type { Background } from '../background.ts';
import type { Log } from '../log.ts';
import type { Mailer } from '../mail/message.ts';
import type { Outbox } from '../mail/outbox.ts';
import type { RateLimit } from '../rate-limit.ts';
import type { Inquiry } from './inquiry.ts';

/** Where inquiries wait until they are mailed; each call is one batch, instants are Unix seconds. */
export type Inquiries = {
  /** An inquiry of this fingerprint that came after `since` or is not mailed yet; `unsent` is the key of its mail then. */
  known(fingerprint: string, since: number): Promise<{ unsent: string | undefined } | undefined>;
  /** Keeps an inquiry and notes the mail about it, unless such a one is known; an older one gives way. */
  take(
    inquiry: Inquiry & { id: string; fingerprint: string },
    since: number,
    now: number,
  ): Promise<void>;
  find(id: string): Promise<Inquiry | undefined>;
  /** Forgets what was mailed and came before `then`. */
  forget(then: number): Promise<void>;
};

/** What the world has to lend to the contact form. */
export type Ports = {
  store: Inquiries;
  outbox: Outbox;
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
