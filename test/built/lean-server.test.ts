import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { outDir } from '../support/site.ts';
import { filesWith } from './files.ts';

test('the server does not carry the texts of posts, which no page on demand shows', () => {
  const post = resolve('test/content/posts/components/index.mdx');
  expect(filesWith(`${outDir}/server`, [`moduleId = ${JSON.stringify(post)}`])).toEqual([]);
});
