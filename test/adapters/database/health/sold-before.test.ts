import { existsSync, writeFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { createBookingStore } from '../../../../src/adapters/database/booking-store.ts';
import { migrate } from '../../../../src/adapters/database/migrations.ts';
import { refuseWhileSold } from '../../../../src/adapters/database/health/sold-before.ts';
import { openSqlite } from '../../../../src/adapters/database/sqlite.ts';
import { holdOf, MONDAY_6PM, NOW, paymentOf } from '../../../support/booking.ts';
import { scratchFolder } from '../../../support/scratch.ts';

const DAY = 86_400;
let file: string;
beforeEach(() => void (file = `${scratchFolder('sold')}/site.db`));

/** Starts a site without coaching.yaml beside that database, some days after `NOW`. */
const begin = (days = 0, practice = false) =>
  refuseWhileSold(
    { practice, databaseUrl: `file:${file}`, databaseToken: undefined },
    new Date((NOW + days * DAY) * 1000),
  );

async function databaseWith(
  work: (store: ReturnType<typeof createBookingStore>) => Promise<unknown>,
) {
  const sql = openSqlite(file);
  await migrate(sql);
  await work(createBookingStore(sql));
  sql.close();
}
const hold = (store: ReturnType<typeof createBookingStore>) =>
  store.hold(holdOf('a', MONDAY_6PM), 9, NOW);
async function sell(store: ReturnType<typeof createBookingStore>) {
  await hold(store);
  await store.settle('a', paymentOf('cs_a'), NOW);
}

test.each([
  ['a call that is paid', sell, 0],
  ['a call that is past and not erased', sell, 60],
  ['a payment page that is open', hold, 0],
  [
    'money that goes back, of a call that is erased',
    async (store: ReturnType<typeof createBookingStore>) => {
      await sell(store);
      await store.cancel(
        'a',
        { by: 'reader', sequence: 0, due: 2500, least: 0, elsewhere: 0 },
        NOW,
      );
      await store.erasePersonalData(NOW + 99 * DAY);
    },
    99,
  ],
])('%s keeps a site from starting without coaching.yaml', async (_, work, days) => {
  await databaseWith(work);
  await expect(begin(days)).rejects.toThrow(
    `coaching.yaml is gone, and ${file} still has bookings: 1.`,
  );
});

test('says when it can go: when the last call is erased', async () => {
  await databaseWith(sell);
  const erased = new Date((MONDAY_6PM + 3600 + 90 * DAY) * 1000).toISOString().slice(0, 10);
  await expect(begin()).rejects.toThrow(`It can go after ${erased}, when the last is erased.`);
});

test.each([
  [
    'whose calls are erased',
    sell,
    (store: ReturnType<typeof createBookingStore>) => store.erasePersonalData(NOW + 99 * DAY),
  ],
  ['where nothing was booked', async () => undefined, async () => undefined],
])('a database %s keeps none', async (_, work, then) => {
  await databaseWith(async (store) => {
    await work(store);
    await then(store);
  });
  await expect(begin()).resolves.toBeUndefined();
});

test('no database keeps none, nor is one made', async () => {
  await expect(begin()).resolves.toBeUndefined();
  expect(existsSync(file)).toBe(false);
});

test('a database that cannot be read keeps a site from starting, since nobody knows who is in it', async () => {
  writeFileSync(file, 'no database, and longer than the head of one would be'.repeat(9));
  await expect(begin()).rejects.toThrow(
    `whether ${file} still has bookings can't be read: file is not a database`,
  );
});

test('what was pretended in practice keeps none', async () => {
  await databaseWith(sell);
  await expect(begin(0, true)).resolves.toBeUndefined();
});
