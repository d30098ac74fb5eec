import { appendFileSync, existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createJournal } from '../../../src/cli/import/journal.ts';
import { scratchFolder } from '../../support/scratch.ts';

const entry = (file: string, order: number) => ({
  ...{ file, order, redirects: [{ from: `/${file}/`, to: '/about/' }] },
  ...{ pictures: 1, comments: 2, warnings: [`${file}:1 odd`], hidden: undefined },
});

test('it goes on where it was broken off, in the middle of a line too, until all is done', () => {
  const path = `${scratchFolder('journal')}/data/journal.jsonl`;
  const first = createJournal(path);
  first.add(entry('b', 2));
  first.add(entry('a', 1));
  appendFileSync(path, '{"file":"c","ord');

  const next = createJournal(path);
  next.add(entry('d', 0));
  // It was broken off before the text was written, and told again.
  next.add(entry('b', 3));
  const last = createJournal(path);
  expect(last.entries()).toEqual([entry('d', 0), entry('a', 1), entry('b', 3)]);

  last.end();
  expect(existsSync(path)).toBe(false);
  expect(createJournal(path).entries()).toEqual([]);
});
