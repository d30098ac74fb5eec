import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { slug } from './slug.ts';
import { tag } from './tag.ts';

const when = z.union([z.string(), z.date()]).refine((value) => readLocalTime(value) !== undefined, {
  error: 'write a date such as 2026-11-24, or a date and time such as 2026-11-24 07:00',
});

/**
 * The front matter of a post.
 * @param picture what `cover.src` is: Astro's `image()` on the site, a string elsewhere.
 */
export function postSchema<Picture extends z.ZodType>(picture: Picture) {
  return z.strictObject({
    title: z.string().trim().min(1).describe('The headline.'),
    description: z
      .string()
      .trim()
      .min(1)
      .describe('One or two sentences: the standfirst, and what search results show.'),
    publishDate: when.describe(
      'When the post appears: a date such as 2026-11-24, or 2026-11-24 07:00, on the clock of the time zone in site.yaml.',
    ),
    updatedDate: when
      .optional()
      .describe('When the text last changed in a way readers care about.'),
    tags: z.array(tag).default([]).describe('What it is about, such as [work, growing up].'),
    series: z.string().trim().min(1).optional().describe('The series it belongs to.'),
    cover: z
      .strictObject({
        src: picture.describe('A picture in the folder of the post, such as ./desk.jpg.'),
        alt: z.string().describe('What the picture shows, for those who cannot see it.'),
      })
      .optional()
      .describe('A photograph; without one the site draws something.'),
    draft: z.boolean().default(false).describe('true keeps the post off the site.'),
    assignment: slug.optional().describe('The sponsored job it fulfils: a file in assignments/.'),
    related: z.array(slug).default([]).describe('Posts to read next: their folder names.'),
  });
}

type Timed = { draft: boolean; publishAt: Date };

/** Where a post stands at `now`: only a published one may be seen. */
export function postStatus({ draft, publishAt }: Timed, now: Date) {
  if (draft) return 'draft';
  return publishAt <= now ? 'published' : 'scheduled';
}

/** Whether readers may see the post at `now`. */
export function published(post: Timed, now: Date): boolean {
  return postStatus(post, now) === 'published';
}

/** Sorts the newest first; posts of the same instant by slug, so that every build agrees. */
export function newestFirst(
  a: { publishAt: Date; slug: string },
  b: { publishAt: Date; slug: string },
): number {
  return b.publishAt.getTime() - a.publishAt.getTime() || (a.slug < b.slug ? -1 : 1);
}

/**
 * The instant that a date, or a date and time, names on the clock of `timeZone`. A date means midnight.
 * A time that a change of the clocks skips moves forward with it.
 * @throws RangeError when the value is neither.
 */
export function publishInstant(value: string | Date, timeZone: string): Date {
  const local = readLocalTime(value);
  if (!local) throw new RangeError(`Neither a date nor a date and time: ${String(value)}`);
  return new Date(local.toZonedDateTime(timeZone).epochMilliseconds);
}

function readLocalTime(value: string | Date): Temporal.PlainDateTime | undefined {
  const text = value instanceof Date ? fromYaml(value) : value.trim();
  if (!text || !/^\d{4}-\d\d-\d\d([ T]\d\d:\d\d)?$/.test(text)) return undefined;
  try {
    return Temporal.PlainDateTime.from(text.replace(' ', 'T'), { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

/**
 * YAML reads a bare date as midnight in UTC. A `Date` with a time comes from seconds or an offset in
 * the file; which of them is lost, so it cannot be trusted.
 */
function fromYaml(date: Date): string | undefined {
  const text = Number.isNaN(date.getTime()) ? '' : date.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : undefined;
}
