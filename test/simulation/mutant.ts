import type { Sql } from '../../src/adapters/database/sql.ts';
import type { Checkout } from '../../src/domain/booking/checkout.ts';
import type { BookingStore, Calendar } from '../../src/domain/booking/ports.ts';
import type { Mailer } from '../../src/domain/mail/message.ts';
import { memoize } from '../../src/domain/memoize.ts';
import type { Outbox } from '../../src/domain/mail/outbox.ts';

/** What some uses of a port do instead. */
export type Change<Port> = (port: Port) => Partial<Port>;

/** What a test breaks, to see that the simulation notices. */
export type Mutant = {
  /** The await where it shows, if few worlds come there by themselves. */
  at?: string;
  /** The tests' search begins at this world, where many come before one in which it shows. */
  first?: number;
  sql?: (sql: Sql) => Sql;
  store?: Change<BookingStore>;
  outbox?: Change<Outbox>;
  checkout?: Change<Checkout>;
  calendar?: Change<Calendar>;
  mailer?: Change<Mailer>;
  household?: (address: string) => string;
};

/** A port as it was, but for what is changed. */
export function changed<Port extends object>(port: Port, change?: Change<Port>): Port {
  return { ...port, ...change?.(port) };
}

/** Another way to write statements: what is found in one stands there otherwise. */
export function rewriting(...changes: [found: string | RegExp, other: string][]) {
  const rewritten = memoize((text: string) =>
    changes.reduce((sql, [found, other]) => sql.replace(found, other), text),
  );
  return (sql: Sql): Sql => ({
    ...sql,
    batch: (all) => sql.batch(all.map((each) => ({ ...each, sql: rewritten(each.sql) }))),
  });
}
