import { expect, test } from 'vitest';
import { databaseHealth } from '../../../../src/adapters/database/health/booking-health.ts';
import { holdOf, NOW, paymentOf } from '../../../support/booking.ts';
import { emptyDatabase, storeOn } from '../../../support/store.ts';

const HOUR = 3600;

async function withMails(change: string) {
  const sql = await emptyDatabase();
  const store = storeOn(sql);
  await store.hold(holdOf('a'), 3, NOW);
  await store.settle('a', paymentOf('cs_1'), NOW);
  await sql.batch([{ sql: `UPDATE outbox SET ${change}` }]);
  return sql;
}

test.each([
  ['are new', 'attempts = 0', NOW, true],
  ['wait for an hour', 'attempts = 0', NOW + HOUR, true],
  ['wait for hours, never tried', 'attempts = 0', NOW + 3 * HOUR, false],
  ['were tried for an hour', 'attempts = 6', NOW, true],
  ['were tried for two hours', 'attempts = 7', NOW, false],
  ['went out late', `attempts = 9, sent_at = ${NOW}`, NOW + 9 * HOUR, true],
  ['were given up', `attempts = 16, kind = 'confirmed-reader'`, NOW + 99 * HOUR, true],
  ['to the coach were tried for days', `attempts = 20, kind = 'dispute-coach'`, NOW, false],
  ['of comments were tried for days', `attempts = 20, kind = 'waiting'`, NOW, false],
  ['of inquiries were tried for days', `attempts = 20, kind = 'inquiry'`, NOW, false],
])('where mails %s', async (_, change, now, well) => {
  const sql = await withMails(change);
  expect(await databaseHealth(sql)(now)).toBe(well);
  sql.close();
});

test('a database that takes no writing is not well', async () => {
  const sql = await withMails('attempts = 0');
  await sql.batch([{ sql: 'PRAGMA query_only = 1' }]);
  await expect(databaseHealth(sql)(NOW)).rejects.toThrow('readonly');
  sql.close();
});

test('the database is really written, once in a second at most, and nothing of it is left', async () => {
  const sql = await withMails('attempts = 0');
  const isWell = databaseHealth(sql);
  const versions = [sql.version()];
  for (const now of [NOW, NOW, NOW + 1]) {
    expect(await isWell(now)).toBe(true);
    versions.push(sql.version());
  }
  const [before, first, again, next] = versions;

  expect(first).not.toBe(before);
  expect(again).toBe(first);
  expect(next).not.toBe(first);
  const [rows] = await sql.batch([{ sql: 'SELECT version FROM migration WHERE version < 1' }]);
  expect(rows).toEqual([]);
  sql.close();
});
