import { appendFileSync, existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createJournal } from '../../../src/cli/import/journal.ts';
import { scratchFolder } from '../../support/scratch.ts';

const entry = (file: string, order: number) => ({
  ...{ file, order, redirects: [{ from: `/${file}/`, to: '/about/' }] },
});

test('it goes on where it was broken off, in the middle of a line too, until all is done', () => {
  const path = `${scratchFolder('journal')}/data/journal.jsonl`;
  const first = createJournal(path);
  first.add(entry('b', 2));
  first.add(entry('a', 1));
  appendFileSync(path, '{"file":"c","ord');

  const next = createJournal(path);
  next.add(entry('d', 0));
  const last = createJournal(path);
  expect([...last.files()]).toEqual(['b', 'a', 'd']);
  expect(last.redirects().map(({ from }) => from)).toEqual(['/d/', '/a/', '/b/']);

  last.end();
  expect(existsSync(path)).toBe(false);
  expect(createJournal(path).redirects()).toEqual([]);
});
