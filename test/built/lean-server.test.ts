import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { outDir } from '../support/site.ts';
import { filesWith } from './files.ts';

const carriers = (words: string) => filesWith(`${outDir}/server`, [words]);

test('the server does not carry the texts of posts with components, which no page on demand shows', () => {
  const post = resolve('test/content/posts/components/index.mdx');
  expect(carriers(`moduleId = ${JSON.stringify(post)}`)).toEqual([]);
});

test.each([
  ['a post without components', 'The stapler will surprise you.'],
  ['a post in Markdown', 'its HTML is raw HTML'],
  ['a reading list', 'Three books in this order'],
])('nor those that Astro keeps with their titles: %s', (_, words) => {
  expect(filesWith(`${outDir}/client`, [words])).not.toEqual([]);
  expect(carriers(words)).toEqual([]);
});
