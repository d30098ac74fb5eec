import {
  type Drawing,
  arch,
  books,
  chair,
  circle,
  cup,
  fern,
  floor,
  lamp,
  letter,
  pane,
  pendant,
  plant,
  rectangle,
  round,
  sheet,
  van,
} from './art-things.ts';
import { canvas, type Color, type Pick, type Shape } from './paint.ts';

/** The telephone is for calls. */
export const scenes = ['desk', 'letter', 'shelf', 'fern', 'hills', 'chair', 'road'] as const;
export type Scene = (typeof scenes)[number];

/** The colors before the wall; `things` are three that stand out from window and wall. */
type Paints = Record<'window' | 'sun' | 'desk', Color> & {
  things: readonly [Color, Color, Color];
};

/** What is seen before the wall, in back to front order. */
export const drawn: Record<Scene, (pick: Pick, paints: Paints) => Shape[]> = {
  /** A sun in the window between two things. */
  desk(pick, { window, sun, desk, things: [a, b, c] }) {
    const tall: Drawing = pick([lamp, plant, pendant]);
    const low: Drawing = pick([cup, books, sheet]);
    const side = pick([1, -1]);
    const opening = pick([arch, round, pane]);
    const lift = pick([0, 6, 12]);
    const light = circle(60 + side * pick([8, 12]), pick([62, 70]) - lift / 2, pick([10, 12, 14]));
    return [
      { color: window, d: opening(30, 28 + lift, 60, floor - 28 - lift) },
      { color: sun, d: light },
      boardAt(floor, desk),
      ...tall(60 - side * 29, [a, b, c], pick([0, 5, 10])),
      ...low(60 + side * 25, [b, c, a], pick([0, 2, 4])),
    ];
  },

  /** A letter before a large round window. */
  letter(pick, { window, sun, desk, things }) {
    const side = pick([1, -1]);
    const lift = pick([0, 4, 8]);
    return [
      { color: window, d: circle(60, 68 - lift, pick([38, 42])) },
      { color: sun, d: circle(60 + side * pick([14, 18]), 50 - lift, pick([8, 10])) },
      boardAt(floor, desk),
      ...letter(60 - side * pick([0, 6]), things, pick([0, 3, 6])),
    ];
  },

  /** A plant that has outgrown its window. */
  fern(pick, { window, sun, desk, things }) {
    const side = pick([1, -1]);
    const opening = pick([arch, round]);
    const lift = pick([0, 5, 10]);
    return [
      { color: window, d: opening(22, 26 + lift, 76, floor - 26 - lift) },
      { color: sun, d: circle(60 + side * pick([18, 22]), pick([54, 60]), pick([8, 10, 12])) },
      boardAt(floor, desk),
      ...fern(60 - side * pick([0, 4]), things, pick([0, 4, 8])),
    ];
  },

  /** Books on two boards, and something before them. */
  shelf(pick, { window, sun, desk, things: [a, b, c] }) {
    const heights = () => pick([22, 27, 32]);
    const row = (from: number, floor: number, width: number) =>
      [a, b, c].map((color, index) => {
        const [first, second] = [heights(), heights()];
        const x = from + index * width;
        const d = rectangle(x, floor - first, width - 1, first);
        return { color, d: d + rectangle(x + 3 * width, floor - second, width - 1, second) };
      });
    const side = pick([1, -1]);
    const low: Drawing = pick([cup, sheet]);
    return [
      { color: window, d: arch(14, 22, 92, canvas.height) },
      { color: sun, d: circle(60 - side * pick([18, 24]), pick([42, 50]), pick([9, 11])) },
      ...row(side > 0 ? 58 : 16, 74, 8),
      { color: desk, d: rectangle(10, 74, 100, 5) },
      boardAt(floor, desk),
      ...row(side > 0 ? 16 : 62, floor, 7),
      ...low(60 + side * 28, [b, c, a], 0),
    ];
  },

  /** The way home over the hills. */
  hills(pick, { window, sun, desk, things: [wood, roof, leaves] }) {
    const side = pick([1, -1]);
    const high = pick([88, 94, 100]);
    const tree = 60 + side * pick([30, 36]);
    const house = 60 - side * pick([16, 24]);
    return [
      { color: sun, d: circle(60 + side * pick([4, 14]), pick([48, 56]), pick([14, 18, 22])) },
      { color: window, d: `M0 ${high}c34-26 78-22 120 8v54h-120z` },
      { color: wood, d: rectangle(house - 9, 96, 18, 30) },
      { color: roof, d: `M${house - 13} 98l13-14 13 14z` + rectangle(tree - 1.5, 96, 3, 30) },
      { color: leaves, d: circle(tree, 92, pick([10, 12])) + circle(tree, 80, 8) },
      { color: desk, d: `M0 128c40-20 70-2 120-14v40h-120z` },
    ];
  },

  /** Where one sits down, below a light. */
  chair(pick, { window, sun, desk, things: [a, b, c] }) {
    const side = pick([1, -1]);
    const opening = pick([round, pane]);
    const lift = pick([0, 4, 8]);
    return [
      { color: window, d: opening(60 + side * 14 - 25, 26 + lift, 50) },
      { color: sun, d: circle(60 + side * pick([14, 20]), 52 + lift, pick([8, 10, 12])) },
      boardAt(floor, desk),
      ...pendant(60 - side * 34, [b, c, a], pick([0, 6, 12])),
      ...chair(60 + side * pick([4, 8]), [a, b, c], pick([0, 4])),
    ];
  },

  /** Under way. */
  road(pick, { window, sun, desk, things }) {
    const side = pick([1, -1]);
    const high = pick([70, 78, 86]);
    return [
      { color: sun, d: circle(60 + side * pick([8, 20]), pick([44, 52]), pick([13, 16, 19])) },
      { color: window, d: `M0 ${high}c${pick([26, 34])}-20 86-16 120 10v70h-120z` },
      { color: desk, d: rectangle(0, 114, canvas.width, 36) },
      ...van(60 - side * pick([0, 6]), side, things),
      { color: sun, d: [8, 50, 92].map((x) => rectangle(x, 132, 22, 3)).join('') },
    ];
  },
};

function boardAt(y: number, color: Color): Shape {
  return { color, d: rectangle(0, y, canvas.width, canvas.height - y) };
}
