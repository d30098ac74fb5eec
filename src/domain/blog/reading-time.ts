import { memoize } from '../memoize.ts';
import { proseOf, wordsOf } from './prose.ts';

const wordsPerMinute = 230;

/** Whole minutes that a Markdown or MDX text takes to read; at least one. */
export const readingMinutes = memoize((text: string) =>
  Math.max(1, Math.round(wordsOf(proseOf(text)).length / wordsPerMinute)),
);
