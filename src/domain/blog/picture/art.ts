import { drawn, type Scene } from './art-scenes.ts';
import { rectangle } from './art-things.ts';
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
 * A small picture, drawn from a slug: the same slug in the same scene is always the same, in back to front order.
 * Fits into 1.5 kB of SVG.
 */
export function drawArt(slug: string, scene: Scene = 'desk'): Shape[] {
  const pick = picker(`${slug}/art`);
  const { wall, things, ...rest } = pick(palettes);
  const turn = pick([0, 1, 2]);
  const [a, b, c] = [0, 1, 2].map((index) => things[(index + turn) % 3]) as [Color, Color, Color];
  return [
    { color: wall, d: rectangle(0, 0, canvas.width, canvas.height) },
    ...drawn[scene](pick, { ...rest, things: [a, b, c] }),
  ];
}
