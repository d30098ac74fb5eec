import { rmSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pagesWith, readRedirects, waits } from '../../../src/adapters/content/redirects.ts';
import { copyContent } from '../../support/scratch.ts';

test('posts and pages tell their old addresses, redirects.yaml the others, each with its line', () => {
  const all = readRedirects('test/content').map(({ from, to, at }) => `${at.from} ${from} → ${to}`);

  expect(all).toContain(
    'test/content/posts/desk-part-two/index.mdx:7 formerly: /über/schreibtische/ → /posts/desk-part-two/',
  );
  expect(all).toContain('test/content/pages/start-here.mdx:4 formerly: /begin/ → /start-here/');
  expect(all).toContain('test/content/redirects.yaml:3 from: /author/* → /about/');
});

test('a site without redirects.yaml has none of it', () => {
  const content = copyContent('redirects');
  rmSync(`${content}/redirects.yaml`);

  expect(readRedirects(content).filter(({ at }) => at.from.includes('redirects.yaml'))).toEqual([]);
});

test('one that is no redirect is named with file and line', () => {
  const content = copyContent('redirects');
  writeFileSync(
    `${content}/redirects.yaml`,
    '- { from: /a/, to: /about/ }\n- from: /b/\n  to: //elsewhere.example/\n',
  );

  expect(() => readRedirects(content)).toThrow(
    `${content}/redirects.yaml:3 to: it would lead to another site: write an address of this one, such as /about/`,
  );
});

test.each([
  ['/posts/future/', true],
  ['posts/future/lamp.jpg', true],
  ['/posts/draft/#end', true],
  ['/posts/first-post/', false],
  ['/posts/nowhere/', false],
  ['/about/', false],
])('a redirect to %s waits for its post: %s', (to, waiting) => {
  const served = (path: string) => path === '/posts/first-post/';

  expect(waits({ to, from: '/', at: { from: '', to: '' } }, 'test/content', served)).toBe(waiting);
});

test.each([
  ['posts/components/desk.jpg', ['/posts/components/']],
  ['posts/components/lamp.jpg', []],
  ['pages/desk.jpg', ['/coaching/']],
])('the pages that show %s are %j', (picture, pages) => {
  expect(pagesWith('test/content', picture)).toEqual(pages);
});
