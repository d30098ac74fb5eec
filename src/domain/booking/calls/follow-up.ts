import { z } from 'zod';
import { printable } from '../../printable.ts';

/** What the coach sends a reader after their call: her words, and what she recommends. */
export type FollowUp = {
  words: string;
  disclosed: readonly string[];
  links: readonly { label: string; href: string }[];
};

/** The fields in which she picks what she recommends. */
export const PICKS = ['pick1', 'pick2', 'pick3', 'pick4'] as const;

/** So many letters are two sentences, and some more. */
export const MOST_LETTERS = 600;

const pick = z.union([z.literal(''), z.string().regex(/^(post|book):[a-z0-9-]{1,200}$/)]);

/** The form on the page of a call that took place; a pick is "post:" or "book:" and a slug, or empty. */
export const followUpSchema = z
  .object({
    action: z.literal('follow-up'),
    // A field counts the end of a line as one letter, and sends it as two.
    words: z.string().transform(printable).pipe(z.string().max(MOST_LETTERS)),
    ...(Object.fromEntries(PICKS.map((name) => [name, pick.default('')])) as Record<
      (typeof PICKS)[number],
      z.ZodDefault<typeof pick>
    >),
  })
  .transform(({ words, ...picks }) => ({
    words,
    picks: PICKS.flatMap((name) => picks[name] || []),
  }))
  .refine(({ words, picks }) => words !== '' || picks.length > 0);
