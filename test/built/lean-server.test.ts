import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
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

test('what the server loads before its first request holds no schema', () => {
  const loaded = loadedWith(`${outDir}/server/entry.mjs`);
  const withSchema = carriers('ZodType');
  expect(withSchema).not.toEqual([]);
  expect(loaded.filter((file) => withSchema.includes(file))).toEqual([]);
  expect(loaded.length).toBeGreaterThan(1);
});

/** A built module and all that it imports from the start. */
function loadedWith(entry: string): string[] {
  const files = new Set([entry]);
  // The set grows as it is gone through.
  for (const file of files)
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(
      /^(?:import|export)\b[^"'\n]*["'](\.[^"'\n]+)["']/gm,
    ))
      files.add(join(dirname(file), path));
  return [...files];
}
