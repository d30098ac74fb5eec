import { expect, test } from 'vitest';
import { createModerating } from '../../../src/adapters/database/comments/moderating.ts';
import { createWriting } from '../../../src/adapters/database/comments/writing.ts';
import { migrate } from '../../../src/adapters/database/migrations.ts';
import { openSqlite } from '../../../src/adapters/database/sqlite.ts';
import { countWaiting } from '../../../src/cli/comments/waiting.ts';
import { lookAtComments } from '../../../src/cli/doctor/comments.ts';
import { NOW } from '../../support/booking.ts';
import { commentOf } from '../../support/comments.ts';
import { scratchFolder } from '../../support/scratch.ts';

const features = { coaching: false, comments: true, contactForm: false };

test('says how many comments wait for the author, and how many for her texts', async () => {
  const file = `${scratchFolder('waiting')}/site.db`;
  const env = { features, databaseUrl: `file:${file}`, databaseToken: undefined };
  expect(lookAtComments(await countWaiting(env)), 'no database yet').toEqual([]);

  const sql = openSqlite(file);
  await migrate(sql);
  expect(lookAtComments(await countWaiting(env))).toEqual([{ ok: true, says: 'No comment waits' }]);
  for (const id of ['aaaa', 'bbbb', 'cccc']) await createWriting(sql).write(commentOf(id), NOW);
  await createModerating(sql).publish(['cccc'], NOW);
  sql.close();

  expect(lookAtComments(await countWaiting(env)).map(({ says }) => says)).toEqual([
    'Comments that wait for you: 2, see your mail',
    'Published comments that are not in your texts yet: 1; npm run comments',
  ]);
  const off = { ...features, comments: false };
  expect(await countWaiting({ ...env, features: off })).toBeUndefined();
});
