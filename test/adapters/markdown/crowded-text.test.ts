import { expect, test } from 'vitest';
import { readText } from '../../../src/adapters/markdown/text-reader.ts';

const many = 1_100;
const read = (name: string, text: string) =>
  readText(name, `First.\n\n${text}`).then(
    () => 'fine',
    (fault: unknown) => String(fault),
  );

test.each([
  ['quotation marks', 'say "hi"\n'.repeat(many), '3 2200 '],
  ['apostrophes', `it's `.repeat(many), '3 1100 '],
  ['dots', 'well... '.repeat(many), '3 1100 '],
  ['dashes', 'well -- '.repeat(many), '3 1100 '],
  ['signs by their names', 'R&amp;D '.repeat(many), '3 1100 '],
  ['a heading', `# ${'"a" '.repeat(many)}\n`, '3 2200 '],
  ['a cell', `| a |\n| - |\n| ${'"x" '.repeat(many)} |\n`, '5 2200 '],
  ['a quotation', '> "a"\n'.repeat(many), '3 2200 '],
  ['an item', `- ${'"a"\n  '.repeat(many)}`, '3 2200 '],
  ['a note', `b[^1]\n\n[^1]: ${'"a" '.repeat(many)}`, '5 2200 '],
])('%s by the thousand in one piece stop the reading at once', async (_, text, line) => {
  const words = `${line}quotation marks and the like in one paragraph are more than the site can set`;
  expect(await read('a.md', text)).toContain(`a.md:${words}`);
  expect(await read('a.mdx', text)).toContain(`a.mdx:${words}`);
});

test.each([
  ['code', `\`\`\`\n${'say "hi"\n'.repeat(many)}\`\`\`\n`],
  ['paragraphs', 'say "hi"\n\n'.repeat(550)],
  ['items', '- say "hi"\n'.repeat(550)],
  ['a paragraph of a thousand', 'say "hi"\n'.repeat(500)],
])('as many in %s do not', async (_, text) => {
  expect(await read('a.md', text)).toBe('fine');
  expect(await read('a.mdx', text)).toBe('fine');
});
