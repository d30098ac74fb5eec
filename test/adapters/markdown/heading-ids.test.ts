import { globSync, readFileSync } from 'node:fs';
import { satteri } from '@astrojs/markdown-satteri';
import { expect, test } from 'vitest';
import { affiliateLinks } from '../../../src/adapters/markdown/affiliate-links.ts';
import { headingIds, ownIds } from '../../../src/adapters/markdown/heading-ids.ts';
import { amazon } from './rendered-links.ts';

test.each([
  ['a heading', '## Two words', ['two-words']],
  ['two alike', '## Two\n\n## Two', ['two', 'two-1']],
  ['a link that pays', '## My [book](https://amazon.com/dp/1)', ['my-book']],
  ['an id of the page', '## Main\n\n## Share', ['main-1', 'share-1']],
  ['no letter at all', '## 🎉\n\n## ★', ['section', 'section-1']],
  ['other letters', '## שלום עולם\n\n## 日本語', ['שלום-עולם', '日本語']],
  ['an id of the author, wherever it stands', '## Two\n\n<p id="two">x</p>', ['two-1', 'two']],
  ['an id of the author on a heading', '<h2 id="two">Three</h2>\n\n## Two', ['two', 'two-1']],
])('names %s', async (_, text, ids) => {
  const { code } = await render(text);
  expect([...code.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)).toEqual(ids);
});

test('texts that are rendered at the same time know nothing of each other', async () => {
  const all = await Promise.all(Array.from({ length: 5 }, () => render('## Two\n\n## Two')));
  expect(new Set(all.map(({ code }) => code)).size).toBe(1);
});

test('every id that our own pages write is among those that no heading may take', () => {
  const files = globSync('src/{components,layouts,pages}/**/*.astro');
  const written = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => id),
  );
  expect(written.length).toBeGreaterThan(5);
  expect(written.filter((id) => !ownIds.includes(id))).toEqual([]);
});

async function render(text: string) {
  const plugins = [headingIds(), affiliateLinks([amazon])];
  const processor = satteri({ features: { rawHtml: true }, hastPlugins: plugins });
  return (await processor.createRenderer({})).render(text);
}
