import { describe, expect, test } from 'vitest';
import { drawArt } from '../../../../src/domain/blog/picture/art.ts';
import { scenes } from '../../../../src/domain/blog/picture/art-scenes.ts';
import { colorsSchema } from '../../../../src/domain/blog/picture/colors.ts';
import { pathsOf } from '../../../../src/domain/blog/picture/paint.ts';

const { art: paint } = colorsSchema.parse({});
const slugs = Array.from({ length: 500 }, (_, index) => `post-${index}`);

describe.each(scenes)('the scene of the %s', (scene) => {
  const svg = (slug: string) => pathsOf(drawArt(slug, scene), paint);

  test('is drawn in the same way for the same slug', () => {
    expect(svg('a-lamp-and-a-cup')).toBe(svg('a-lamp-and-a-cup'));
  });

  test('fits into 1.5 kB of SVG, whatever the slug', () => {
    expect(Math.max(...slugs.map((slug) => svg(slug).length))).toBeLessThan(1300);
  });

  test('is drawn alike for few slugs', () => {
    expect(new Set(slugs.map(svg)).size).toBeGreaterThan(450);
  });

  test('has no number that a browser cannot read', () => {
    for (const slug of slugs) expect(svg(slug)).not.toMatch(/NaN|undefined|--|e-/);
  });
});

test('keeps the things apart from the wall and the window', () => {
  for (const slug of slugs) {
    const [wall, window, , , ...things] = drawArt(slug).map(({ color }) => color);
    expect(things).not.toContain(wall);
    expect(things).not.toContain(window);
  }
});
