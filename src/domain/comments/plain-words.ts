const lineEnd = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
/** Control characters, halves of pairs, what is no character, and what turns the words around it round. */
const unwanted =
  /(?!\n)[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u202A-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB]/gu;
/** What can be seen without anything beside it. */
const ink = /[^\s\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]/u;

/**
 * What somebody typed, as it is kept and shown: without control characters and bidi overrides, paragraphs apart by
 * one empty line. Emoji, other scripts and combining marks stay as they are; nothing that could be seen is empty.
 */
export function plainWords(typed: string): string {
  const words = typed
    .replaceAll(lineEnd, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(unwanted, '')
    .replaceAll(/[^\S\n]+$/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  return ink.test(words) ? words : '';
}

/** The same on one line, as a name is. */
export function plainLine(typed: string): string {
  return plainWords(typed).replaceAll(/\s+/g, ' ');
}

/** How many characters of Unicode it has: an emoji of two halves is one, as readers count. */
export function lengthOf(text: string): number {
  return [...text].length;
}
