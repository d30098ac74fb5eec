import type { Root } from 'hast';
import type { Comment } from '../../domain/comments/comment.ts';

/**
 * A blog that moves in, wherever it comes from. Of its texts only what is said about them is known at once; what
 * they say comes one by one, because a blog may be large.
 */
export type ImportedBlog = {
  /** Where it was, such as https://old.example/blog. */
  address: URL;
  texts: ImportedText[];
  pictures: ImportedPicture[];
  /** Old addresses of pages that only listed posts; without a tag it is one of the site's own pages. */
  lists: { from: string; tag?: string; to?: string }[];
  /** Addresses that led on, such as https://old.example/go/lamp/ to a shop. */
  shortcuts: ReadonlyMap<string, string>;
  /** How often each web address is linked to. */
  links: ReadonlyMap<string, number>;
  /** What does not come along, how often, in words such as "comments". */
  leftOut: ReadonlyMap<string, number>;
  /** The texts of these ids. */
  bodies(ids: ReadonlySet<string>): AsyncGenerator<ImportedBody>;
};

export type ImportedText = {
  id: string;
  /** Where it stood in the source, such as export.xml:123. */
  at: string;
  place: 'posts' | 'pages';
  /** The name that it wishes for, and that its address had. */
  name: string;
  /** What its address called it, which may be no name here; empty when nothing did. */
  called: string;
  /** May be empty. */
  title: string;
  /** Empty when its first words have to do. */
  description: string;
  publishedAt: Date | undefined;
  /** Why readers may not see it, in words; undefined when they may, from `publishedAt` on. */
  hidden: string | undefined;
  tags: string[];
  /** The id of a picture. */
  cover: string | undefined;
  /** Paths and queries that it had, the public one first. */
  addresses: string[];
  guid: string | undefined;
  /** Nobody could comment on it any more. */
  isClosed: boolean;
  /** The ids of its elements, to which links may lead. */
  ids: ReadonlySet<string>;
};

/** What it says, as clean as a page: paragraphs and no shortcodes; and what was odd about it, in words. */
export type ImportedBody = {
  id: string;
  body: Root;
  notes: string[];
  comments: ImportedComment[];
};

/** What somebody said to it, in plain words of any length; without a date where none is known. */
export type ImportedComment = Omit<Comment, 'post' | 'date'> & { date: Date | undefined };

export type ImportedPicture = {
  id: string;
  /** The whole address of the file in its full size. */
  address: string;
  /** Its own page, if it had one. */
  page: string | undefined;
  /** The id of the text that it belongs to. */
  text: string | undefined;
  alt: string;
  caption: string;
  title: string;
};
