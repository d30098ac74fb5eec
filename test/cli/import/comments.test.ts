import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ImportedComment } from '../../../src/adapters/import/imported.ts';
import { writeComments } from '../../../src/cli/import/comments.ts';
import type { Planned } from '../../../src/cli/import/plan.ts';
import { scratchFolder } from '../../support/scratch.ts';

const said = (id: string, answers?: string, date?: Date): ImportedComment => ({
  ...{ id, answers, date, name: 'Ada', text: id, site: undefined, author: false },
});

test('what answers something is younger, where the old blog knew no dates or the same', () => {
  const contentDir = scratchFolder('import-comments');
  const day = new Date('2014-05-06T10:00:00Z');
  const planned = { slug: 'rich', text: { publishedAt: day } } as Planned;
  const comments = [
    ...[said('c'), said('b', 'c'), said('a', 'b')],
    ...[said('e', undefined, day), said('d', 'e', day)],
  ];
  const destinations = { programs: [], own: [] };

  writeComments(comments, planned, { contentDir, dry: false, now: new Date(0), destinations });

  expect(readdirSync(`${contentDir}/comments/rich`)).toEqual([
    '2014-05-06-100000-c.yaml',
    '2014-05-06-100000-e.yaml',
    '2014-05-06-100001-b.yaml',
    '2014-05-06-100001-d.yaml',
    '2014-05-06-100002-a.yaml',
  ]);
});
