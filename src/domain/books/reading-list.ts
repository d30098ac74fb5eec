import { z } from 'zod';
import { filled } from '../filled.ts';
import { slug } from '../slug.ts';

/** The front matter of a file in reading/. */
export const readingListSchema = z.strictObject({
  title: filled.describe('The headline.'),
  description: filled.describe('The standfirst, and what search results show.'),
  books: z
    .array(slug)
    .min(1)
    .describe('The books in order: names of files in books/, without .yaml.'),
});
