import { expect, test } from 'vitest';
import { loadFaces } from '../../../src/adapters/web/faces.ts';
import { colorsSchema } from '../../../src/domain/blog/picture/colors.ts';
import { tracking } from '../../../src/domain/blog/picture/lettering.ts';
import { type Box, composeWords } from '../../../src/domain/blog/picture/social-picture.ts';

const { art: paint } = colorsSchema.parse({});
const siteName = 'Desk';
const room = 660;

test.each([
  ['Mindfulness and me'],
  ['Budgeting 101'],
  ['Perfectionism is a lie'],
  ['Productivity: 5 apps'],
  ['Entrepreneurship at 22'],
  ['Homesickness, at 30'],
  ['A ★★★★★ review'],
  ['Before → after'],
  ['Coca-Cola® vs Pepsi™'],
  ['Привет, мир'],
  ['Self-sufficiency or interdependence'],
  ['Ungleichgewichtsbetrachtung'],
  ['Благодарность и вдохновение'],
])('no word of “%s” is broken, and each line has room', async (title) => {
  const faces = await loadFaces();
  const lines = linesIn(composeWords({ title, siteName }, faces, paint).words);

  expect(lines.map(({ line }) => line).join(' ')).toBe(title);
  for (const { line, size } of lines)
    expect((faces.widthOf(line) + tracking * [...line].length) * size, line).toBeLessThan(room);
});

/** The lines of the title, in order, and how large their letters are. */
function linesIn({ props: { style, children } }: Box, size = 0): { line: string; size: number }[] {
  const own = Number(style['fontSize'] ?? size);
  if (typeof children !== 'string') return children.flatMap((child) => linesIn(child, own));
  const isMasthead = children === siteName || style['color'] !== undefined;
  return isMasthead ? [] : [{ line: children, size: own }];
}
