import { expect, test } from 'vitest';
import { pathsOf } from '../../../../src/domain/blog/picture/paint.ts';
import { colorsSchema } from '../../../../src/domain/blog/picture/colors.ts';
import { drawPortrait } from '../../../../src/domain/blog/picture/portrait.ts';

const { art } = colorsSchema.parse({});
const names = Array.from({ length: 300 }, (_, index) => `Somebody ${index}`);
const svg = (name: string) => pathsOf(drawPortrait(name), art);

test('draws the same name in the same way, and few names alike', () => {
  expect(svg('Kayla')).toBe(svg('Kayla'));
  expect(new Set(names.map(svg)).size).toBeGreaterThan(100);
});

test.each(['K', 'محمد', '山田 花子', '🦊', 'a'.repeat(60), 'Ana  María', '<script>'])(
  'draws somebody who is called %s',
  (name) => {
    expect(svg(name)).toMatch(/^(<path fill="#[\da-f]{6}" d="M[-\d .a-zA-Z]+z"\/>){7,8}$/);
    expect(svg(name)).not.toMatch(/NaN|undefined|--|e-/);
  },
);

test('gives nothing the color of what it stands before', () => {
  for (const name of names) {
    const shapes = drawPortrait(name).map(({ color }) => color);
    const [wall, window] = shapes;
    const [coat, skin, hair, , desk] = shapes.slice(-5);
    expect(new Set([window, skin, hair]).size).toBe(3);
    expect(new Set([wall, window, desk]).size).toBe(3);
    expect(new Set([window, coat, desk]).size).toBe(3);
    expect(coat).not.toBe(skin);
    expect(hair).not.toBe(wall);
  }
});
