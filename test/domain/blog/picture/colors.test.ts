import { expect, test } from 'vitest';
import { colorsSchema, themeOf } from '../../../../src/domain/blog/picture/colors.ts';
import { faintTexts } from '../../../../src/domain/blog/picture/contrast.ts';
import { drawIcon } from '../../../../src/domain/blog/picture/icon.ts';

const standard = colorsSchema.parse({});
const change = (colors: object) => colorsSchema.parse(colors);

test('the theme has every color by day and by night, and one that never changes once', () => {
  const theme = themeOf(
    change({ paper: { day: '#ffffff' }, inkSoft: { day: '#555555', night: '#555555' } }),
  );

  expect(theme).toMatch(/^@theme \{\n.*\}\n$/s);
  expect(theme).toContain('--color-paper: light-dark(#ffffff, #1f1713);');
  expect(theme).toContain('--color-ink-soft: #555555;');
  expect(theme).toContain(`--color-art-pine: ${standard.art.pine};`);
  const { art, ...others } = standard;
  const count = Object.keys(others).length + Object.keys(art).length;
  expect(theme.match(/--color-/g)).toHaveLength(count);
});

test('the icon is drawn in the paint of everything else', () => {
  expect(drawIcon({ ...standard.art, tomato: '#0000ff' })).toContain('fill="#0000ff"');
});

test('the standard colors are easy to read by day and by night', () => {
  expect(faintTexts(standard)).toEqual([]);
});

test.each([
  [
    { ink: { day: '#888888' } },
    'ink.day: hard to read on paper, contrast 3.3 of the 7 that it takes',
  ],
  [{ paper: { night: '#ede5d8' } }, 'ink.night: hard to read on paper, contrast 1.0 of the 7'],
  [{ butter: { night: '#291a14' } }, 'onButter.night: hard to read on butter, contrast 1.0'],
])('of %j the author hears that %s', (colors, text) => {
  expect(faintTexts(change(colors)).map((each) => each.text)).toContainEqual(
    expect.stringContaining(text),
  );
});

test.each(['red', '#fff', '#ff00zz', 'oklch(1 0 0)'])('%s is not a color that it reads', (day) => {
  expect(colorsSchema.safeParse({ paper: { day } }).error?.issues[0]?.message).toBe(
    'write a color such as "#ca2a15", in quotation marks',
  );
});
