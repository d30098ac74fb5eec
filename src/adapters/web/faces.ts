import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { create, type Font as Measured } from 'fontkitten';
import type { Font } from 'satori';
import type { Face } from '../../domain/blog/picture/lettering.ts';
import { memoize } from '../../domain/memoize.ts';

/** Fraunces for Latin letters; DejaVu has Greek, Cyrillic and the common signs. The first that has a letter draws it. */
const files = [
  ['Fraunces', '@fontsource/fraunces/files/fraunces-latin-700-normal.woff'],
  ['Fraunces ext', '@fontsource/fraunces/files/fraunces-latin-ext-700-normal.woff'],
  ['Fraunces vietnamese', '@fontsource/fraunces/files/fraunces-vietnamese-700-normal.woff'],
  ['DejaVu', '@fontsource/dejavu-sans/files/dejavu-sans-latin-700-normal.woff'],
] as const;

let loading: Promise<Face & { fonts: Font[] }> | undefined;

/** The faces of social pictures, for satori and for those who ask what they can draw; read once. */
export function loadFaces(): Promise<Face & { fonts: Font[] }> {
  return (loading ??= load());
}

async function load() {
  const { resolve } = createRequire(import.meta.url);
  const read = files.map(async ([name, file]) => ({ name, data: await readFile(resolve(file)) }));
  const faces = await Promise.all(read);
  const fonts = faces.map((face) => ({ ...face, weight: 700 as const }));
  const measured = faces.map(({ data }) => create(data) as Measured);
  const wide = measured.at(-1);
  const codeOf = (letter: string) => letter.codePointAt(0) ?? 0;
  const drawing = memoize((letter: string) =>
    measured.find((font) => font.hasGlyphForCodePoint(codeOf(letter))),
  );
  const widthIn = (letter: string, font: Measured | undefined) =>
    font ? font.glyphForCodePoint(codeOf(letter)).advanceWidth / font.unitsPerEm : 1;
  const widthOf = memoize((letter: string) => widthIn(letter, drawing(letter)));
  const wideSpace = widthIn(' ', wide);
  return {
    fonts,
    family: files.map(([name]) => name).join(),
    has: (letter: string) => drawing(letter) !== undefined,
    widthOf: (words: string) => {
      const letters = [...words];
      // satori takes the space beside a letter from that letter's face.
      const space = letters.some((letter) => drawing(letter) === wide) ? wideSpace : widthOf(' ');
      return letters.reduce((sum, letter) => sum + (letter === ' ' ? space : widthOf(letter)), 0);
    },
  };
}
