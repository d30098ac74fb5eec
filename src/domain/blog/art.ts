const palettes = [
  {
    wall: 'butter',
    desk: 'pine',
    window: 'paper',
    sun: 'tomato',
    objects: ['tomato', 'ink', 'paper'],
  },
  {
    wall: 'pine',
    desk: 'ink',
    window: 'butter',
    sun: 'paper',
    objects: ['tomato', 'paper', 'butter'],
  },
  {
    wall: 'tomato',
    desk: 'ink',
    window: 'paper',
    sun: 'butter',
    objects: ['butter', 'paper', 'pine'],
  },
  {
    wall: 'ink',
    desk: 'tomato',
    window: 'pine',
    sun: 'butter',
    objects: ['butter', 'paper', 'pine'],
  },
  {
    wall: 'blush',
    desk: 'tomato',
    window: 'pine',
    sun: 'butter',
    objects: ['ink', 'pine', 'paper'],
  },
] as const;

type Colour = 'paper' | 'ink' | 'tomato' | 'pine' | 'butter' | 'blush';

/** An SVG path and its colour. */
export type Shape = { colour: Colour; d: string };

/** What the shapes are drawn on: wider and taller than any frame shows. */
export const canvas = { width: 120, height: 150 };

type Drawing = (x: number, colours: readonly [Colour, Colour, Colour], size: number) => Shape[];

const floor = 120;

/**
 * A desk with two things on it and something in the window, drawn from a slug: the same slug is always
 * the same picture, in back to front order. Fits into 1.5 kB of SVG.
 */
export function drawArt(slug: string): Shape[] {
  const pick = picker(slug);
  const { wall, desk, window, sun, objects } = pick(palettes);
  const turn = pick([0, 1, 2]);
  const colours = [0, 1, 2].map((index) => objects[(index + turn) % 3]) as [Colour, Colour, Colour];
  const [tall, low] = [pick([lamp, plant]), pick([cup, books, sheet])];
  const left = pick([true, false]);
  const middle = pick([52, 60, 68]);
  const lift = pick([0, 6, 12]);
  return [
    { colour: wall, d: rectangle(0, 0, 120, 150) },
    { colour: window, d: arch(middle - 30, 30 + lift, 60, floor - 30 - lift) },
    { colour: sun, d: circle(middle + pick([-10, 0, 10]), pick([58, 66, 74]), pick([11, 14, 17])) },
    { colour: desk, d: rectangle(0, floor, 120, 30) },
    ...tall(left ? 32 : 88, colours, pick([0, 5, 10])),
    ...low(left ? 86 : 34, rotate(colours), pick([0, 2, 4])),
  ];
}

const lamp: Drawing = (x, [shade, stand], size) => [
  { colour: stand, d: rectangle(x - 1.5, 76 - size, 3, 44 + size) + arch(x - 11, 113, 22, 7) },
  { colour: shade, d: `M${x - 10} ${58 - size}h20l9 24h-38z` },
];

const plant: Drawing = (x, [leaves, pot, stem], size) => [
  { colour: stem, d: rectangle(x - 1, 74 - size, 2, 32 + size) },
  {
    colour: leaves,
    d: [0, 13, 26].map((y) => leaf(x, 94 - size - y, 1) + leaf(x, 88 - size - y, -1)).join(''),
  },
  { colour: pot, d: `M${x - 13} 101h26l-4 19h-18z` },
];

const cup: Drawing = (x, [body, saucer, steam], size) => [
  { colour: steam, d: leaf(x - 3, 92, 0.5) + leaf(x + 4, 88, -0.5) },
  { colour: body, d: `M${x - 14} 98h28v${8 + size / 2}a14 14 0 0 1-28 0z` + ring(x + 14, 105) },
  { colour: saucer, d: rectangle(x - 18, 117, 36, 3) },
];

const books: Drawing = (x, [first, second, third], size) => [
  { colour: first, d: rectangle(x - 20, 111, 40, 9) },
  { colour: second, d: rectangle(x - 16 + size, 102, 34, 9) },
  { colour: third, d: rectangle(x - 18 + size / 2, 95, 30, 7) },
];

const sheet: Drawing = (x, [paper, lines], size) => [
  { colour: paper, d: `M${x - 12} ${84 - size}l24 4-4 32h-24z` },
  {
    colour: lines,
    d: [0, 7, 14].map((y) => `M${x - 8} ${92 - size + y}l14 2.3v2l-14-2.3z`).join(''),
  },
];

function rectangle(x: number, y: number, width: number, height: number): string {
  return `M${x} ${y}h${width}v${height}h${-width}z`;
}

function arch(x: number, y: number, width: number, height: number): string {
  const r = width / 2;
  const side = Math.max(0, height - r);
  return `M${x} ${y + height}v${-side}a${r} ${height - side} 0 0 1 ${width} 0v${side}z`;
}

function circle(x: number, y: number, r: number): string {
  return `M${x - r} ${y}a${r} ${r} 0 0 1 ${2 * r} 0a${r} ${r} 0 0 1 ${-2 * r} 0z`;
}

function ring(x: number, y: number): string {
  return `M${x} ${y - 5}a6 5 0 0 1 0 10v-3a3 2 0 0 0 0-4z`;
}

function leaf(x: number, y: number, side: number): string {
  return `M${x} ${y}c${4 * side}-14 ${12 * side}-15 ${18 * side}-15c0 8 ${-6 * side} 15 ${-18 * side} 15z`;
}

function rotate<T>([a, b, c]: readonly [T, T, T]): [T, T, T] {
  return [b, c, a];
}

function picker(seed: string): <T>(choices: readonly T[]) => T {
  let state = 2166136261;
  for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16777619);
  return (choices) => {
    state = Math.imul(state ^ (state >>> 15), 2246822519) + 374761393;
    const index = ((state ^ (state >>> 13)) >>> 0) % choices.length;
    return choices[index] as (typeof choices)[number];
  };
}
