import { writeSync } from 'node:fs';
import { createBookingStore } from '../../src/adapters/database/booking-store.ts';
import { migrate } from '../../src/adapters/database/migrations.ts';
import { openSqlite } from '../../src/adapters/database/sqlite.ts';
import { holdOf, NOW, paymentOf } from '../support/booking.ts';

// A process that writes bookings until it dies: `store-writer.ts <file> <round>`. It prints each write that
// the store has acknowledged before it makes the next one.
const [file = '', round = ''] = process.argv.slice(2);
const sql = openSqlite(file);
await migrate(sql);
const store = createBookingStore(sql);

const acknowledge = (what: string, id: string) => writeSync(1, `${what} ${id}\n`);
const farApart = 1_000_000;

for (let n = 1; ; n++) {
  const id = `${round}-${n}`;
  const start = NOW + (Number(round) * farApart + n) * 4500;
  if (!(await store.hold(holdOf(id, start), Infinity, NOW))) throw new Error(`${id} found no room`);
  acknowledge('held', id);
  await store.attach(id, `cs_${id}`);
  acknowledge('attached', id);
  if (n % 3 === 0) {
    await store.expire(id);
    acknowledge('expired', id);
  } else {
    await store.settle(id, paymentOf(`cs_${id}`), NOW);
    acknowledge('paid', id);
  }
}
