import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createBookingStore } from '../../../src/adapters/database/booking-store.ts';
import { MIGRATIONS, migrate, versionOf } from '../../../src/adapters/database/migrations.ts';
import { openSqlite } from '../../../src/adapters/database/sqlite.ts';
import { lookAtDatabase } from '../../../src/cli/doctor/database.ts';
import { holdOf, NOW, paymentOf } from '../../support/booking.ts';
import { buildVersion } from '../../support/earlier-database.ts';

const folder = mkdtempSync(join(tmpdir(), 'doctor-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let file = '';
let count = 0;
const said = async (now = NOW) =>
  (await lookAtDatabase(`file:${file}`, undefined, now)).map(
    ({ ok, says }) => `${ok ? '✓' : '✗'} ${says}`,
  );
const faults = async (now?: number) => (await said(now)).filter((line) => line.startsWith('✗'));

async function plant(...statements: string[]) {
  const sql = openSqlite(file);
  await migrate(sql);
  const store = createBookingStore(sql);
  await store.hold(holdOf('a'), 3, NOW);
  for (const statement of statements) await sql.batch([{ sql: statement }]);
  return store;
}

beforeEach(() => {
  count += 1;
  file = join(folder, `${count}.db`);
});

describe('the doctor on the bookings', () => {
  it('says that there are none yet', async () => {
    expect(await said()).toEqual([`✓ No bookings yet: the first start makes ${file}`]);
  });

  it('finds them well', async () => {
    await plant();
    expect(await said()).toEqual([
      expect.stringMatching(/^✓ The bookings can be written, by SQLite 3\.\d+/),
      '✓ No hour is held past its time',
      '✓ No refund is due',
      '✓ No mail is late',
      '✓ No mail was given up',
    ]);
  });

  it.each([
    ['says that nothing was made yet', 0, '✓ No bookings yet: the first start makes the tables'],
    [
      'sends an earlier version to the deploy',
      6,
      '✗ The bookings are of an earlier version: restart or deploy first',
    ],
    [
      'sends the version before to the deploy',
      MIGRATIONS.length - 1,
      '✗ The bookings are of an earlier version: restart or deploy first',
    ],
    [
      'knows no later version',
      MIGRATIONS.length + 1,
      '✗ The bookings are of a later version than this copy of the site',
    ],
  ])('%s, and leaves the bookings as they are', async (_, version, expected) => {
    const sql = openSqlite(file);
    const made = () =>
      sql.batch([{ sql: `SELECT sql FROM sqlite_schema WHERE name <> 'migration'` }]);
    await buildVersion(sql, version);
    const before = await made();
    expect(await said()).toEqual([expect.stringContaining('can be written'), expected]);
    expect(await made()).toEqual(before);
    expect(await versionOf(sql)).toBe(version);
  });

  it('names a file that is no database', async () => {
    file = import.meta.filename;
    expect(await faults()).toEqual([expect.stringContaining('file is not a database')]);
  });

  it('names a place where no file can be written', async () => {
    file = folder;
    expect(await faults()).toEqual([expect.stringContaining('unable to open database file')]);
  });

  it('names hours that are held past their time', async () => {
    await plant();
    expect(await faults(NOW + 7200)).toEqual(['✗ Hours held past their time: 1']);
  });

  it('names payments that are still under way when the call begins', async () => {
    await plant(`UPDATE booking SET state = 'processing'`);
    expect(await faults(NOW + 30 * 86_400)).toEqual(['✗ Hours held past their time: 1']);
  });

  it('names refunds that are due', async () => {
    const store = await plant();
    await store.settle('a', { ...paymentOf('cs_1'), asSold: false }, NOW);
    expect(await faults()).toEqual(['✗ Refunds that are due: 1']);
  });

  it.each([
    ['wait unsent', 'attempts = 0', NOW + 3600, '✗ Mails that are late: 2'],
    ['fail again and again', 'attempts = 4', NOW, '✗ Mails that are late: 2'],
    [
      'were given up',
      `attempts = 16, kind = 'published'`,
      NOW,
      '✗ Mails that were given up after 16 tries: 2',
    ],
    [
      'the author has not had for days',
      `attempts = 16, kind = 'waiting'`,
      NOW,
      '✗ Mails that are late: 2',
    ],
  ])('names mails that %s', async (_, change, now, expected) => {
    const store = await plant();
    await store.settle('a', paymentOf('cs_1'), NOW);
    await plant(`UPDATE outbox SET ${change}`);
    expect(await faults(now)).toEqual([expected]);
  });
});
