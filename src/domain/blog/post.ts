import { z } from 'zod';
import { filled } from '../filled.ts';
import { slug } from '../slug.ts';
import { localTime } from '../time/local-time.ts';
import { scenes } from './picture/art-scenes.ts';
import { oldAddress } from './redirect/old-address.ts';
import { tag } from './tag.ts';

const when = localTime(
  /^\d{4}-\d\d-\d\d([ T]\d\d:\d\d)?$/,
  'write a date such as 2026-11-24, or a date and time such as 2026-11-24 07:00',
);

/** What a text of another blog was known by there. */
export const guid = filled.regex(/^[^\p{Cc}]*$/u, { error: 'write it on one line' });

/**
 * The front matter of a post.
 * @param picture what `cover.src` is: Astro's `image()` on the site, a string elsewhere.
 */
export function postSchema<Picture extends z.ZodType>(picture: Picture) {
  return z.strictObject({
    title: filled.describe('The headline.'),
    description: filled.describe(
      'One or two sentences: the standfirst, and what search results show.',
    ),
    publishDate: when.describe(
      'When the post appears: a date such as 2026-11-24, or 2026-11-24 07:00, on the clock of the time zone in site.yaml.',
    ),
    updatedDate: when
      .optional()
      .describe('When the text last changed in a way readers care about.'),
    tags: z.array(tag).default([]).describe('What it is about, such as [work, growing up].'),
    series: tag.optional().describe('The series it belongs to, such as Success on your own terms.'),
    cover: z
      .strictObject({
        src: picture.describe('A picture in the folder of the post, such as ./desk.jpg.'),
        alt: z.string().describe('What the picture shows, for those who cannot see it.'),
      })
      .optional()
      .describe('A photograph; without one the site draws something.'),
    drawing: z
      .enum(scenes)
      .optional()
      .describe('What the site draws, where there is no photograph; without it the site picks.'),
    draft: z.boolean().default(false).describe('true keeps the post off the site.'),
    assignment: slug.optional().describe('The sponsored job it fulfils: a file in assignments/.'),
    related: z.array(slug).default([]).describe('Posts to read next: their folder names.'),
    comments: z
      .literal('closed')
      .optional()
      .describe('closed: nobody can add a comment any more; those that are there stay.'),
    formerly: z
      .array(oldAddress)
      .default([])
      .describe('Addresses the post had before, such as /2014/05/old/; they lead here.'),
    guid: guid
      .optional()
      .describe('What feed readers know the post by, when it comes from another blog.'),
  });
}

/** Sorts the newest first; posts of the same instant by slug, so that every build agrees. */
export function newestFirst(
  a: { publishAt: Date; slug: string },
  b: { publishAt: Date; slug: string },
): number {
  return b.publishAt.getTime() - a.publishAt.getTime() || (a.slug < b.slug ? -1 : 1);
}
