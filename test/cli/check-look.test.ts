import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { check } from '../../src/cli/check/check.ts';
import { copyContent } from '../support/scratch.ts';

vi.setConfig({ testTimeout: 60_000 });

const networks = [
  [
    '[a](https://www.awin1.com/cread.php?awinmid=1&awinaffid=2)',
    'through Awin, so readers are told',
  ],
  ['[a](https://amazon.com/exec/obidos/ASIN/0804140847/a-20)', 'another id for Amazon, which was'],
  ['<Quote source="https://geni.us/a">\n\nA.\n\n</Quote>', 'https://geni.us/a: It pays somebody'],
  ['[a](https://other.example/?ref=me)', 'Its “ref” may be the id of somebody who is paid.'],
] as const;

test.each(networks)('%s is worth a look: %s', async (text, words) => {
  const content = copyContent('check');
  appendFileSync(`${content}/posts/first-post/index.mdx`, `\n${text}\n`);
  const { stops, look } = await check(content, new URL('http://localhost'), '2026-11-24');

  expect(stops).toEqual([]);
  expect(look.join('\n')).toContain(words);
});

test.each([
  [
    '日本語',
    'no face of the site draws 日 本 語, so the picture that is shared with a link shows no',
  ],
  ['Happy 🎉', 'draws 🎉, so the picture that is shared with a link leaves it out'],
])('a title that the social picture cannot show is worth a look: %s', async (title, words) => {
  const content = copyContent('check');
  const file = `${content}/posts/first-post/index.mdx`;
  writeFileSync(file, readFileSync(file, 'utf8').replace('The first post', title));
  const { look } = await check(content, new URL('http://localhost'), '2026-11-24');

  expect(look.find((line) => line.startsWith(`${file}:2 title: `))).toContain(words);
});
