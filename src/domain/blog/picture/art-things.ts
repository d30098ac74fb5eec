import type { Color, Shape } from './paint.ts';

/** The height at which the desk begins. */
export const floor = 120;

/** Draws a thing that stands at `x`; `size` makes it a little taller. */
export type Drawing = (x: number, colors: readonly [Color, Color, Color], size: number) => Shape[];

export const lamp: Drawing = (x, [shade, stand], size) => [
  { color: stand, d: rectangle(x - 1.5, 76 - size, 3, 44 + size) + arch(x - 11, 113, 22, 7) },
  { color: shade, d: `M${x - 9} ${58 - size}h18l8 22h-34z` },
];

export const pendant: Drawing = (x, [shade, cord, bulb], size) => [
  { color: cord, d: rectangle(x - 0.75, 0, 1.5, 46 + size) },
  { color: bulb, d: circle(x, 62 + size, 5) },
  { color: shade, d: arch(x - 17, 44 + size, 34, 17) },
];

export const plant: Drawing = (x, [leaves, pot, stem], size) => [
  { color: stem, d: rectangle(x - 1, 74 - size, 2, 32 + size) },
  {
    color: leaves,
    d: [0, 13, 26].map((y) => leaf(x, 96 - size - y, 1) + leaf(x, 90 - size - y, -1)).join(''),
  },
  { color: pot, d: `M${x - 13} 101h26l-4 19h-18z` },
];

export const cup: Drawing = (x, [body, saucer, steam], size) => [
  { color: steam, d: wisp(x - 5, 90 - size) + wisp(x + 3, 86 - size) },
  {
    color: body,
    d: `M${x - 14} ${97 - size}h28v${7 + size}a14 14 0 0 1-28 0z` + ear(x + 13, 99 - size),
  },
  { color: saucer, d: rectangle(x - 18, 117, 36, 3) },
];

export const books: Drawing = (x, [first, second, third], size) => [
  { color: first, d: rectangle(x - 19, 111, 38, 9) },
  { color: second, d: rectangle(x - 17 + size, 102, 33, 9) },
  { color: third, d: rectangle(x - 18 + size / 2, 95, 30, 7) },
];

export const sheet: Drawing = (x, [paper, lines], size) => [
  { color: paper, d: `M${x - 13} ${82 - size}l26 5-4 ${33 + size}h-26z` },
  {
    color: lines,
    d: [0, 7, 14].map((y) => `M${x - 9} ${91 - size + y}l15 2.8v2l-15-2.8z`).join(''),
  },
];

/** Sealed, before it is sent. */
export const letter: Drawing = (x, [paper, flap, seal], size) => [
  { color: paper, d: rectangle(x - 34, 74 - size, 68, 46 + size) },
  { color: flap, d: `M${x - 34} ${74 - size}l34 27 34-27z` },
  { color: seal, d: circle(x, 99 - size, 7) },
];

/** A plant as large as the window that it stands in. */
export const fern: Drawing = (x, [leaves, pot, heart], size) => [
  {
    color: leaves,
    d: [1, -1]
      .map((side) => blade(x, 102, side * 42, -38 - size) + blade(x, 104, side * 44, -12))
      .join(''),
  },
  { color: heart, d: `M${x} 104c-17-22-17-50 0-${66 + size}c17 ${16 + size} 17 44 0 66z` },
  { color: pot, d: `M${x - 19} 98h38l-5 22h-28z` },
];

export const chair: Drawing = (x, [back, arms, seat], size) => [
  { color: back, d: arch(x - 25, 62 - size, 50, 54 + size) },
  { color: seat, d: rectangle(x - 20, 98, 40, 14) },
  { color: arms, d: arch(x - 33, 86, 15, 30) + arch(x + 18, 86, 15, 30) },
  { color: back, d: rectangle(x - 28, 114, 5, 6) + rectangle(x + 23, 114, 5, 6) },
];

/** Under way, to the right with `side` 1. */
export function van(
  x: number,
  side: number,
  [body, dark, panes]: readonly [Color, Color, Color],
): Shape[] {
  const rear = x - side * 30;
  const at = (behind: number, y: number, width: number, height: number) =>
    `M${rear + side * behind} ${y}h${side * width}v${height}h${-side * width}z`;
  return [
    { color: dark, d: at(8, 73, 24, 6) },
    {
      color: body,
      d: `M${rear} 114v-35h${side * 42}l${side * 13} 15h${side * 5}v20z`,
    },
    { color: panes, d: at(5, 84, 13, 11) + at(22, 84, 13, 11) },
    { color: dark, d: circle(rear + side * 14, 114, 7) + circle(rear + side * 46, 114, 7) },
  ];
}

export function rectangle(x: number, y: number, width: number, height: number): string {
  return `M${x} ${y}h${width}v${height}h${-width}z`;
}

export function arch(x: number, y: number, width: number, height: number): string {
  const r = width / 2;
  const side = Math.max(0, height - r);
  return `M${x} ${y + height}v${-side}a${r} ${height - side} 0 0 1 ${width} 0v${side}z`;
}

export function circle(x: number, y: number, r: number): string {
  return `M${x - r} ${y}a${r} ${r} 0 0 1 ${2 * r} 0a${r} ${r} 0 0 1 ${-2 * r} 0z`;
}

/** A circle with a hole in it. */
export function ring(x: number, y: number, r: number, thick: number): string {
  const hole = r - thick;
  return `${circle(x, y, r)}M${x - hole} ${y}a${hole} ${hole} 0 0 0 ${2 * hole} 0a${hole} ${hole} 0 0 0 ${-2 * hole} 0z`;
}

/** A round window. */
export function round(x: number, y: number, width: number): string {
  return circle(x + width / 2, y + width / 2, width / 2);
}

/** A window of two panes, one above the other. */
export function pane(x: number, y: number, width: number): string {
  return rectangle(x, y, width, 30) + rectangle(x, y + 33, width, 27);
}

function ear(x: number, y: number): string {
  return `M${x} ${y}a7 6 0 0 1 0 12v-3a4 3 0 0 0 0-6z`;
}

function leaf(x: number, y: number, side: number): string {
  return `M${x} ${y}c${4 * side}-14 ${12 * side}-15 ${18 * side}-15c0 8 ${-6 * side} 15 ${-18 * side} 15z`;
}

function wisp(x: number, y: number): string {
  return `M${x} ${y}c-4-5 4-9 0-14h2.5c4 5-4 9 0 14z`;
}

/** A long leaf from a point to one that is so far from it. */
function blade(x: number, y: number, across: number, up: number): string {
  return `M${x} ${y}c${across * 0.2} ${up - 10} ${across * 0.7} ${up - 10} ${across} ${up}c${-across * 0.2} ${12} ${-across * 0.6} ${-up * 0.7} ${-across} ${-up}z`;
}
