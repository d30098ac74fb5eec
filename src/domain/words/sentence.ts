import { z } from 'zod';

declare const places: unique symbol;

/** A sentence that goes out once its places, such as {price}, are filled by `say`. */
export type Sentence<Place extends string> = { readonly [places]: Place };

/** The names between braces in a text. */
type PlacesIn<Text> = Text extends `${string}{${infer Place}}${infer Rest}`
  ? Place | PlacesIn<Rest>
  : never;

/** Without places it is text like any other. */
type SentenceOf<Text> = [PlacesIn<Text>] extends [never] ? string : Sentence<PlacesIn<Text>>;

/**
 * A field of words.yaml.
 * @param standard what is said where the author has written nothing; its places are all there are
 * @param where what the author is told of it
 * @param needed places that her sentence must have, too
 */
export function sentence<const Text extends string>(
  standard: Text,
  where: string,
  needed: readonly PlacesIn<Text>[] = [],
) {
  const known = placesIn(standard);
  const optional = known.filter((place) => !needed.some((each) => inBraces(each) === place));
  const remedy = known.length > 0 ? `it fills ${known.join(' and ')}` : 'leave it out';
  const about = [
    where,
    ...(needed.length > 0 ? [`It has to say ${needed.map(inBraces).join(' and ')}.`] : []),
    ...(optional.length > 0 ? [`It may say ${optional.join(' and ')}.`] : []),
  ];
  const field = z
    .string()
    .trim()
    .regex(/[\p{L}\p{N}\p{P}\p{S}]/u, { error: 'is empty' })
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, { error: 'write it on one line' })
    .superRefine((text, { addIssue }) => {
      const strange = strangeIn(text, known);
      if (strange) return addIssue(`the site can’t fill ${strange} here; ${remedy}`);
      for (const place of needed.map(inBraces))
        if (!text.includes(place)) addIssue(`write ${place} where the site is to fill it in`);
    })
    .default(standard)
    .describe(about.join(' '));
  return field as unknown as z.ZodDefault<z.ZodType<SentenceOf<Text>, string>>;
}

/** A part of words.yaml, which says where its sentences stand; what is left out of it is said as ever. */
export function wordsOf<Fields extends z.ZodRawShape>(where: string, fields: Fields) {
  return z
    .strictObject(fields)
    .prefault({} as never)
    .describe(where);
}

/** The sentence with its places filled; what fills them is taken as it is, braces and all. */
export function say<Place extends string>(
  sentence: Sentence<Place>,
  facts: Readonly<Record<Place, string>>,
): string {
  return String(sentence).replaceAll(/\{(\w+)\}/g, (place, name: Place) => facts[name] ?? place);
}

function placesIn(text: string): string[] {
  return [...new Set(text.match(/\{\w+\}/g))];
}

/** What has a brace and is no place. */
function strangeIn(text: string, known: readonly string[]): string | undefined {
  const rest = known.reduce((left, place) => left.replaceAll(place, ''), text);
  return /\{[^{}]*\}/.exec(rest)?.[0] ?? /[{}]/.exec(rest)?.[0];
}

function inBraces(name: string): string {
  return `{${name}}`;
}
