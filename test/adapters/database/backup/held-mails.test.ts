import { expect, test } from 'vitest';
import { holdMails, releaseMails } from '../../../../src/adapters/database/backup/held-mails.ts';
import {
  bookingHealth,
  databaseHealth,
} from '../../../../src/adapters/database/health/booking-health.ts';
import { createOutbox } from '../../../../src/adapters/database/outbox.ts';
import { emptyDatabase } from '../../../support/store.ts';

const NOW = 1_800_000_000;

test('keeps what was due, lets what comes later go, and lets all go when it is told to', async () => {
  const sql = await emptyDatabase();
  const put = (key: string, due: number, sent: number | null) => ({
    sql: `INSERT INTO outbox (key, subject, about, kind, due_at, sent_at)
      VALUES (:key, 'booking', 'a', 'paid', :due, :sent)`,
    args: { key, due, sent },
  });
  await sql.batch([
    put('sent', NOW - 9, NOW),
    put('due', NOW - 9, null),
    put('later', NOW + 9, null),
  ]);
  const outbox = createOutbox(sql);
  const claimed = async (now: number) => (await outbox.claimMails(now)).map(({ key }) => key);

  expect(await holdMails(sql, NOW)).toBe(1);
  expect(await claimed(NOW + 9999)).toEqual(['later']);
  await outbox.mailed('later', NOW);
  expect(await bookingHealth(sql, NOW + 99_999)).toMatchObject({ heldMails: 1, lateMails: 0 });
  expect(await databaseHealth(sql)(NOW + 99_999)).toBe(true);

  expect(await releaseMails(sql)).toBe(1);
  expect(await releaseMails(sql)).toBe(0);
  expect(await claimed(NOW)).toEqual(['due']);
  sql.close();
});
