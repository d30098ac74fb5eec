import type { Paint } from './colors.ts';

export type Color = keyof Paint;

/** An SVG path and its color. */
export type Shape = { color: Color; d: string };

/** What the shapes are drawn on: wider and taller than any frame shows. */
export const canvas = { width: 120, height: 150 };
