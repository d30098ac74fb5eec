import type { Store } from '../../support/store.ts';
import { testAfterCalls } from './calls/after-calls.contract.ts';
import { testClosings } from './calls/closings.contract.ts';
import { testLostMails } from './calls/lost-mails.contract.ts';
import { testRecords } from './calls/records.contract.ts';
import { testCallChanges } from './call-changes.contract.ts';
import { testChangedCalls } from './changed-calls.contract.ts';
import { testHolding } from './holding.contract.ts';
import { testOutbox } from './outbox.contract.ts';
import { testRefunds } from './refunds.contract.ts';
import { testSettlement } from './settlement.contract.ts';

/** What every BookingStore does, whatever database is behind it. */
export function testBookingStore(name: string, open: () => Promise<Store>): void {
  testHolding(name, open);
  testSettlement(name, open);
  testRefunds(name, open);
  testOutbox(name, open);
  testCallChanges(name, open);
  testChangedCalls(name, open);
  testRecords(name, open);
  testLostMails(name, open);
  testClosings(name, open);
  testAfterCalls(name, open);
}
