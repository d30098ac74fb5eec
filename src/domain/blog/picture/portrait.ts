import { arch, circle, rectangle, ring } from './art-things.ts';
import { canvas, picker, type Shape } from './paint.ts';

/** How large it is sent, in pixels. */
export const portraitSize = { width: 480, height: 600 };

/** Nothing has the color of what it stands before. */
const looks = [
  { wall: 'butter', window: 'paper', desk: 'pine', skin: 'blush', hair: 'ink', coat: 'tomato' },
  { wall: 'pine', window: 'butter', desk: 'ink', skin: 'blush', hair: 'tomato', coat: 'paper' },
  { wall: 'tomato', window: 'paper', desk: 'ink', skin: 'butter', hair: 'ink', coat: 'pine' },
  { wall: 'ink', window: 'pine', desk: 'tomato', skin: 'blush', hair: 'butter', coat: 'paper' },
  { wall: 'blush', window: 'pine', desk: 'tomato', skin: 'butter', hair: 'ink', coat: 'paper' },
] as const;

const eyes = circle(52, 73, 1.8) + circle(68, 73, 1.8);
const smile = 'M53 83c4 5 10 5 14 0-3 8-11 8-14 0z';
const glasses = ring(51, 73, 7, 1.5) + ring(69, 73, 7, 1.5) + rectangle(57.5, 72, 5, 1.5);

/** What is seen of it behind the head, and before it. */
type Hair = { behind: string; before: string };

const even = 'M37 76c-4-25 8-37 23-37s27 12 23 37c-5-5-8-10-9-16-12 3-23 2-29-3-1 7-3 14-8 19z';
const parted = 'M37 76c-5-27 9-38 23-37 15 0 27 10 23 37-4-10-10-15-19-21-6 9-17 15-27 21z';
const curls = [
  [40, 64],
  [43, 51],
  [53, 42],
  [67, 42],
  [77, 51],
  [80, 64],
] as const;
const hairs: readonly Hair[] = [
  { behind: '', before: even },
  { behind: 'M34 103c-5-36-1-64 26-64s31 28 26 64z', before: parted },
  { behind: 'M33 120c-4-50-1-81 27-81s31 31 27 81z', before: even },
  { behind: circle(60, 34, 11), before: parted },
  { behind: '', before: curls.map(([x, y]) => circle(x, y, 10)).join('') + circle(60, 51, 9) },
];

/**
 * Who writes, at the desk before the window, drawn from the name: the same name is always the same picture, in back
 * to front order.
 */
export function drawPortrait(name: string): Shape[] {
  const pick = picker(`${name}/portrait`);
  const { wall, window, desk, skin, hair, coat } = pick(looks);
  const { behind, before } = pick(hairs);
  const seen = pick(['', glasses]);
  return [
    { color: wall, d: rectangle(0, 0, canvas.width, canvas.height) },
    { color: window, d: arch(20, 20 + pick([0, 3, 6]), 80, canvas.height) },
    ...(behind ? [{ color: hair, d: behind }] : []),
    { color: coat, d: arch(22, 100, 76, 50) },
    { color: skin, d: 'M51 86h18v15a9 8 0 0 1-18 0zM38 70a22 26 0 0 1 44 0a22 26 0 0 1-44 0z' },
    { color: hair, d: before },
    { color: 'ink', d: eyes + smile + seen },
    { color: desk, d: rectangle(0, 132, canvas.width, 18) },
  ];
}
