import { describe, expect, it } from 'vitest';
import type { Booking } from '../../../src/domain/booking/booking.ts';
import { HOLD_LASTS } from '../../../src/domain/booking/hold.ts';
import type { Store } from '../../support/store.ts';
import { holdOf, MONDAY_6PM, NOW, paymentOf } from '../../support/booking.ts';

const LATER = NOW + HOLD_LASTS;

/** Holds in every BookingStore. */
export function testHolding(store: Store): void {
  const hold = (booking: Booking, now = NOW) => store.hold(booking, 3, now);

  it('gives an hour to the first and refuses the second', async () => {
    expect(await hold(holdOf('a'))).toBe(true);
    expect(await hold(holdOf('b'))).toBe(false);
    expect(await store.find('b')).toBeUndefined();
  });

  it('refuses to hold the same booking again, at the same hour or another', async () => {
    await hold(holdOf('a'));
    expect(await hold(holdOf('a'))).toBe(false);
    expect(await hold(holdOf('a', MONDAY_6PM + 4500))).toBe(false);
    expect(await store.taken(NOW)).toEqual([{ start: MONDAY_6PM, end: MONDAY_6PM + 4500 }]);
  });

  it('reads back what it holds', async () => {
    const booking = { ...holdOf('a'), from: 'a-post' };
    await hold(booking);
    expect(await store.find('a')).toEqual(booking);
  });

  it('refuses a start within the buffer after another call, and takes the next one', async () => {
    await hold(holdOf('a'));
    expect(await hold(holdOf('b', MONDAY_6PM + 3600))).toBe(false);
    expect(await hold(holdOf('c', MONDAY_6PM + 4500))).toBe(true);
  });

  it('says what is taken, buffer included', async () => {
    await hold(holdOf('a'));
    expect(await store.taken(NOW)).toEqual([{ start: MONDAY_6PM, end: MONDAY_6PM + 4500 }]);
    expect(await store.taken(LATER)).toEqual([]);
  });

  it('gives a lapsed hold to the next reader', async () => {
    await hold(holdOf('a'));
    expect(await hold(holdOf('b', MONDAY_6PM, LATER - 1), LATER - 1)).toBe(false);
    expect(await hold(holdOf('b', MONDAY_6PM, LATER), LATER)).toBe(true);
  });

  it('takes no more calls a day than allowed, lapsed holds not counted', async () => {
    const starts = [0, 1, 2, 3].map((step) => MONDAY_6PM - step * 4500);
    for (const [index, start] of starts.entries())
      expect(await hold(holdOf(`call-${index}`, start))).toBe(index < 3);
    expect(await hold(holdOf('later', starts[3], LATER), LATER)).toBe(true);
  });

  it('counts paid calls and payments under way for the most calls a day', async () => {
    const [first, second, third, fourth] = [0, 1, 2, 3].map((step) => MONDAY_6PM - step * 4500);
    await hold(holdOf('paid', first));
    await store.settle('paid', paymentOf('cs_1'), NOW);
    await hold(holdOf('under-way', second));
    await store.process('under-way', 'cs_2', NOW);
    expect(await hold(holdOf('third', third, LATER), LATER)).toBe(true);
    expect(await hold(holdOf('fourth', fourth, LATER), LATER)).toBe(false);
  });

  it('says of calls that ended today that they took place', async () => {
    await hold(holdOf('a'));
    await store.settle('a', paymentOf('cs_1'), NOW);
    expect(await store.taken(MONDAY_6PM + 7200)).toHaveLength(1);
    expect(await store.taken(MONDAY_6PM + 2 * 86_400)).toEqual([]);
  });

  it('frees the hour of a hold that expires', async () => {
    await hold(holdOf('a'));
    await store.expire('a');
    expect((await store.find('a'))?.state).toBe('expired');
    expect(await hold(holdOf('b'))).toBe(true);
  });

  it('says what is held and not paid, in the order in which it was taken', async () => {
    await hold(holdOf('b', MONDAY_6PM + 4500));
    await hold(holdOf('a'));
    await hold(holdOf('paid', MONDAY_6PM - 4500));
    await store.settle('paid', paymentOf('cs_1'), NOW);
    expect((await store.unpaid(LATER - 1)).map(({ id }) => id)).toEqual(['b', 'a']);
    expect(await store.unpaid(LATER)).toEqual([]);
  });

  describe('a hold', () => {
    const terms = { unpaid: 9, pages: [], instead: undefined, tell: undefined };

    it('is claimed by its key alone, also when it is over', async () => {
      await store.hold(holdOf('a'), 3, NOW, { ...terms, key: 'secret' });
      for (const now of [NOW, LATER]) {
        expect(await store.claimed('secret', now)).toMatchObject({ id: 'a' });
        expect(await store.claimed('a', now)).toBeUndefined();
      }
    });

    it('gets no key that another has', async () => {
      await store.hold(holdOf('a'), 3, NOW, { ...terms, key: 'secret' });
      const other = holdOf('b', MONDAY_6PM + 4500);
      expect(await store.hold(other, 3, NOW, { ...terms, key: 'secret' })).toBe(false);
    });

    it('that an earlier version made is claimed by its id while it lasts', async () => {
      await hold(holdOf('a'));
      expect(await store.claimed('a', LATER - 1)).toMatchObject({ id: 'a' });
      expect(await store.claimed('a', LATER)).toBeUndefined();
    });
  });

  it('lists holds past their time', async () => {
    await hold(holdOf('a'));
    await store.attach('a', 'cs_1');
    await store.raiseAttempt('a');
    expect(await store.unsettled(LATER - 1)).toEqual([]);
    expect(await store.unsettled(LATER)).toMatchObject([
      { id: 'a', sessionId: 'cs_1', attempt: 1 },
    ]);
  });

  it('lists each of many that stay as they are, however many', async () => {
    const ids = Array.from({ length: 60 }, (_, index) => `call-${index}`);
    for (const [index, id] of ids.entries()) {
      const booking = holdOf(id, MONDAY_6PM + index * 4500);
      await store.hold({ ...booking, day: id }, 3, NOW);
      await store.process(id, `cs_${id}`, NOW);
    }
    const first = await store.unsettled(NOW + 1);
    const second = await store.unsettled(NOW + 2);
    expect(new Set([...first, ...second].map(({ id }) => id)).size).toBe(60);
  });

  it('lists the calls from an hour on, and none that is not paid', async () => {
    const [early, late] = [MONDAY_6PM - 86_400, MONDAY_6PM + 4500];
    for (const [id, start] of [
      ['late', late],
      ['held', MONDAY_6PM],
      ['early', early],
    ] as const)
      await hold(holdOf(id, start));
    await store.settle('late', paymentOf('cs_1'), NOW);
    await store.settle('early', paymentOf('cs_2'), NOW);
    const idsFrom = async (from: number) => (await store.calls(from)).map(({ id }) => id);
    expect(await idsFrom(early)).toEqual(['early', 'late']);
    expect(await idsFrom(early + 1)).toEqual(['late']);
    expect(await idsFrom(late + 1)).toEqual([]);
  });
}
