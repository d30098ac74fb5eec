import { expect, test } from 'vitest';
import { merge } from '../../../src/integrations/check/findings.ts';

test.each([
  ['a line break', 'a.mdx:7 {x\n}: write', 'a.mdx:7 {x }: write'],
  ['a command of terminals', 'a.mdx:7 a\u001b[31mred', 'a.mdx:7 a [31mred'],
  ['a break of pages', 'a.mdx:7 a\u2028b', 'a.mdx:7 a b'],
  ['words that are turned round', 'a.mdx:7 \u202egpj.exe', 'a.mdx:7  gpj.exe'],
  ['half a letter', 'a.mdx:7 \ud83d', 'a.mdx:7 \ufffd'],
])('a finding with %s is one line that every terminal shows as it is', (_, line, shown) => {
  expect(merge([{ errors: [line], warnings: [line] }])).toEqual({
    errors: [shown],
    warnings: [shown],
  });
});

test('says nothing twice', () => {
  const found = { errors: ['a'], warnings: ['b', 'b'] };
  expect(merge([found, found])).toEqual({ errors: ['a'], warnings: ['b'] });
});
