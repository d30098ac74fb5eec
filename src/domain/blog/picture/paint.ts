import type { Paint } from './colors.ts';

export type Color = keyof Paint;

/** An SVG path and its color. */
export type Shape = { color: Color; d: string };

/** What the shapes are drawn on: wider and taller than any frame shows. */
export const canvas = { width: 120, height: 150 };

/** The shapes as paths of SVG. */
export function pathsOf(shapes: readonly Shape[], paint: Paint): string {
  return shapes.map(({ color, d }) => `<path fill="${paint[color]}" d="${d}"/>`).join('');
}

export type Pick = <Choice>(choices: readonly Choice[]) => Choice;

/** Picks by a seed, the same each time: FNV-1a over the seed, then mulberry32. */
export function picker(seed: string): Pick {
  let state = 2166136261;
  for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16777619);
  return (choices) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    const index = ((mixed ^ (mixed >>> 14)) >>> 0) % choices.length;
    return choices[index] as (typeof choices)[number];
  };
}
