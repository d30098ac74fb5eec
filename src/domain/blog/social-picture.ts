import { canvas, drawArt, paint } from './art.ts';

/** What places that show links expect, in pixels. */
export const socialSize = { width: 1200, height: 630 };

/** The alphabets the words may need, as the files of the font are named. */
export const alphabets = ['latin', 'latin-ext', 'vietnamese'] as const;

/** The name of the face that has one of them. */
export const faceOf = (alphabet: string) => `Fraunces ${alphabet}`;

/** A box with its style, or a picture: what satori lays out. */
export type Box = {
  type: 'div' | 'img';
  props: { style?: Record<string, string | number>; children?: Box[] | string; src?: string };
};

const widthOfTitle = 660;
const heightOfTitle = 450;
const lineHeight = 1.02;

type Words = { title: string; siteName: string };

/**
 * The picture of a post that stands where its link is shared: the masthead, the title, and the window.
 * @param picture the address of what is seen in the window
 */
export function composeSocialPicture({ title, siteName }: Words, picture: string): Box {
  const text = title.replaceAll(/\p{Extended_Pictographic}\uFE0F?/gu, '').trim();
  const page = { ...socialSize, paddingLeft: 64, backgroundColor: paint.paper, color: paint.ink };
  const words = { flexDirection: 'column', justifyContent: 'space-between', width: widthOfTitle };
  const fontSize = sizeFor(text);
  const headline = {
    display: 'block',
    fontSize,
    lineHeight,
    lineClamp: Math.floor(heightOfTitle / (fontSize * lineHeight)),
    letterSpacing: '-0.03em',
    textWrap: 'balance',
    wordBreak: 'break-word',
    paddingBottom: 60,
  };
  return box({ ...page, fontFamily: alphabets.map(faceOf).join() }, [
    box(words, [masthead(siteName), box(headline, text)]),
    arch(picture),
  ]);
}

/** The drawing of a slug as an address that needs no file. */
export function drawingAddress(slug: string): string {
  const paths = drawArt(slug).map(({ colour, d }) => `<path fill="${paint[colour]}" d="${d}"/>`);
  const { width, height } = canvas;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width * 8}" height="${height * 8}">${paths.join('')}</svg>`;
  return `data:image/svg+xml;base64,${btoa(svg)}`;
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

function arch(picture: string): Box {
  const radius = 190;
  const frame = {
    position: 'absolute',
    right: 64,
    bottom: 0,
    width: 380,
    height: 560,
    overflow: 'hidden',
    borderTopLeftRadius: radius,
    borderTopRightRadius: radius,
  };
  const fill = { width: 448, height: 560, marginLeft: -34, objectFit: 'cover' };
  return box(frame, [{ type: 'img', props: { src: picture, style: fill } }]);
}

function box(style: Record<string, string | number>, children: Box[] | string): Box {
  return { type: 'div', props: { style: { display: 'flex', ...style }, children } };
}
