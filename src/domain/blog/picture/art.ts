import {
  type Drawing,
  arch,
  books,
  circle,
  cup,
  floor,
  lamp,
  pane,
  pendant,
  plant,
  rectangle,
  round,
  sheet,
} from './art-things.ts';

/** The paint of everything that is drawn. Not the theme's colours: a drawing is the same by day and by night. */
export const paint = {
  paper: '#fcf5e7',
  ink: '#352118',
  tomato: '#e04126',
  pine: '#256550',
  butter: '#f6cf6d',
  blush: '#f2bda5',
} as const;

export type Colour = keyof typeof paint;

/** An SVG path and its colour. */
export type Shape = { colour: Colour; d: string };

/** What the shapes are drawn on: wider and taller than any frame shows. */
export const canvas = { width: 120, height: 150 };

// No thing has the colour of the wall or the window behind it.
const palettes = [
  {
    wall: 'butter',
    window: 'paper',
    sun: 'tomato',
    desk: 'pine',
    things: ['tomato', 'ink', 'pine'],
  },
  { wall: 'pine', window: 'butter', sun: 'paper', desk: 'ink', things: ['tomato', 'paper', 'ink'] },
  {
    wall: 'tomato',
    window: 'paper',
    sun: 'butter',
    desk: 'ink',
    things: ['butter', 'ink', 'pine'],
  },
  {
    wall: 'ink',
    window: 'pine',
    sun: 'butter',
    desk: 'tomato',
    things: ['butter', 'paper', 'blush'],
  },
  {
    wall: 'blush',
    window: 'pine',
    sun: 'butter',
    desk: 'tomato',
    things: ['ink', 'paper', 'butter'],
  },
] as const;

/**
 * A desk with two things on it and a sun in the window between them, drawn from a slug: the same slug
 * is always the same picture, in back to front order. Fits into 1.5 kB of SVG.
 */
export function drawArt(slug: string): Shape[] {
  const pick = picker(`${slug}/art`);
  const { wall, window, sun, desk, things } = pick(palettes);
  const turn = pick([0, 1, 2]);
  const [a, b, c] = [0, 1, 2].map((index) => things[(index + turn) % 3]) as [
    Colour,
    Colour,
    Colour,
  ];
  const tall: Drawing = pick([lamp, plant, pendant]);
  const low: Drawing = pick([cup, books, sheet]);
  const side = pick([1, -1]);
  const opening = pick([arch, round, pane]);
  const lift = pick([0, 6, 12]);
  const light = circle(60 + side * pick([8, 12]), pick([62, 70]) - lift / 2, pick([10, 12, 14]));
  return [
    { colour: wall, d: rectangle(0, 0, canvas.width, canvas.height) },
    { colour: window, d: opening(30, 28 + lift, 60, floor - 28 - lift) },
    { colour: sun, d: light },
    { colour: desk, d: rectangle(0, floor, canvas.width, canvas.height - floor) },
    ...tall(60 - side * 29, [a, b, c], pick([0, 5, 10])),
    ...low(60 + side * 25, [b, c, a], pick([0, 2, 4])),
  ];
}

/** FNV-1a over the seed, then mulberry32. */
function picker(seed: string): <T>(choices: readonly T[]) => T {
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
