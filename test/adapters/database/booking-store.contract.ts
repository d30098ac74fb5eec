import { describe } from 'vitest';
import { anew } from '../../support/anew.ts';
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
import { storeWithCall } from './store-with-call.ts';

const stores = {
  holds: testHolding,
  mails: testOutbox,
  refunds: testRefunds,
  payments: testSettlement,
};
const calls = {
  'days that are closed': testClosings,
  'what the coach looks up': testRecords,
  'mails for whoever lost theirs': testLostMails,
  'calls that are over': testAfterCalls,
  'the changes of a call': testChangedCalls,
  'how a call is changed': testCallChanges,
};

/** What every BookingStore does, whatever database is behind it. */
export function testBookingStore(name: string, open: () => Promise<Store>): void {
  describe.each(Object.entries(stores))(`%s on ${name}`, (_, test) => test(anew(open)));
  describe.each(Object.entries(calls))(`%s on ${name}`, (_, test) =>
    test(anew(() => storeWithCall(open))),
  );
}
