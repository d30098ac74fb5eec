import { expect, test } from 'vitest';
import { check } from '../../../src/integrations/check/check.ts';
import { about, contentWith } from '../../support/texts/content-with.ts';
import { doubtful } from '../../support/texts/doubtful.ts';
import { fine } from '../../support/texts/fine.ts';
import { stopping } from '../../support/texts/stopping.ts';

const now = () => new Date('2026-11-28T12:00:00Z');

test('names each slip of a text that stops the site, with its line', async () => {
  const { errors } = await checked(stopping.map(([what, text, , ending]) => [what, text, ending]));
  const told = stopping.map(([what, , says], index) => [what, says, about(index, errors)] as const);

  for (const [what, says, lines] of told) expect(lines.join('\n'), what).toContain(says);
});

test('what is worth a look stops nothing', async () => {
  const { errors, warnings } = await checked(
    doubtful.map(([what, text, , ending]) => [what, text, ending]),
  );
  expect(errors).toEqual([]);
  for (const [index, [what, , says]] of doubtful.entries())
    expect(about(index, warnings), what).toEqual([expect.stringContaining(`:${says}`)]);
});

test('says nothing of what is right', async () => {
  const { errors, warnings } = await checked(fine);
  for (const [index, [what]] of fine.entries())
    expect([...about(index, errors), ...about(index, warnings)], what).toEqual([]);
});

function checked(rows: (readonly [what: string, text: string, ending?: 'md' | undefined])[]) {
  const all = rows.map(([what, text, ending = 'mdx']) => [what, text, ending] as const);
  return check(contentWith('slips', all), new URL('https://desk.example'), now);
}
