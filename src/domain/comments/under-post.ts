import { commentsIn, type Thread } from './thread.ts';

/**
 * What stands in a page before the first thread and behind each, and around the link to all of them, until it is
 * known how many fit.
 */
export const threadMark = '<!--comments:thread-->';
export const linkMark = '<!--comments:link-->';

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
