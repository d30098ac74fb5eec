import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { demote } from '../../../src/cli/import/demote.ts';
import { check } from '../../../src/integrations/check/check.ts';
import { copyContent } from '../../support/scratch.ts';

const now = new Date('2026-11-24T12:00:00Z');
const site = new URL('http://localhost');
const fields = (more: string) => `---\ntitle: A\ndescription: B\n${more}---\n\n`;

test('what would stop the site becomes a draft, with its line and the reason; what leads to it, too', async () => {
  const content = copyContent('demote');
  const put = (path: string, text: string) => {
    mkdirSync(dirname(`${content}/${path}`), { recursive: true });
    writeFileSync(`${content}/${path}`, text);
    return `${content}/${path}`;
  };
  const dated = 'publishDate: 2014-05-01 08:00\n';
  const broken = put('posts/broken/index.mdx', `${fields(dated)}{`);
  const leading = put('posts/leading/index.mdx', `${fields(dated)}[b](/posts/broken/)\n`);
  const good = put('posts/good/index.mdx', `${fields(dated)}Good.\n`);
  const page = put('pages/story.mdx', `${fields('')}![a](./story-a.jpg) <b>\n`);
  put('pages/story-a.jpg', 'a');
  const sources = [broken, leading, good].map((file) => readFileSync(file, 'utf8'));

  const demoted = await demote(new Set([broken, leading, good, page]), content, site, now);

  const asPost = `${content}/posts/story/index.mdx`;
  expect(demoted.map(({ file }) => file).toSorted()).toEqual([broken, leading, asPost].toSorted());
  for (const { why } of demoted) expect(why).toMatch(/^line \d+ ./);
  expect(demoted.find(({ file }) => file === broken)?.why).toMatch(/^line 7 /);
  expect((await check(content, site, () => now)).errors).toEqual([]);
  expect(readFileSync(broken, 'utf8')).toBe(sources[0]?.replace('\n---\n', '\ndraft: true\n---\n'));
  expect(readFileSync(good, 'utf8')).toBe(sources[2]);
  expect(existsSync(page)).toBe(false);
  expect(existsSync(`${content}/posts/story/story-a.jpg`)).toBe(true);
});
