import { expect, it } from 'vitest';
import { rowFrom } from '../../../../src/adapters/database/booking-row.ts';
import { createBookingStore } from '../../../../src/adapters/database/booking-store.ts';
import { migrate } from '../../../../src/adapters/database/migrations.ts';
import { openSqlite } from '../../../../src/adapters/database/sqlite.ts';
import { holdOf, NOW } from '../../../support/booking.ts';
import { buildVersion } from '../../../support/earlier-database.ts';

it('counts payments of before by the time at which their page was opened', async () => {
  const sql = openSqlite(':memory:');
  await buildVersion(sql, 13);
  // So long an hour was held then.
  const { codes: _, ...row } = { ...rowFrom(holdOf('a')), held_until: NOW + 2_460 };
  const names = Object.keys(row);
  await sql.batch([
    { sql: `INSERT INTO booking (${names.join()}) VALUES (:${names.join(', :')})`, args: row },
    { sql: `UPDATE booking SET state = 'paid', charged = 2500, payment_intent = 'pi_a'` },
  ]);
  await migrate(sql);
  expect(await createBookingStore(sql).movements(false)).toMatchObject([
    { at: NOW, kind: 'payment', amount: 2500 },
  ]);
});
