import { z } from 'zod';

/** The front matter of a page that stands on its own, such as about. */
export const pageSchema = z.strictObject({
  title: z.string().trim().min(1).describe('The headline.'),
  description: z.string().trim().min(1).describe('The standfirst, and what search results show.'),
});
