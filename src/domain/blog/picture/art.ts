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
import { canvas, type Color, picker, type Shape } from './paint.ts';

// No thing has the color of the wall or the window behind it.
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
  const [a, b, c] = [0, 1, 2].map((index) => things[(index + turn) % 3]) as [Color, Color, Color];
  const tall: Drawing = pick([lamp, plant, pendant]);
  const low: Drawing = pick([cup, books, sheet]);
  const side = pick([1, -1]);
  const opening = pick([arch, round, pane]);
  const lift = pick([0, 6, 12]);
  const light = circle(60 + side * pick([8, 12]), pick([62, 70]) - lift / 2, pick([10, 12, 14]));
  return [
    { color: wall, d: rectangle(0, 0, canvas.width, canvas.height) },
    { color: window, d: opening(30, 28 + lift, 60, floor - 28 - lift) },
    { color: sun, d: light },
    { color: desk, d: rectangle(0, floor, canvas.width, canvas.height - floor) },
    ...tall(60 - side * 29, [a, b, c], pick([0, 5, 10])),
    ...low(60 + side * 25, [b, c, a], pick([0, 2, 4])),
  ];
}
