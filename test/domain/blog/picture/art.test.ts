import { expect, test } from 'vitest';
import { drawArt } from '../../../../src/domain/blog/picture/art.ts';
import { colorsSchema } from '../../../../src/domain/blog/picture/colors.ts';

const { art: paint } = colorsSchema.parse({});
const slugs = Array.from({ length: 500 }, (_, index) => `post-${index}`);
const svg = (slug: string) =>
  drawArt(slug)
    .map(({ color, d }) => `<path fill="${paint[color]}" d="${d}"/>`)
    .join('');

test('draws the same slug in the same way', () => {
  expect(svg('a-lamp-and-a-cup')).toBe(svg('a-lamp-and-a-cup'));
});

test('fits into 1.5 kB of SVG, whatever the slug', () => {
  expect(Math.max(...slugs.map((slug) => svg(slug).length))).toBeLessThan(1300);
});

test('draws few slugs alike', () => {
  expect(new Set(slugs.map(svg)).size).toBeGreaterThan(450);
});

test('prints no number that a browser cannot read', () => {
  for (const slug of slugs) expect(svg(slug)).not.toMatch(/NaN|undefined|--|e-/);
});

test('keeps the things apart from the wall and the window', () => {
  for (const slug of slugs) {
    const [wall, window, , , ...things] = drawArt(slug).map(({ color }) => color);
    expect(things).not.toContain(wall);
    expect(things).not.toContain(window);
  }
});
