import { z } from 'zod';
import { apologyWords } from './apology-words.ts';
import { callWords } from './call-words.ts';
import { commentWords } from './comment-words.ts';
import { readingWords } from './reading-words.ts';

/**
 * Shape of content/words.yaml: what is said in the author's voice. What states money, time or law is no matter of
 * voice and stands where it is decided.
 */
export const wordsSchema = z.strictObject({
  ...readingWords,
  ...commentWords,
  ...apologyWords,
  ...callWords,
});

/** All that the author says, her own words or the standard ones. */
export type Words = z.infer<typeof wordsSchema>;
