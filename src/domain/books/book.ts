import { z } from 'zod';
import { filled } from '../filled.ts';
import { isbn13 } from './isbn.ts';

/** A file in books/. */
export const bookSchema = z.strictObject({
  title: filled.describe('The title; a subtitle follows a colon.'),
  authors: z.array(filled).min(1).describe('Who wrote it, such as [Meg Jay].'),
  isbn: z
    .string({ error: 'put the ISBN in quotes, such as "0446575062"' })
    .refine((text) => isbn13(text) !== undefined, {
      error:
        'check the digits: this is no ISBN-10 or ISBN-13 (leave it out when you do not know it)',
    })
    .optional()
    .describe('The ISBN, in quotes, such as "0446575062"; leave it out when you do not know it.'),
  why: filled.describe('Why it is on the shelf, in your words.'),
  gifted: z
    .boolean()
    .default(false)
    .describe('true when the publisher or the author gave it to you; the site then says so.'),
});

export type Book = z.infer<typeof bookSchema>;
