import { z } from 'zod';
import { filled } from '../filled.ts';
import { guid } from './post.ts';
import { oldAddress } from './redirect/old-address.ts';

/** The front matter of a page that stands on its own, such as about. */
export const pageSchema = z.strictObject({
  title: filled.describe('The headline.'),
  description: filled.describe('The standfirst, and what search results show.'),
  formerly: z
    .array(oldAddress)
    .default([])
    .describe('Addresses the page had before, such as /about-me/; they lead here.'),
  guid: guid.optional().describe('What it was known by when it comes from another blog.'),
});
