import { satteri } from '@astrojs/markdown-satteri';
import { expect, test } from 'vitest';
import { wideTables } from '../../../src/adapters/markdown/wide-tables.ts';

test.each([
  ['written in Markdown', '| a | b |\n| - | - |\n| 1 | 2 |'],
  ['in raw HTML', '<table><tr><td>1</td></tr></table>'],
  ['in a quote', '> | a | b |\n> | - | - |\n> | 1 | 2 |'],
])('a table %s stands in a place that scrolls and takes focus', async (_, text) => {
  const { code } = await render(text);

  expect(code).toMatch(
    /<section class="scroller" aria-label="Table" tabindex="0"><table>.*<\/table><\/section>/s,
  );
  expect(code.match(/class="scroller"/g)).toHaveLength(1);
});

async function render(text: string) {
  const processor = satteri({ features: { rawHtml: true }, hastPlugins: [wideTables()] });
  return (await processor.createRenderer({})).render(text);
}
