import type { BookingStore } from '../../src/domain/booking/ports.ts';
import { testCallChanges } from './test-call-changes.ts';
import { testChangedCalls } from './test-changed-calls.ts';
import { testHolding } from './test-holding.ts';
import { testOutbox } from './test-outbox.ts';
import { testRefunds } from './test-refunds.ts';
import { testSettlement } from './test-settlement.ts';

/** What every BookingStore does, whatever database is behind it. */
export function testBookingStore(name: string, open: () => Promise<BookingStore>): void {
  testHolding(name, open);
  testSettlement(name, open);
  testRefunds(name, open);
  testOutbox(name, open);
  testCallChanges(name, open);
  testChangedCalls(name, open);
}
