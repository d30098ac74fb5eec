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

export const telephone: Drawing = (x, [body, handset, dial], size) => [
  { color: body, d: `M${x - 30} 120l8-${26 + size}h44l8 ${26 + size}z` },
  {
    color: handset,
    d: `M${x - 36} ${92 - size}c0-22 72-22 72 0v7h-19v-8c-10-5-24-5-34 0v8h-19z`,
  },
  { color: dial, d: circle(x, 108 - size / 2, 9) },
  { color: body, d: circle(x, 108 - size / 2, 3.5) },
];

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
