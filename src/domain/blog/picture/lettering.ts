/** What is known of the faces that a picture is lettered in. */
export type Face = {
  /** Their names, the first one first. */
  family: string;
  /** Whether one of them has a letter. */
  has: (letter: string) => boolean;
  /** How wide words are, as a multiple of their size. */
  widthOf: (words: string) => number;
};

/** In pixels. `least`: what does not fit then is cut; `smallest`: as far as one long word makes all smaller. */
export type Space = {
  width: number;
  height: number;
  largest: number;
  least: number;
  smallest: number;
};

export type Lines = { size: number; lines: string[] };

/** How far apart lines stand, and how much closer letters stand than they were made, as multiples of their size. */
export const lineHeight = 1.02;
export const tracking = -0.03;

/** The scripts of which one letter follows another from left to right, and no letter changes with its neighbors. */
const plainScripts =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Common}\p{Script=Inherited}]/u;
/** What changes a letter or joins two: variation selectors, shades of skin, soft hyphens, key caps. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Emoji_Modifier}\p{Cc}\u20E3]/gu;

/**
 * What can be drawn of some words: all of them, or all but signs and emoji. Words of which a letter is missing are
 * not drawn, nor is what is nothing without its signs. `missing`: what cannot be drawn.
 */
export function legible(words: string, { has }: Face): { text?: string; missing: string[] } {
  const letters = [...words.normalize('NFC').replaceAll(/\s+/g, ' ').replaceAll(unseen, '')];
  const isDrawn = (letter: string) => letter === ' ' || (plainScripts.test(letter) && has(letter));
  const missing = [...new Set(letters.filter((letter) => !isDrawn(letter)))];
  const text = letters.filter(isDrawn).join('').replaceAll(/ +/g, ' ').trim();
  const isWhole = missing.length === 0 || /[\p{L}\p{N}]/u.test(text);
  const isLost =
    text === '' || !isWhole || missing.some((letter) => /[\p{L}\p{M}\p{N}]/u.test(letter));
  return isLost ? { missing } : { text, missing };
}

/**
 * The words as lines, as large as the space allows and about equally long. A word is never broken: the whole gets
 * smaller, and ends with an ellipsis after a word where it is too long even so.
 */
export function layLines(text: string, space: Space, { widthOf }: Face): Lines | undefined {
  const width = (line: string) => widthOf(line) + tracking * [...line].length;
  const room = (size: number) => Math.floor(space.height / (size * lineHeight));
  const words = text.split(' ');
  const tooLong = words.findIndex((word) => width(word) > space.width / space.smallest);
  if (tooLong === 0) return undefined;
  const kept = tooLong < 0 ? words : ended(words.slice(0, tooLong).join(' ')).split(' ');
  const longest = Math.max(...kept.map(width));
  for (let size = space.largest; size >= space.smallest; size -= 2) {
    const most = space.width / size;
    if (longest > most) continue;
    const lines = wrap(kept, most, width);
    if (lines.length <= room(size))
      return { size, lines: wrap(kept, narrowest(kept, lines.length, most, width), width) };
    if (size <= space.least) return { size, lines: cut(lines.slice(0, room(size)), most, width) };
  }
  return undefined;
}

function wrap(words: readonly string[], most: number, width: (line: string) => number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && width(longer) <= most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** How narrow a column of so many lines can be. */
function narrowest(
  words: readonly string[],
  lines: number,
  most: number,
  width: (line: string) => number,
): number {
  let [low, high] = [Math.max(...words.map(width)), most];
  for (let step = 0; step < 12; step++) {
    const middle = (low + high) / 2;
    if (wrap(words, middle, width).length > lines) low = middle;
    else high = middle;
  }
  return high;
}

/** The last line with an ellipsis, after as many of its words as leave room for one. */
function cut(lines: string[], most: number, width: (line: string) => number): string[] {
  const words = lines.at(-1)?.split(' ') ?? [];
  while (words.length > 1 && width(ended(words.join(' '))) > most) words.pop();
  return [...lines.slice(0, -1), ended(words.join(' '))];
}

function ended(words: string): string {
  return `${words.replace(/[\s,;:–—-]+$/u, '')}…`;
}
