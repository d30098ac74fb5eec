import { drawArt } from './art.ts';
import type { Scene } from './art-scenes.ts';
import {
  type Face,
  layLines,
  legible,
  lineHeight,
  type Lines,
  type Space,
  tracking,
} from './lettering.ts';
import type { Paint } from './colors.ts';
import { canvas, pathsOf } from './paint.ts';

/** What places that show links expect, in pixels. */
export const socialSize = { width: 1200, height: 630 };

/** A box with its style and what is in it: what satori lays out. */
export type Box = {
  type: 'div';
  props: { style: Record<string, string | number>; children: Box[] | string };
};

/** `mark`: what stands above the title, such as who paid for the post. */
export type Words = { title: string; siteName: string; mark?: string | undefined };

/** What a drawing is made from. */
export type Drawn = { slug: string; scene?: Scene | undefined };

/** `words`: what satori lays out; `left`: where the window begins. */
export type Composed = { words: Box; left: number };

const widthOfTitle = 660;
const heightOfTitle = 450;
const heightOfMark = 84;
const paddingOfMark = 18;
const inMasthead: Space = {
  ...{ width: widthOfTitle, height: 44, largest: 40, least: 30, smallest: 18 },
};
const inMark: Space = {
  ...{ width: widthOfTitle - 2 * paddingOfMark, height: 38, largest: 34, least: 26, smallest: 18 },
};
const frame = { top: 70, width: 380, height: 560 };

/**
 * The words of a social picture: the masthead above, the title below. What no face can draw is left out; when the
 * title is, the window stands in the middle.
 */
export function composeWords({ title, siteName, mark }: Words, face: Face, paint: Paint): Composed {
  const lines = titleLines(title, mark !== undefined, face);
  const page = {
    ...socialSize,
    flexDirection: 'column',
    justifyContent: 'space-between',
    paddingLeft: 64,
    fontFamily: face.family,
    backgroundColor: paint.paper,
    color: paint.ink,
  };
  const below = [
    ...(mark === undefined ? [] : [marked(mark, face, paint)]),
    ...(lines ? [headline(lines)] : []),
  ];
  const words = box(page, [
    masthead(siteName, face, paint),
    box({ flexDirection: 'column' }, below),
  ]);
  return { words, left: below.length > 0 ? 756 : (socialSize.width - frame.width) / 2 };
}

/** What a social picture cannot show of a title, as a sentence for the author. */
export function leftOut(title: string, face: Face): string | undefined {
  const { text, missing } = legible(title, face);
  const letters = missing.join(' ');
  if (text === undefined)
    return `no face of the site draws ${letters}, so the picture that is shared with a link shows no title`;
  if (!titleLines(title, false, face))
    return 'it begins with a word that is too long for the picture that is shared with a link, which shows no title';
  return missing.length > 0
    ? `no face of the site draws ${letters}, so the picture that is shared with a link leaves it out`
    : undefined;
}

/** The arched window of a social picture with a drawing in it, as SVG. */
export function drawnWindow({ slug, scene }: Drawn, left: number, paint: Paint): string {
  const { top, width, height } = frame;
  const scale = height / canvas.height;
  const x = left + (width - canvas.width * scale) / 2;
  const paths = pathsOf(drawArt(slug, scene), paint);
  return arched(`<g transform="translate(${x} ${top})scale(${scale})">${paths}</g>`, left);
}

/** The same with a photograph. @param address a data: URL */
export function photographedWindow(address: string, left: number): string {
  const { top, width, height } = frame;
  return arched(
    `<image x="${left}" y="${top}" width="${width}" height="${height}" preserveAspectRatio="xMidYMid slice" href="${address}"/>`,
    left,
  );
}

function arched(content: string, left: number): string {
  const { top, width, height } = frame;
  const r = width / 2;
  const arch = `M${left} ${top + height}V${top + r}a${r} ${r} 0 0 1 ${width} 0V${top + height}z`;
  return `<clipPath id="arch"><path d="${arch}"/></clipPath><g clip-path="url(#arch)">${content}</g>`;
}

function titleLines(title: string, isMarked: boolean, face: Face): Lines | undefined {
  const { text } = legible(title, face);
  if (text === undefined) return undefined;
  const { length } = text;
  const space = {
    width: widthOfTitle,
    height: heightOfTitle - (isMarked ? heightOfMark : 0),
    largest: length <= 28 ? 104 : length <= 48 ? 86 : length <= 80 ? 70 : 54,
    ...{ least: 48, smallest: 24 },
  };
  return layLines(text, space, face);
}

function headline({ size, lines }: Lines): Box {
  const style = {
    flexDirection: 'column',
    fontSize: size,
    lineHeight,
    letterSpacing: `${tracking}em`,
    whiteSpace: 'pre',
    paddingBottom: 60,
  };
  return box(
    style,
    lines.map((line) => box({}, line)),
  );
}

function masthead(siteName: string, face: Face, paint: Paint): Box {
  const name = oneLine(siteName, inMasthead, face);
  if (!name) return box({}, []);
  const { size, lines } = name;
  const style = { fontSize: size, letterSpacing: '-0.025em', whiteSpace: 'pre', paddingTop: 52 };
  return box(style, [box({}, lines.join('')), box({ color: paint.tomato }, '.')]);
}

/** Somebody whose name cannot be drawn has paid all the same. */
function marked(words: string, face: Face, paint: Paint): Box {
  const { size, lines } = oneLine(words, inMark, face) ??
    oneLine('Sponsored', inMark, face) ?? { size: 34, lines: [] };
  const style = {
    marginBottom: 24,
    padding: `4px ${paddingOfMark}px 8px`,
    fontSize: size,
    whiteSpace: 'pre',
    backgroundColor: paint.butter,
    color: paint.ink,
  };
  return box({ height: heightOfMark }, [box(style, lines.join(''))]);
}

function oneLine(words: string, space: Space, face: Face): Lines | undefined {
  const { text } = legible(words, face);
  return text === undefined ? undefined : layLines(text, space, face);
}

function box(style: Record<string, string | number>, children: Box[] | string): Box {
  return { type: 'div', props: { style: { display: 'flex', ...style }, children } };
}
