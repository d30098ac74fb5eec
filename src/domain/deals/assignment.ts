import { z } from 'zod';
import { filled } from '../filled.ts';
import { slug } from '../slug.ts';
import { localTime } from '../time/local-time.ts';
import { homeZone } from '../time/time-zone.ts';

const when = localTime(
  /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d$/,
  'write a date and time such as 2026-11-27 17:00',
);

const doneSchema = z.strictObject({
  proof: z.url({ protocol: /^https$/ }).describe('Where the share is, with https://.'),
  date: z.iso
    .date({ error: 'write a date such as 2026-11-27' })
    .describe('The day it was shared, such as 2026-11-27.'),
});

const shareSchema = z
  .strictObject({
    network: filled
      .refine((name) => !/^\d+\s*[x×]?\s|\s[x×]?\s*\d+$/i.test(name), {
        error: 'write the name alone here, and how many times below it, such as count: 4',
      })
      .describe('Where, such as Instagram.'),
    count: z.int().min(1).default(1).describe('How many times; once when left out.'),
    due: when
      .optional()
      .describe('By when, such as 2026-12-01 09:00; by the deadline of the post when left out.'),
    done: z.array(doneSchema).default([]).describe('What was shared: a proof and a date each.'),
  })
  .describe('Shares that were promised.');

/**
 * A file in assignments/: what was promised to a sponsor. It may be public, so it has no place for fees,
 * contacts and briefs; and nothing says "finished", because that follows from the facts.
 */
export const assignmentSchema = z
  .strictObject({
    sponsor: slug.describe('Who pays: a file in sponsors/, without .yaml.'),
    what: filled.describe('What was promised, in a few words.'),
    deadline: when.describe(
      'When the post has to be live, such as 2026-11-27 17:00, on the clock of timeZone.',
    ),
    timeZone: homeZone
      .optional()
      .describe('The clock that is meant; the one of site.yaml when left out.'),
    shares: z.array(shareSchema).default([]).describe('Shares that were promised beside the post.'),
  })
  .check(({ value, issues }) => {
    const seen = new Set<string>();
    for (const [share, { done }] of value.shares.entries())
      for (const [index, { proof }] of done.entries()) {
        const path = ['shares', share, 'done', index, 'proof'];
        const message = 'this proof stands for another share already: write the one of this share';
        if (seen.has(proof)) issues.push({ code: 'custom', message, input: proof, path });
        seen.add(proof);
      }
  });

export type Assignment = z.infer<typeof assignmentSchema>;
