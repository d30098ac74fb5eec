import type { Sql, Statement } from '../../src/adapters/database/sql.ts';
import type { Checkout } from '../../src/domain/booking/checkout.ts';
import type { BookingStore, Calendar } from '../../src/domain/booking/ports.ts';
import type { Mailer } from '../../src/domain/mail/message.ts';
import type { Outbox } from '../../src/domain/mail/outbox.ts';

/** What a test breaks, to see that the simulation notices. */
export type Mutant = {
  /** The await where it shows, if few worlds come there by themselves. */
  at?: string;
  /** The tests' search begins at this world, where many come before one in which it shows. */
  first?: number;
  sql?: (sql: Sql) => Sql;
  store?: (store: BookingStore) => BookingStore;
  outbox?: (outbox: Outbox) => Outbox;
  checkout?: (checkout: Checkout) => Checkout;
  calendar?: (calendar: Calendar) => Calendar;
  mailer?: (mailer: Mailer) => Mailer;
  household?: (address: string) => string;
};

/** Another way to write each statement. */
export function rewriting(rewrite: (sql: string) => string): (sql: Sql) => Sql {
  const changed = new Map<string, string>();
  const change = (statement: Statement): Statement => {
    let sql = changed.get(statement.sql);
    if (sql === undefined) changed.set(statement.sql, (sql = rewrite(statement.sql)));
    return { ...statement, sql };
  };
  return (sql) => ({ ...sql, batch: (statements) => sql.batch(statements.map(change)) });
}
