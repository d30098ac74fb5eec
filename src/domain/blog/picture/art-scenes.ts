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
  telephone,
} from './art-things.ts';
import { canvas, type Color, type Pick, type Shape } from './paint.ts';

export const scenes = ['desk', 'telephone', 'shelf', 'hills'] as const;
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

  /** Somebody may call: a telephone before a large round window. */
  telephone(pick, { window, sun, desk, things }) {
    const side = pick([1, -1]);
    const lift = pick([0, 4, 8]);
    return [
      { color: window, d: circle(60, 68 - lift, pick([38, 42])) },
      { color: sun, d: circle(60 + side * pick([14, 18]), 50 - lift, pick([8, 10])) },
      boardAt(floor, desk),
      ...telephone(60 - side * pick([0, 6]), things, pick([0, 3, 6])),
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
};

function boardAt(y: number, color: Color): Shape {
  return { color, d: rectangle(0, y, canvas.width, canvas.height - y) };
}
