import { satteri } from '@astrojs/markdown-satteri';
import { expect, test } from 'vitest';
import { numberedHeadings } from '../../../src/adapters/markdown/numbered-headings.ts';

test('draws the number of a heading, and its id stays that of all its words', async () => {
  expect(await render('## 2. Call *someone*')).toBe(
    '<h2 class="numbered" id="2-call-someone"><span class="numeral">2<span class="sr-only">.</span></span> Call <em>someone</em></h2>',
  );
});

test.each(['## 2026. A year', '## 2.5 hours', '## 2.', '## *2. Call*', '### 2. Call'])(
  'leaves %j alone',
  async (heading) => {
    expect(await render(heading)).not.toContain('numeral');
  },
);

async function render(text: string): Promise<string> {
  const processor = satteri({ hastPlugins: [numberedHeadings()] });
  const { code } = await (await processor.createRenderer({})).render(text);
  return code.trim();
}
