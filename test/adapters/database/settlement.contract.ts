import { expect, it } from 'vitest';
import type { Booking } from '../../../src/domain/booking/booking.ts';
import { HOLD_LASTS } from '../../../src/domain/booking/hold.ts';
import type { Store } from '../../support/store.ts';
import { holdOf, MONDAY_6PM, NOW, paymentOf } from '../../support/booking.ts';

const LATER = NOW + HOLD_LASTS;

/** Payments in every BookingStore. */
export function testSettlement(store: Store): void {
  const hold = (booking: Booking, now = NOW) => store.hold(booking, 3, now);

  it('leaves a paid call alone, whatever is said of its session later', async () => {
    await hold(holdOf('a'));
    await store.settle('a', paymentOf('cs_1'), NOW);
    await store.attach('a', 'cs_2');
    await store.process('a', 'cs_2', NOW);
    await store.settle('a', paymentOf('cs_1'), NOW);
    expect(await store.find('a')).toMatchObject({ state: 'paid', sessionId: 'cs_1' });
    expect(await store.claimRefunds(LATER)).toEqual([]);
  });

  it('turns a paid hold into a call, once, however often it is told', async () => {
    await hold(holdOf('a'));
    const tellings = Array.from({ length: 100 }, () =>
      store.settle('a', paymentOf('cs_1'), NOW + 60),
    );
    const states = new Set((await Promise.all(tellings)).map(({ state }) => state));
    expect(states).toEqual(new Set(['paid']));
    expect(await store.claimRefunds(LATER)).toEqual([]);
    expect(await store.taken(LATER)).toHaveLength(1);
  });

  it('never expires a paid call', async () => {
    await hold(holdOf('a'));
    await store.settle('a', paymentOf('cs_1'), NOW + 60);
    await store.expire('a');
    expect((await store.find('a'))?.state).toBe('paid');
  });

  it('confirms late money while the hour is free', async () => {
    await hold(holdOf('a'));
    await store.expire('a');
    const settled = await store.settle('a', paymentOf('cs_1'), LATER + 60);
    expect(settled).toMatchObject({ state: 'paid', sessionId: 'cs_1', email: 'ada@example.com' });
    expect(await hold(holdOf('b', MONDAY_6PM, LATER + 61), LATER + 61)).toBe(false);
  });

  it('takes a lapsed hold over for money, not for the hold', async () => {
    await hold(holdOf('a'));
    await store.expire('a');
    await hold(holdOf('b', MONDAY_6PM, NOW), NOW);
    expect((await store.settle('a', paymentOf('cs_1'), LATER)).state).toBe('paid');
    expect((await store.settle('b', paymentOf('cs_2'), LATER)).state).toBe('conflict');
  });

  it('keeps the hour of a payment under way until the call would begin', async () => {
    await hold(holdOf('a'));
    await store.process('a', 'cs_1', NOW);
    expect(await hold(holdOf('b', MONDAY_6PM, LATER), LATER)).toBe(false);
    expect(await store.unsettled(NOW)).toMatchObject([{ id: 'a', sessionId: 'cs_1' }]);
    await store.expire('a');
    expect(await hold(holdOf('b', MONDAY_6PM, LATER), LATER)).toBe(true);
  });

  it('locks the hour of a lapsed hold anew when its payment is under way', async () => {
    await hold(holdOf('a'));
    await store.expire('a');
    await store.process('a', 'cs_1', NOW + 60);
    expect(await hold(holdOf('b', MONDAY_6PM, NOW + 61), NOW + 61)).toBe(false);
    expect((await store.settle('a', paymentOf('cs_1'), LATER)).state).toBe('paid');
  });

  it('takes the lock of another hold that has lapsed too', async () => {
    await hold(holdOf('a'));
    await store.expire('a');
    await hold(holdOf('b', MONDAY_6PM, NOW), NOW);
    await store.process('a', 'cs_1', LATER);
    expect(await hold(holdOf('c', MONDAY_6PM, LATER), LATER)).toBe(false);
  });

  it('leaves an hour to who has it now when a late payment is under way', async () => {
    await hold(holdOf('a'));
    await store.expire('a');
    await hold(holdOf('b'));
    await store.process('a', 'cs_1', NOW + 60);
    expect((await store.find('a'))?.state).toBe('processing');
    expect((await store.settle('b', paymentOf('cs_2'), NOW + 61)).state).toBe('paid');
    expect((await store.settle('a', paymentOf('cs_1'), NOW + 62)).state).toBe('conflict');
    expect(await store.claimRefunds(NOW + 62)).toMatchObject([{ paymentIntent: 'pi_cs_1' }]);
  });

  it('keeps what is asked with the hold, and what was answered with the payment', async () => {
    const questions = [{ label: 'What about?', optional: true, choices: ['One', 'Two'] }];
    await hold({ ...holdOf('a'), questions });
    expect(await store.find('a')).toMatchObject({ questions, answers: [] });
    await store.settle('a', paymentOf('cs_1'), NOW);
    expect((await store.find('a'))?.answers).toEqual(paymentOf('cs_1').answers);
    await store.erasePersonalData(MONDAY_6PM + 3601);
    expect((await store.find('a'))?.answers).toEqual([]);
  });
}
