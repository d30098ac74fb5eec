import { expect, onTestFinished, test } from 'vitest';
import { openSqlite } from '../../src/adapters/database/sqlite.ts';
import { ask } from '../server/ask.ts';
import { scratchFolder } from '../support/scratch.ts';
import { outDir } from '../support/site.ts';
import { runCommand } from './command.ts';

test('tells a monitor whether the site is well, in one number', async () => {
  const file = `${scratchFolder('health')}/site.db`;
  const env = { DATABASE_URL: `file:${file}` };
  await using site = await runCommand('start', ['--built', outDir], env, {
    expected: /"event":"(health|mails)\.failed"/,
  });
  const look = async (method = 'GET') => {
    const { status, body, headers } = await ask(`${site.url}/api/health`, { method });
    return [status, body, headers['cache-control']];
  };
  expect(await look()).toEqual([200, '', 'no-store']);
  expect(await look('HEAD')).toEqual([200, '', 'no-store']);

  const sql = openSqlite(file);
  onTestFinished(() => sql.close());
  const mail = `INSERT INTO outbox (key, subject, about, kind, due_at, attempts)
    VALUES ('a', 'booking', 'a', 'paid', unixepoch() + 9999, 9)`;
  await sql.batch([{ sql: mail }]);
  expect(await look()).toEqual([503, '', 'no-store']);
  expect(await look('HEAD')).toEqual([503, '', 'no-store']);

  await sql.batch([{ sql: 'DROP TABLE outbox' }]);
  expect(await look()).toEqual([503, '', 'no-store']);
});
