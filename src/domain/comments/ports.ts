import type { Log } from '../log.ts';
import type { RateLimit } from '../rate-limit.ts';
import type { Comment } from './comment.ts';
import type { Doubt } from './doubts.ts';

/** What the world has to lend to comments. */
export type Ports = {
  store: Writing & Fading;
  posts: Posts;
  limit: RateLimit;
  /** What tells a text again and says nothing of it; each `kind` has marks of its own. */
  mark: (kind: 'words' | 'name' | 'site', text: string) => string;
  /** The pages of those who wrote; `read` knows none that we did not sign. */
  waiting: { tokenOf(id: string): string; read(token: string): string | undefined };
  /** Something new waits: the author is to hear of it, after the answer. */
  arrived: () => void;
  log: Log;
  /** Unix seconds. */
  now: () => number;
  newId: () => string;
  /** What nobody can guess. */
  newKey: () => string;
};

/** What readers see, as the running site knows it. */
export type Posts = {
  /** By its slug, or one that it had; `open`: comments may be written. */
  find(slug: string): Promise<{ slug: string; title: string; open: boolean } | undefined>;
  /** A comment that stands under that post, by such a slug, too. */
  comment(post: string, id: string): Promise<Comment | undefined>;
};

/** A comment as it is stored; instants are Unix seconds. */
export type StoredComment = {
  /** Public, once the comment is. */
  id: string;
  /** The slug of the post that it stands under. */
  post: string;
  /** The id of the comment that it answers. */
  answers: string | null;
  /** Empty, like its words, once it is deleted. */
  name: string;
  words: string;
  site: string | null;
  /** Shown to nobody, and known for 90 days after the comment is published. */
  email: string | null;
  /** Whether the author of the site wrote it. */
  author: boolean;
  /** What makes it look as if no reader had written it. */
  doubts: readonly Doubt[];
  /**
   * `acknowledged`: a clone has its file. `removed`: it was public. `deleted`: it never was; `unread` tells of one that
   * nobody decided on.
   */
  state: 'waiting' | 'published' | 'acknowledged' | 'removed' | 'deleted';
  unread: boolean;
  writtenAt: number;
  decidedAt: number | null;
  /** The same for the same words under the same name and post; null when they may come again. */
  fingerprint: string | null;
};

/** A comment that comes in. */
export type NewComment = Pick<
  StoredComment,
  'id' | 'post' | 'answers' | 'name' | 'words' | 'site' | 'email' | 'doubts'
> & {
  /** Of the preview whose button was pressed: one key, one comment. */
  key: string;
  /** Within 30 days what has the same one is the same comment, whatever its key. */
  fingerprint: string;
  /** What tells name and site again after they are deleted; `siteMark` is null without a site. */
  nameMark: string;
  siteMark: string | null;
};

/** What comes in from readers. */
export type Writing = {
  /**
   * Stores a comment to wait, unless its key or its words are known; answers the one that there is then, and an
   * address that was left out may come later. At 500 that wait the oldest doubtful one gives way,
   * and may be sent again; undefined when there is none: nothing is stored.
   */
  write(
    comment: NewComment,
    now: number,
  ): Promise<{ stored: StoredComment; gaveWay?: string } | undefined>;
  find(id: string): Promise<StoredComment | undefined>;
  /** What was sent with this key. */
  sentWith(key: string): Promise<StoredComment | undefined>;
  /** Which of these marks belong to comments that the author deleted. */
  refusedBefore(marks: readonly string[]): Promise<string[]>;
};

/** What time does to comments. */
export type Fading = {
  /**
   * Deletes what has waited, and the author has known of, since before `unread`, and may be sent again; of what was
   * decided on before `emails` nobody knows the address any more, and nothing at all of what was deleted before
   * `deleted`.
   */
  fade(before: { unread: number; emails: number; deleted: number }, now: number): Promise<void>;
};
