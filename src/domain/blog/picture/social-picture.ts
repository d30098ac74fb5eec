import { drawArt } from './art.ts';
import { canvas, paint } from './paint.ts';

/** What places that show links expect, in pixels. */
export const socialSize = { width: 1200, height: 630 };

/** The alphabets the words may need, as the files of the font are named. */
export const alphabets = ['latin', 'latin-ext', 'vietnamese'] as const;

/** The name of the face that has one of them. */
export const faceOf = (alphabet: string) => `Fraunces ${alphabet}`;

/** A box with its style and what is in it: what satori lays out. */
export type Box = {
  type: 'div';
  props: { style: Record<string, string | number>; children: Box[] | string };
};

const widthOfTitle = 660;
const heightOfTitle = 450;
const heightOfMark = 84;
const lineHeight = 1.02;
/** What the font cannot draw: pictures, flags, shades of skin and what joins them. */
const emoji =
  /[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}\u200D\u20E3\uFE0F]/gu;
const frame = { left: 756, top: 70, width: 380, height: 560 };

/** `mark`: what stands above the title, such as who paid for the post. */
export type Words = { title: string; siteName: string; mark?: string | undefined };

/** The words of a social picture: the masthead above, the title below. */
export function composeWords({ title, siteName, mark }: Words): Box {
  const text = title.replaceAll(emoji, '').trim();
  const fontSize = sizeFor(text);
  const page = {
    ...socialSize,
    flexDirection: 'column',
    justifyContent: 'space-between',
    paddingLeft: 64,
    fontFamily: alphabets.map(faceOf).join(),
    backgroundColor: paint.paper,
    color: paint.ink,
  };
  const headline = {
    display: 'block',
    width: widthOfTitle,
    fontSize,
    lineHeight,
    lineClamp: Math.floor((heightOfTitle - (mark ? heightOfMark : 0)) / (fontSize * lineHeight)),
    letterSpacing: '-0.03em',
    textWrap: 'balance',
    wordBreak: 'break-word',
    paddingBottom: 60,
  };
  const words = box({ flexDirection: 'column' }, [
    ...(mark ? [marked(mark)] : []),
    box(headline, text),
  ]);
  return box(page, [masthead(siteName), words]);
}

/** The arched window of a social picture with the drawing of a slug in it, as SVG. */
export function drawnWindow(slug: string): string {
  const { left, top, width, height } = frame;
  const scale = height / canvas.height;
  const x = left + (width - canvas.width * scale) / 2;
  const paths = drawArt(slug).map(({ color, d }) => `<path fill="${paint[color]}" d="${d}"/>`);
  return arched(`<g transform="translate(${x} ${top})scale(${scale})">${paths.join('')}</g>`);
}

/** The same with a photograph. @param address a data: URL */
export function photographedWindow(address: string): string {
  const { left, top, width, height } = frame;
  return arched(
    `<image x="${left}" y="${top}" width="${width}" height="${height}" preserveAspectRatio="xMidYMid slice" href="${address}"/>`,
  );
}

function arched(content: string): string {
  const { left, top, width, height } = frame;
  const r = width / 2;
  const arch = `M${left} ${top + height}V${top + r}a${r} ${r} 0 0 1 ${width} 0V${top + height}z`;
  return `<clipPath id="arch"><path d="${arch}"/></clipPath><g clip-path="url(#arch)">${content}</g>`;
}

function sizeFor(title: string): number {
  const { length } = title;
  const longestWord = Math.max(...title.split(/\s/).map((word) => word.length));
  const size = length <= 28 ? 104 : length <= 48 ? 86 : length <= 80 ? 70 : 54;
  // A letter is about half as wide as it is high.
  return Math.max(54, Math.min(size, Math.floor(widthOfTitle / longestWord / 0.52)));
}

function masthead(siteName: string): Box {
  return box({ fontSize: 40, letterSpacing: '-0.025em', paddingTop: 52 }, [
    box({}, siteName),
    box({ color: paint.tomato }, '.'),
  ]);
}

function marked(text: string): Box {
  const style = {
    display: 'block',
    maxWidth: widthOfTitle - 2 * 18,
    lineClamp: 1,
    marginBottom: 24,
    padding: '4px 18px 8px',
    fontSize: 34,
    backgroundColor: paint.butter,
    color: paint.ink,
  };
  return box({ height: heightOfMark }, [box(style, text)]);
}

function box(style: Record<string, string | number>, children: Box[] | string): Box {
  return { type: 'div', props: { style: { display: 'flex', ...style }, children } };
}
