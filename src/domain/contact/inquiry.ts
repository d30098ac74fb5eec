import { z } from 'zod';
import { addressSchema } from '../mail/typed-address.ts';
import { LONGEST } from '../comments/comment.ts';
import { lengthOf, plainLine, plainWords } from '../comments/plain-words.ts';

/** What somebody asks the author, for her alone; `about` is the slug of the post that led there. */
export type Inquiry = { words: string; name: string; email: string; about: string | null };

const FIELDS = ['words', 'name', 'email'] as const;
export type Field = (typeof FIELDS)[number];

/** What somebody typed, as it goes back into the form. */
export type Typed = Record<Field | 'about', string>;

/** One sentence for each field that is wrong. */
export type Wrong = Partial<Record<Field, string>>;

/** A field that holds no text, such as a file, counts as empty. */
export function typedIn(form: Readonly<Record<string, unknown>>): Typed {
  const text = (name: string) => (typeof form[name] === 'string' ? form[name] : '');
  return { words: text('words'), name: text('name'), email: text('email'), about: text('about') };
}

/** What was typed as an inquiry, or what is wrong with it. */
export function inquiryOf(
  typed: Typed,
): { ok: true; inquiry: Inquiry } | { ok: false; wrong: Wrong } {
  const read = schema.safeParse(typed);
  if (read.success) return { ok: true, inquiry: read.data };
  const wrong: Wrong = {};
  for (const { path, message } of read.error.issues)
    for (const field of FIELDS) if (path[0] === field) wrong[field] ??= message;
  return { ok: false, wrong };
}

const schema = z.object({
  words: z
    .string()
    .transform(plainWords)
    .pipe(
      z
        .string()
        .min(1, 'Write a few words first.')
        .refine(isAtMost(LONGEST.text), {
          error: 'That is too long: there is room for 4,000 characters. Shorten it, or send two.',
          abort: true,
        })
        .refine((words) => !isOnlyLinks(words), 'Say in a few words what the links are about.'),
    ),
  name: z
    .string()
    .transform(plainLine)
    .pipe(
      z
        .string()
        .min(1, 'Write your name.')
        .refine(isAtMost(LONGEST.name), 'Write a shorter name, of 60 characters.'),
    ),
  email: addressSchema('Write your whole address, like ada@example.com.'),
  about: z.string().transform((slug) => (/^[a-z\d-]{1,200}$/.test(slug) ? slug : null)),
});

function isAtMost(most: number) {
  return (text: string) => lengthOf(text) <= most;
}

/** Whether nothing is left to read beside addresses. */
function isOnlyLinks(words: string): boolean {
  const others = words.split(/\s+/).filter((word) => !/\.\w|:\/\//.test(word));
  return !/[\p{L}\p{N}\p{S}]/u.test(others.join(' '));
}
