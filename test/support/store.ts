import { createBookingStore } from '../../src/adapters/database/booking-store.ts';
import { migrate } from '../../src/adapters/database/migrations.ts';
import { createOutbox } from '../../src/adapters/database/outbox.ts';
import type { Sql } from '../../src/adapters/database/sql.ts';
import { openSqlite } from '../../src/adapters/database/sqlite.ts';
import type { BookingStore } from '../../src/domain/booking/ports.ts';
import type { Outbox } from '../../src/domain/mail/outbox.ts';

/** Bookings, and the mails that wait. */
export type Store = BookingStore & Outbox;

export function storeOn(sql: Sql): Store {
  return { ...createBookingStore(sql), ...createOutbox(sql) };
}

/** A database of today, in memory, with nothing in it. */
export async function emptyDatabase(): Promise<Sql> {
  const sql = openSqlite(':memory:');
  await migrate(sql);
  return sql;
}
