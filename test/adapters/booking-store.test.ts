import { createBookingStore } from '../../src/adapters/booking-store.ts';
import { migrate } from '../../src/adapters/migrations.ts';
import { openSqlite } from '../../src/adapters/sqlite.ts';
import { testBookingStore } from './test-booking-store.ts';

testBookingStore('node:sqlite', async () => {
  const sql = openSqlite(':memory:');
  await migrate(sql);
  return createBookingStore(sql);
});
