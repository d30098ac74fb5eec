import { createBookingStore } from '../../../src/adapters/database/booking-store.ts';
import { migrate } from '../../../src/adapters/database/migrations.ts';
import { openSqlite } from '../../../src/adapters/database/sqlite.ts';
import { testBookingStore } from './booking-store.contract.ts';

const open = async () => {
  const sql = openSqlite(':memory:');
  await migrate(sql);
  return createBookingStore(sql);
};
testBookingStore('node:sqlite', open);
