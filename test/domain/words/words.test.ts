import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseDocument, isMap, isScalar } from 'yaml';
import { z } from 'zod';
import { wordsSchema } from '../../../src/domain/words/words.ts';

type Described = { description: string; properties?: Record<string, Described> };
const schema = z.toJSONSchema(wordsSchema, { io: 'input' }) as Described;

test.each(['content/words.yaml', 'test/content/words.yaml'])('%s has every sentence', (file) => {
  expect(namesIn(parseDocument(readFileSync(file, 'utf8')).contents)).toEqual(
    Object.entries(schema.properties ?? {}).map(([group, { properties = {} }]) => [
      group,
      Object.keys(properties),
    ]),
  );
});

test('above each of the author’s sentences stands what it is for', () => {
  const lines = readFileSync('content/words.yaml', 'utf8').split('\n');
  for (const [group, { description, properties = {} }] of Object.entries(schema.properties ?? {})) {
    const start = lines.indexOf(`${group}:`);
    expect(lines[start - 1]).toBe(`# ${description}`);
    for (const [name, field] of Object.entries(properties)) {
      const line = lines.findIndex((each, at) => at > start && each.startsWith(`  ${name}:`));
      expect(lines[line - 1], `${group}.${name}`).toBe(`  # ${field.description}`);
    }
  }
});

function namesIn(groups: unknown) {
  if (!isMap(groups)) return [];
  return groups.items.map(({ key, value }) => [
    String(key),
    isMap(value) ? value.items.map((pair) => isScalar(pair.key) && pair.key.value) : [],
  ]);
}
