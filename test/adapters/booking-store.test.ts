import { createBookingStore } from '../../src/adapters/booking-store.ts';
import { migrate } from '../../src/adapters/migrations.ts';
import { openSqlite } from '../../src/adapters/sqlite.ts';
import { testBookingStore } from './test-booking-store.ts';

const open = async () => {
  const sql = openSqlite(':memory:');
  await migrate(sql);
  return createBookingStore(sql);
};
testBookingStore('node:sqlite', open);
