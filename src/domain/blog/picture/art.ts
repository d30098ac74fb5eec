import { drawn, type Scene } from './art-scenes.ts';
import { rectangle } from './art-things.ts';
import { canvas, type Color, picker, type Shape } from './paint.ts';

// No thing has the color of the wall or the window behind it.
const palettes = [
  palette('butter', 'paper', 'tomato', 'pine', ['tomato', 'ink', 'pine']),
  palette('pine', 'butter', 'paper', 'ink', ['tomato', 'paper', 'ink']),
  palette('tomato', 'paper', 'butter', 'ink', ['butter', 'ink', 'pine']),
  palette('ink', 'pine', 'butter', 'tomato', ['butter', 'paper', 'blush']),
  palette('blush', 'pine', 'butter', 'tomato', ['ink', 'paper', 'butter']),
];

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

function palette(wall: Color, window: Color, sun: Color, desk: Color, things: Color[]) {
  return { wall, window, sun, desk, things };
}
