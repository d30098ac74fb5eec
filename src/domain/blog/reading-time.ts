import { proseOf, wordsOf } from './prose.ts';

const wordsPerMinute = 230;

/** Whole minutes that a Markdown or MDX text takes to read; at least one. */
export function readingMinutes(text: string): number {
  return Math.max(1, Math.round(wordsOf(proseOf(text)).length / wordsPerMinute));
}
