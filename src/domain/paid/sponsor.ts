import { z } from 'zod';
import { filled } from '../filled.ts';

/**
 * A file in sponsors/.
 * @param picture what `logo.src` is: Astro's `image()` on the site, a string elsewhere.
 */
export function sponsorSchema<Picture extends z.ZodType>(picture: Picture) {
  return z.strictObject({
    name: filled.describe('Who pays, as readers know them.'),
    url: z.url({ protocol: /^https$/ }).describe('Their own page, with https://.'),
    logo: z
      .strictObject({
        src: picture.describe('A picture beside this file, such as ./paper-moon.png.'),
        alt: z.string().describe('What the picture shows, for those who cannot see it.'),
      })
      .optional()
      .describe('Their sign.'),
    wording: filled
      .optional()
      .describe('How a post says that they paid for it, in a sentence; the site has its own.'),
  });
}
