import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { sample } from '../../src/integrations/check/sample.ts';
import { wordsSchema } from '../../src/domain/words/words.ts';

const sources = globSync('src/**/*.{ts,mjs,astro,css}').filter(
  (file) => file !== 'src/integrations/check/sample.ts',
);

/** What stands in a source, its entities and line breaks as a reader sees them. */
const textOf = (file: string) =>
  readFileSync(file, 'utf8').replaceAll('&rsquo;', '’').replaceAll(/\s+/g, ' ');

test('nothing in src speaks of the person who writes here', () => {
  const her = new RegExp(`\\b(${sample.author}|${sample.name}|${sample.subject})\\b`, 'i');

  expect(sources.filter((file) => her.test(textOf(file)))).toEqual([]);
});

test('no sentence of hers stands in src, where she says something of her own', () => {
  const standard = new Set(Object.values(wordsSchema.parse({})).flatMap(Object.values));
  const written = parse(readFileSync('content/words.yaml', 'utf8')) as Record<string, object>;
  const hers = Object.values(written)
    .flatMap((group) => Object.values(group) as string[])
    .filter((sentence) => !standard.has(sentence));
  const all = sources.map(textOf).join('\n');

  expect(hers.length).toBeGreaterThan(20);
  expect(hers.filter((sentence) => all.includes(sentence))).toEqual([]);
});
