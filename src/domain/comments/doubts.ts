import type { Draft } from './comment-form.ts';
import { fold } from './fold.ts';
import { looksLike } from './lookalike.ts';

/** Why a comment looks as if no reader had written it; the last two: the author deleted others of that name or site. */
export type Doubt = 'links' | 'blocked-words' | 'author-name' | 'refused-name' | 'refused-site';

/** What the author has set: her own name, and whole words or phrases that no reader writes, one each. */
export type Suspect = { author: string; blocked: readonly string[] };

/** More links than this are many. */
const FEW_LINKS = 2;

/** What is doubtful about a comment by itself. */
export function doubtsOf(
  { words, name, site }: Pick<Draft, 'words' | 'name' | 'site'>,
  { author, blocked }: Suspect,
): Doubt[] {
  const links = words.match(/https?:\/\/|(?<!:\/\/)www\./gi) ?? [];
  const all = fold(`${name}\n${words}\n${site ?? ''}`);
  return [
    ...(links.length > FEW_LINKS ? (['links'] as const) : []),
    ...(blocked.some((word) => isIn(all, fold(word))) ? (['blocked-words'] as const) : []),
    ...(looksLike(name, author) ? (['author-name'] as const) : []),
  ];
}

/** Scripts that put no space between words. */
const LETTER =
  /[[\p{L}\p{N}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]]/v.source;

/** Whether the word stands there by itself, not as a part of another one. */
function isIn(text: string, word: string): boolean {
  const alone = new RegExp(`(?<!${LETTER})${RegExp.escape(word)}(?!${LETTER})`, 'v');
  return word !== '' && alone.test(text);
}
