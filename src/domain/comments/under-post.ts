import { commentsIn, type Thread } from './thread.ts';

/**
 * What stands in a page before the first thread and behind each, and around the link to all of them, until it is
 * known how many fit.
 */
export const threadMark = '<!--comments:thread-->';
export const linkMark = '<!--comments:link-->';

/**
 * Where a comment stands, whatever comes along under its post: a page of all comments that is not there leads to the
 * post, and browsers keep the fragment.
 */
export function commentAddress({ post, id }: { post: string; id: string }): string {
  return `/posts/${post}/comments/#c-${id}`;
}

/** Where a page of all comments leads that is not there, yet or any more: a pattern, and what takes its place. */
export const UNDER_POST = {
  src: String.raw`^/posts/([a-z\d-]+)/comments/?(?=$|\?)`,
  to: '/posts/$1/',
};

/** Plain prose of so many letters takes more room than comments ever have under a post. */
const mostLetters = 12_000;

/** The threads that may stand under a post, before it is known how many fit: the first ones. */
export function mayStandUnder(threads: readonly Thread[]): Thread[] {
  let letters = 0;
  const end = threads.findIndex((thread) => {
    for (const { text } of commentsIn([thread])) letters += text.length;
    return letters > mostLetters;
  });
  return threads.slice(0, end < 0 ? threads.length : end);
}
