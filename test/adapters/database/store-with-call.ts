import type { Refund } from '../../../src/domain/booking/checkout.ts';
import type { Cancellation, Move } from '../../../src/domain/booking/ports.ts';
import { holdOf, MONDAY_6PM, NOW, paymentOf } from '../../support/booking.ts';
import type { Store } from '../../support/store.ts';

export const NEXT = MONDAY_6PM + 4500;
export const WEDNESDAY = MONDAY_6PM + 2 * 86_400;
export const CANCELLATION: Cancellation = {
  by: 'reader',
  sequence: 0,
  due: 2500,
  least: 0,
  elsewhere: 0,
};

/** A refund of `a`, claimed for the first time. */
export function refundOf(paymentIntent: string, change: Partial<Refund> = {}): Refund {
  const state = { words: null, tries: 1, done: false, failed: false, marked: true };
  return { id: paymentIntent, paymentIntent, bookingId: 'a', amount: 2500, ...state, ...change };
}

export type StoreWithCall = Awaited<ReturnType<typeof storeWithCall>>;

/** A store with one call, `a`, of which both have been told, and what is asked of it. */
export async function storeWithCall(open: () => Promise<Store>) {
  const store = await open();
  const book = async (id: string, start = MONDAY_6PM, payment = {}) => {
    await store.hold(holdOf(id, start), 9, NOW);
    await store.settle(id, { ...paymentOf(`cs_${id}`), ...payment }, NOW);
  };
  await book('a');
  await store.claimMails(NOW);
  return {
    store,
    book,
    cancel: (change = {}, now = NOW) => store.cancel('a', { ...CANCELLATION, ...change }, now),
    move(start: number, change: Partial<Move> = {}, now = NOW) {
      const { end, blocked, day } = holdOf('a', start);
      const asked = { start, end, blocked, day, by: 'reader', sequence: 0, mostPerDay: 3 } as const;
      return store.move('a', { ...asked, ...change }, now);
    },
    keys: async () => (await store.claimMails(NOW)).map(({ key }) => key),
    isFree: (start: number) => store.hold(holdOf('x', start), 9, NOW),
  };
}
