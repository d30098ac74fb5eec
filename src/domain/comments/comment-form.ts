import { z } from 'zod';
import { addressSchema, typedAddress } from '../mail/typed-address.ts';
import { commentSchema } from './comment.ts';
import { lengthOf, plainWords } from './plain-words.ts';

/** What a reader fills in. */
const FIELDS = ['words', 'name', 'email', 'site'] as const;
export type Field = (typeof FIELDS)[number];

/** What somebody typed, as it goes back into the form, and where the form stood; empty where nothing was sent. */
export type Typed = Record<'post' | 'answers' | Field, string>;

/** A comment as its reader means it. */
export type Draft = {
  post: string;
  answers: string | null;
  words: string;
  name: string;
  email: string | null;
  site: string | null;
};

/** One sentence for each field that is wrong. */
export type Wrong = Partial<Record<Field, string>>;

/** A field that holds no text, such as a file, counts as empty. */
export function typedIn(form: Readonly<Record<string, unknown>>): Typed {
  const text = (name: string) => {
    const value = form[name];
    return typeof value === 'string' ? value : '';
  };
  return {
    ...{ post: text('post'), answers: text('answers'), words: text('words') },
    ...{ name: text('name'), email: text('email'), site: text('site') },
  };
}

/** What was typed as a comment, or what is wrong with it. */
export function draftOf(typed: Typed): { ok: true; draft: Draft } | { ok: false; wrong: Wrong } {
  const { post, answers, ...fields } = typed;
  const read = fieldsSchema.safeParse(fields);
  if (read.success) return { ok: true, draft: { ...read.data, post, answers: answers || null } };
  const wrong: Wrong = {};
  for (const { path, code } of read.error.issues) {
    const field = FIELDS.find((each) => each === path[0])!;
    wrong[field] ??= code === 'too_big' ? tooLong(field, typed[field]) : MISSING[field];
  }
  return { ok: false, wrong };
}

const { name, text, site } = commentSchema.shape;
const nothing = z.literal('').transform(() => null);

const fieldsSchema = z.object({
  words: text,
  name,
  email: z.string().transform(typedAddress).pipe(nothing.or(addressSchema())),
  site: z.string().trim().pipe(nothing.or(site.unwrap())),
});

const MISSING: Record<Field, string> = {
  words: 'Write a few words first.',
  name: 'Write the name that is to stand above your words.',
  email: 'Write the whole address, like ada@example.com, or nothing.',
  site: 'Write the whole address of your page, like https://example.com, or nothing.',
};

function tooLong(field: Field, typed: string): string {
  return field === 'name'
    ? 'Write a shorter name: it has room for 60 characters.'
    : `These are ${lengthOf(plainWords(typed))} characters, and a comment has room for 4,000. Shorten it, or send it in two.`;
}
