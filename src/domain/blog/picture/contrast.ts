import type { Colors } from './colors.ts';

type Theme = Exclude<keyof Colors, 'art'>;

/** What stands on what, and by how much it has to stand out, of 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
const pairs: [text: Theme, ground: Theme, least: number][] = [
  ['ink', 'paper', 7],
  ['ink', 'sheet', 7],
  ['inkSoft', 'paper', 4.5],
  ['tomato', 'paper', 4.5],
  ['pine', 'paper', 4.5],
  ['onButter', 'butter', 4.5],
  ['onNight', 'night', 4.5],
];

/** The texts that are hard to read in these colors, each a sentence for the author. */
export function faintTexts(colors: Colors): { field: [Theme, 'day' | 'night']; text: string }[] {
  return (['day', 'night'] as const).flatMap((time) =>
    pairs.flatMap(([text, ground, least]) => {
      const ratio = contrast(colors[text][time], colors[ground][time]);
      if (ratio >= least) return [];
      const said = `${text}.${time}: hard to read on ${ground}, contrast ${ratio.toFixed(1)} of the ${least} that it takes`;
      return [{ field: [text, time], text: said }];
    }),
  );
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [one, other].map(luminance).toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
