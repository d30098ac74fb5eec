import { beforeEach, describe, expect, it } from 'vitest';
import type { BookingState } from '../../../src/domain/booking/booking.ts';
import { holdOf, NOW, paymentOf } from '../../support/booking.ts';
import { emptyDatabase, type Store, storeOn } from '../../support/store.ts';

let store: Store;
beforeEach(async () => {
  const sql = await emptyDatabase();
  store = storeOn(sql);
  await store.hold(holdOf('a'), 3, NOW);
  await store.attach('a', 'cs_1');
});

const moves = {
  held: async () => undefined,
  processing: () => store.process('a', 'cs_1', NOW),
  expired: () => store.expire('a'),
  paid: async () => void (await store.settle('a', paymentOf('cs_1'), NOW)),
  conflict: async () =>
    void (await store.settle('a', { ...paymentOf('cs_1'), asSold: false }, NOW)),
  async canceled() {
    await moves.paid();
    await store.cancel('a', { by: 'reader', sequence: 0, due: 2500, least: 0, elsewhere: 0 }, NOW);
  },
} satisfies Record<BookingState, () => Promise<void>>;

/** From each state: where a payment under way, the end of all payments, and money as sold lead. */
const table = [
  ['held', { process: 'processing', expire: 'expired', settle: 'paid' }],
  ['processing', { process: 'processing', expire: 'expired', settle: 'paid' }],
  ['expired', { process: 'processing', expire: 'expired', settle: 'paid' }],
  ['paid', { process: 'paid', expire: 'paid', settle: 'paid' }],
  ['conflict', { process: 'conflict', expire: 'conflict', settle: 'conflict' }],
  ['canceled', { process: 'canceled', expire: 'canceled', settle: 'canceled' }],
] as const;

describe.each(table)('a booking that is %s', (from, to) => {
  beforeEach(() => moves[from]());

  it.each([
    [to.process, 'a payment is under way', () => store.process('a', 'cs_1', NOW)],
    [to.expire, 'nothing can be paid any more', () => store.expire('a')],
    [to.settle, 'the money comes', () => store.settle('a', paymentOf('cs_1'), NOW)],
  ])('is %s when %s', async (expected, _, tell) => {
    await tell();
    expect((await store.find('a'))?.state).toBe(expected);
    const taken = ['expired', 'conflict', 'canceled'].includes(expected) ? 0 : 1;
    expect(await store.taken(NOW)).toHaveLength(taken);
  });

  it('never takes another session', async () => {
    expect(await store.attach('a', 'cs_2')).toBe(false);
    expect((await store.find('a'))?.sessionId).toBe('cs_1');
  });
});

it.each(['paid', 'conflict'] as const)('loses no payment of a %s booking', async (state) => {
  await moves[state]();
  await store.process('a', 'cs_2', NOW);
  await store.expire('a');
  expect(await store.find('a')).toMatchObject({ state, sessionId: 'cs_1', name: 'Ada Reader' });
  expect(await store.hold(holdOf('b'), 3, NOW)).toBe(state === 'conflict');
});
