import { webAddress } from './web-address.ts';

/** Some words, and where they lead if they are an address. */
export type Piece = { words: string; href?: string };

/** An address that begins as one, up to white space or what stands around a quotation, in any script. */
const bare =
  /(?<![\w@.\/-])(?:https?:\/\/|www\.(?=[^\s.]))[^\s<>"“”„«»‹›「」『』【】《》（），。、！？；：…\p{C}]+/giu;
const afterwards = /[?!.,:;*_~'’‘]+$/u;
const brackets = [
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
] as const;

/** The paragraphs of plain text, each by its lines; bare addresses in them are links, and nothing else is. */
export function paragraphsOf(text: string): Piece[][][] {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.split('\n').map(piecesOf))
    .filter((lines) => lines.some((pieces) => pieces.length > 0));
}

function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: found, index } of line.matchAll(bare)) {
    const words = withoutWhatFollows(found);
    const href = webAddress(words);
    if (href === undefined) continue;
    if (index > end) pieces.push({ words: line.slice(end, index) });
    pieces.push({ words, href });
    end = index + words.length;
  }
  if (end < line.length) pieces.push({ words: line.slice(end) });
  return pieces;
}

/** A sentence goes on after an address, and a bracket that was opened before it ends behind it. */
function withoutWhatFollows(found: string): string {
  const ended = found.replace(afterwards, '');
  const isClosing = brackets.some(
    ([open, close]) => ended.endsWith(close) && count(ended, close) > count(ended, open),
  );
  return isClosing ? withoutWhatFollows(ended.slice(0, -1)) : ended;
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}
