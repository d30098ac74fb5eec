import { expect, it } from 'vitest';
import { holdOf, MONDAY_6PM, NOW } from '../../support/booking.ts';
import { CANCELLATION, NEXT, refundOf, type StoreWithCall, WEDNESDAY } from './store-with-call.ts';

/** What every BookingStore does with a call that is moved, canceled and held. */
export function testCallChanges(at: StoreWithCall): void {
  it('cancels a call: its hour is free, its money due, both are told', async () => {
    expect(await at.cancel()).toBe(true);
    expect(await at.store.find('a')).toMatchObject({
      state: 'canceled',
      canceledBy: 'reader',
      sequence: 1,
      charged: 2500,
      refunded: 2500,
    });
    expect(await at.store.taken(NOW)).toEqual([]);
    expect(await at.isFree(MONDAY_6PM)).toBe(true);
    expect(await at.store.claimRefunds(NOW)).toEqual([refundOf('pi_cs_a')]);
    expect(await at.store.claimMails(NOW)).toMatchObject([
      { key: 'a.1.cancelled-reader', kind: 'canceled-reader', facts: { payment: 'pi_cs_a' } },
      { key: 'a.1.cancelled-coach', kind: 'canceled-coach', facts: { payment: 'pi_cs_a' } },
    ]);
  });

  it('gives back the part that the policy leaves', async () => {
    await at.cancel({ due: 1250 });
    expect(await at.store.claimRefunds(NOW)).toMatchObject([{ amount: 1250 }]);
  });

  it.each([
    ['nothing is left of it', { due: 0 }, {}],
    ['nothing was charged', {}, { paymentIntent: null, amount: 0 }],
  ])('gives no money back when %s', async (_, change, payment) => {
    await at.book('b', NEXT, payment);
    await at.store.claimMails(NOW);
    expect(await at.store.cancel('b', { ...CANCELLATION, ...change }, NOW)).toBe(true);
    expect(await at.store.claimRefunds(NOW)).toEqual([]);
    expect(await at.store.find('b')).toMatchObject({ state: 'canceled', refunded: null });
    expect(await at.keys()).toHaveLength(2);
  });

  it('cancels once, however often and by whomever it is asked', async () => {
    const asked = [at.cancel(), at.cancel({ by: 'coach' }), at.cancel({ due: 1 }), at.cancel()];
    expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
    expect(await at.cancel({ sequence: 1 })).toBe(false);
    expect(await at.store.claimRefunds(NOW)).toHaveLength(1);
    expect(await at.keys()).toHaveLength(2);
  });

  it('moves a call to a free hour, and gives the old one to others', async () => {
    expect(await at.move(WEDNESDAY)).toBe(true);
    expect(await at.store.find('a')).toMatchObject({
      state: 'paid',
      start: WEDNESDAY,
      end: WEDNESDAY + 3600,
      blocked: { start: WEDNESDAY, end: WEDNESDAY + 4500 },
      day: '2026-12-02',
      soldStart: MONDAY_6PM,
      sequence: 1,
      movedBy: 'reader',
    });
    expect(await at.keys()).toEqual(['a.1.moved-reader', 'a.1.moved-coach']);
    expect(await at.isFree(WEDNESDAY)).toBe(false);
    expect(await at.isFree(MONDAY_6PM)).toBe(true);
    expect(await at.store.claimRefunds(NOW)).toEqual([]);
  });

  it('moves a call by less than its own length', async () => {
    expect(await at.move(MONDAY_6PM + 900)).toBe(true);
    expect(await at.store.taken(NOW)).toEqual([{ start: MONDAY_6PM + 900, end: NEXT + 900 }]);
  });

  it('moves a call over what a hold left behind, and not over a hold', async () => {
    await at.store.hold(holdOf('b', NEXT), 9, NOW);
    expect(await at.move(NEXT)).toBe(false);
    const { heldUntil } = holdOf('b', NEXT);
    expect(await at.move(NEXT, {}, heldUntil)).toBe(true);
  });

  it('counts other calls alone for the most a day', async () => {
    await at.book('b', MONDAY_6PM - 4500);
    expect(await at.move(NEXT, { mostPerDay: 1 })).toBe(false);
    expect(await at.move(NEXT, { mostPerDay: 2 })).toBe(true);
  });

  it('keeps its hour and tells nobody when another has the hour it wants', async () => {
    await at.book('b', NEXT);
    await at.store.claimMails(NOW);
    expect(await at.move(NEXT)).toBe(false);
    expect(await at.store.find('a')).toMatchObject({ start: MONDAY_6PM, sequence: 0 });
    expect(await at.keys()).toEqual([]);
    expect(await at.isFree(MONDAY_6PM)).toBe(false);
  });

  it.each<[string, () => Promise<boolean>[]]>([
    ['two moves', () => [at.move(WEDNESDAY), at.move(NEXT)]],
    ['a move and a cancellation', () => [at.move(WEDNESDAY), at.cancel()]],
    ['a cancellation and a move', () => [at.cancel(), at.move(WEDNESDAY)]],
    ['a move and a hold of its hour', () => [at.move(WEDNESDAY), at.isFree(WEDNESDAY)]],
    ['a hold and a move to its hour', () => [at.isFree(WEDNESDAY), at.move(WEDNESDAY)]],
  ])('lets one win of %s at once', async (_, both) => {
    const won = (await Promise.all(both())).filter(Boolean);
    expect(won).toHaveLength(1);
    const mails = (await at.keys()).map((key) => key.split('.')[1]);
    expect(mails.every((sequence) => sequence === '1')).toBe(true);
    const { state } = (await at.store.find('a'))!;
    expect(await at.store.claimRefunds(NOW)).toHaveLength(state === 'canceled' ? 1 : 0);
  });

  it.each([
    ['has begun', {}, MONDAY_6PM],
    ['is not as it was seen', { sequence: 1 }, NOW],
  ])('changes nothing of a call that %s', async (_, change, now) => {
    const before = await at.store.find('a');
    expect(await at.cancel(change, now)).toBe(false);
    expect(await at.move(WEDNESDAY, change, now)).toBe(false);
    expect(await at.store.find('a')).toEqual(before);
    expect(await at.store.claimRefunds(now)).toEqual([]);
    expect(await at.keys()).toEqual([]);
  });

  it('changes nothing of what is no call', async () => {
    await at.store.hold(holdOf('h', NEXT), 9, NOW);
    expect(await at.store.cancel('h', CANCELLATION, NOW)).toBe(false);
    expect(await at.store.cancel('none', CANCELLATION, NOW)).toBe(false);
    expect(await at.store.conclude('h', 'took-place', NEXT)).toBe(false);
    expect(await at.store.find('h')).toMatchObject({ state: 'held', outcome: null });
  });

  it('notes what became of a call once it has begun, and lets the coach correct it', async () => {
    expect(await at.store.conclude('a', 'took-place', MONDAY_6PM - 1)).toBe(false);
    expect(await at.store.conclude('a', 'no-show', MONDAY_6PM)).toBe(true);
    expect(await at.store.conclude('a', 'took-place', MONDAY_6PM)).toBe(true);
    expect(await at.store.find('a')).toMatchObject({ outcome: 'took-place' });
  });
}
