import type { Background } from '../../background.ts';
import type { Log } from '../../log.ts';
import type { Mailer } from '../../mail/message.ts';
import type { Outbox } from '../../mail/outbox.ts';
import type { StoredComment } from '../ports.ts';

/** What the author answers to a comment when she publishes it. */
type Answer = { id: string; name: string; words: string };

/** What the author decides. Every call is one batch, instants are Unix seconds; a decision holds for ever. */
export type Moderation = {
  /** What waits, the oldest first. */
  waiting(): Promise<StoredComment[]>;
  /** Publishes those of these that wait; answers their ids. With an answer it is one comment. */
  publish(ids: readonly string[], now: number, answer?: Answer): Promise<string[]>;
  /** Deletes those of these that wait: of them stay only hashes of name and site. Answers their ids. */
  delete(ids: readonly string[], now: number): Promise<string[]>;
  /** Notes a mail of all that waits if the author was not told of some, and of none within half an hour. */
  tellOfWaiting(now: number): Promise<void>;
};

/** What is public, on its way into a clone of the texts. */
export type Publication = {
  /** What is published and in no clone, the oldest first. */
  published(): Promise<StoredComment[]>;
  /** The ids of those whose files a clone has, and of those that were taken back. */
  known(): Promise<{ acknowledged: string[]; removed: string[] }>;
  /** A clone has the files of these. */
  acknowledge(ids: readonly string[], now: number): Promise<void>;
  /** These were public, and are taken back: their words are gone. */
  remove(ids: readonly string[], now: number): Promise<void>;
};

/** Whether whoever left an address hears of answers: they were asked, or said so. */
type Hears = 'asked' | 'yes' | 'no';

/** Who hears of what is public. */
export type Hearing = {
  /** What was published lately and was not seen on its page yet. */
  unseen(now: number): Promise<StoredComment[]>;
  /** Readers see it: notes the mail to its writer, and to whom it answers if they want to hear of it; each once. */
  seen(id: string, now: number): Promise<void>;
  /** What the writer of a comment wants; undefined when nobody can be written to. */
  wants(id: string): Promise<Hears | undefined>;
  want(id: string, hears: 'yes' | 'no'): Promise<void>;
  /** Its address is refused for good. */
  forgetAddress(id: string): Promise<void>;
  find(id: string): Promise<StoredComment | undefined>;
};

/** What the world has to lend to the author. */
export type Ports = {
  store: Moderation & Publication & Hearing;
  /** Whether readers see a comment under its post. */
  isLive: (post: string, id: string) => Promise<boolean>;
  /** The page where the writer of a comment says what they want to hear. */
  answersUrl: (id: string) => string;
  /** The title of a post that readers see, by its slug. */
  titleOf: (slug: string) => Promise<string | undefined>;
  outbox: Pick<Outbox, 'claimMails' | 'mailed'>;
  mailer: Mailer;
  log: Log;
  background: Background;
  now: () => number;
  newId: () => string;
};
