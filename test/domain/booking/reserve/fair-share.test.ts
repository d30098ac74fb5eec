import { beforeEach, describe, expect, it } from 'vitest';
import { HOLD_LASTS } from '../../../../src/domain/booking/hold.ts';
import { reserve } from '../../../../src/domain/booking/reserve/reserve.ts';
import { COACHING, NOW, paymentOf } from '../../../support/booking.ts';
import { openCrowd, outcome, told } from './crowd.ts';
import type { Store } from '../../../support/store.ts';

let crowd: Awaited<ReturnType<typeof openCrowd>>;
beforeEach(async () => {
  crowd = await openCrowd();
});

describe('a household', () => {
  it.each([
    ['a second hour while few are held', 2, 'held'],
    ['no second hour while a third of all is held', 13, 'crowded'],
  ])('gets %s', async (_, others, expected) => {
    const starts = await crowd.startsOf();
    const rest = starts.slice(0, others).map((start, index) => ({ start, household: `r${index}` }));
    await crowd.ask(rest);
    const [one, another] = starts.slice(others) as [number, number];
    const home = [one, another].map((start) => ({ start, household: 'home' }));
    expect(starts.length / others).toBeLessThan(others > 2 ? 1 / 0.3 : Infinity);
    expect(await crowd.ask(home)).toEqual(['held', expected]);
  });

  it('gets no third hour, and what is refused leaves no trace', async () => {
    const starts = await crowd.startsOf();
    const home = starts.slice(0, 9).map((start) => ({ start, household: 'home' }));
    expect(told(await crowd.ask(home), 'crowded')).toBe(7);
    expect(await crowd.store.reservedIn('home', NOW)).toHaveLength(2);
    expect(await crowd.store.unpaid(NOW)).toHaveLength(2);
  });

  it('swaps its one hour for another, also where it could have no second one', async () => {
    const starts = await crowd.startsOf();
    await crowd.ask(starts.slice(0, 14).map((start, index) => ({ start, household: `r${index}` })));
    const [first, second] = starts.slice(14) as [number, number];
    const held = await crowd.post(first, 'home');
    expect(held).toMatchObject({ ok: true });
    const { bookingId: id, key } = held.ok ? held : { bookingId: '', key: '' };
    expect(await crowd.ask([{ start: second, household: 'home', held: key }])).toEqual(['held']);
    expect((await crowd.store.find(id))?.state).toBe('expired');
    expect(await crowd.startsOf()).toContain(first);
  });

  it('keeps its hour when the other one can’t be had', async () => {
    const [first, second] = (await crowd.startsOf()) as [number, number];
    const held = await crowd.post(first, 'home');
    const { bookingId: id, key } = held.ok ? held : { bookingId: '', key: '' };
    // Somebody takes it between the look and the hold.
    const hold: Store['hold'] = async (...args) => {
      await crowd.post(second, 'rival');
      return crowd.store.hold(...args);
    };
    const { ok } = await reserve(
      { start: second, offer: 'hour', zone: 'UTC', visit: null, from: null },
      key,
      { ...crowd.worldOf('home'), store: { ...crowd.store, hold } },
    );
    expect(ok).toBe(false);
    expect((await crowd.store.find(id))?.state).toBe('held');
  });

  it('holds two however many forms one cookie sends at once', async () => {
    const starts = await crowd.startsOf();
    const held = await crowd.post(starts[0]!, 'home');
    const key = held.ok ? held.key : undefined;
    await Promise.all(starts.slice(1, 24).map((start) => crowd.post(start, 'home', { held: key })));
    expect((await crowd.store.unpaid(NOW)).length).toBeLessThanOrEqual(2);
  });

  it('is told after a fifth page in ten minutes, and an eighth in 41, and Stripe is not asked', async () => {
    const starts = await crowd.startsOf();
    let held: string | undefined;
    const outcomes = [];
    for (const [index, start] of starts.slice(0, 10).entries()) {
      const later = index < 6 ? 0 : 700;
      const reserved = await crowd.post(start, 'home', { held, now: NOW + later });
      if (reserved.ok) held = reserved.key;
      outcomes.push(outcome(reserved));
    }
    expect(outcomes).toEqual([
      ...Array<string>(5).fill('held'),
      'too-many',
      ...Array<string>(3).fill('held'),
      'too-many',
    ]);
    expect(crowd.fake.opened).toHaveLength(8);
  });

  it('is not counted for a page that did not open', async () => {
    const starts = await crowd.startsOf();
    const outage = { ok: false, stored: false, cause: new Error('no answer') } as const;
    crowd.fake.failing.push(...Array<typeof outage>(7).fill(outage));
    const tries = starts.slice(0, 8).map((start) => ({ start, household: 'home' }));
    expect(told(await crowd.ask(tries), 'payment-unavailable')).toBe(7);
    expect(await crowd.store.reservedIn('home', NOW)).toHaveLength(1);
  });

  it('is forgotten when its holds are over', async () => {
    const [start] = (await crowd.startsOf()) as [number];
    const held = await crowd.post(start, 'home');
    const known = async () => (await crowd.store.find(held.ok ? held.bookingId : ''))?.household;
    await crowd.store.forgetHouseholds(NOW + HOLD_LASTS - 1);
    expect(await known()).toBe('home');
    await crowd.store.forgetHouseholds(NOW + HOLD_LASTS);
    expect(await known()).toBeNull();
  });
});

describe('the coach', () => {
  const waiting = async () =>
    (await crowd.store.claimMails(NOW)).map(({ key, facts }) => [key, facts]);

  it('is told once when half of the hours are held and not paid', async () => {
    const starts = await crowd.startsOf();
    const half = Math.ceil(starts.length / 2);
    const wishes = starts.map((start, index) => ({ start, household: `r${index}` }));
    await crowd.ask(wishes.slice(0, half - 1));
    expect(await waiting()).toEqual([]);
    await crowd.ask(wishes.slice(half - 1));
    expect(await waiting()).toEqual([['many-held.2026-11-25', { held: half }]]);
  });

  it('hears nothing of hours that are paid, or of the last two', async () => {
    const coaching = { ...COACHING, horizon: 4 * 86_400 };
    const few = await crowd.startsOf(coaching);
    expect(few.length).toBeLessThan(4);
    for (const [index, start] of few.slice(0, 2).entries())
      await crowd.post(start, `r${index}`, { coaching });
    for (const [index, start] of (await crowd.startsOf()).slice(0, 14).entries()) {
      const reserved = await crowd.post(start, `p${index}`);
      if (reserved.ok) await crowd.store.settle(reserved.bookingId, paymentOf(`cs_${index}`), NOW);
    }
    expect((await waiting()).filter(([key]) => String(key).startsWith('many'))).toEqual([]);
  });
});
