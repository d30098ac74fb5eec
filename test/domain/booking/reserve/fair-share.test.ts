import { describe, expect, it } from 'vitest';
import { HOLD_LASTS } from '../../../../src/domain/booking/hold.ts';
import { coachingSchema } from '../../../../src/domain/booking/offer.ts';
import { reserve } from '../../../../src/domain/booking/reserve/reserve.ts';
import { anew } from '../../../support/anew.ts';
import { COACHING, NOW, paymentOf, SETTINGS } from '../../../support/booking.ts';
import { openHouseholds, outcome, told } from './households.ts';
import type { Store } from '../../../support/store.ts';

const world = anew(openHouseholds);

describe('a household', () => {
  it.each([
    ['no others hold any', 0],
    ['two of all are held', 2],
    ['a third of all is held', 13],
    ['these are the last three', -3],
  ])('gets two hours and no third while %s', async (_, others) => {
    const starts = await world.startsOf();
    const rest = starts.slice(0, others).map((start, index) => ({ start, household: `r${index}` }));
    await world.ask(rest);
    const home = (await world.startsOf())
      .slice(0, 3)
      .map((start) => ({ start, household: 'home' }));
    expect(await world.ask(home)).toEqual(['held', 'held', 'over-share']);
  });

  it.each([
    [1, '18:00-19:00'],
    [2, '18:00-20:15'],
    [3, '18:00-21:30'],
  ])('gets two hours of a shop that has %i, as far as there are two', async (hours, open) => {
    const settings = { ...SETTINGS, horizon: '6 days', hours: { mon: [open] } };
    const coaching = coachingSchema.parse(settings);
    const starts = await world.startsOf(coaching);
    expect(starts).toHaveLength(hours);
    const home = starts.map((start) => ({ start, household: 'home', coaching }));
    expect(await world.ask(home)).toEqual(['held', 'held', 'over-share'].slice(0, hours));
  });

  it('gets no third hour, and what is refused leaves no trace', async () => {
    const starts = await world.startsOf();
    const home = starts.slice(0, 9).map((start) => ({ start, household: 'home' }));
    expect(told(await world.ask(home), 'over-share')).toBe(7);
    expect(await world.store.reservedIn('home', NOW)).toHaveLength(2);
    expect(await world.store.unpaid(NOW)).toHaveLength(2);
  });

  it('swaps one of its two hours for another, where it could have no third one', async () => {
    const [first, second, other] = (await world.startsOf()) as [number, number, number];
    await world.ask([{ start: other, household: 'home' }]);
    const held = await world.post(first, 'home');
    expect(held).toMatchObject({ ok: true });
    const { bookingId: id, key } = held.ok ? held : { bookingId: '', key: '' };
    expect(await world.ask([{ start: second, household: 'home', held: key }])).toEqual(['held']);
    expect((await world.store.find(id))?.state).toBe('expired');
    expect(await world.startsOf()).toContain(first);
  });

  it('keeps its hour when the other one can’t be had', async () => {
    const [first, second] = (await world.startsOf()) as [number, number];
    const held = await world.post(first, 'home');
    const { bookingId: id, key } = held.ok ? held : { bookingId: '', key: '' };
    // Somebody takes it between the look and the hold.
    const hold: Store['hold'] = async (...args) => {
      await world.post(second, 'rival');
      return world.store.hold(...args);
    };
    const { ok } = await reserve(
      { start: second, offer: 'hour', zone: 'UTC', visit: null, from: null },
      key,
      { ...world.worldOf('home'), store: { ...world.store, hold } },
    );
    expect(ok).toBe(false);
    expect((await world.store.find(id))?.state).toBe('held');
  });

  it('holds two however many forms one cookie sends at once', async () => {
    const starts = await world.startsOf();
    const held = await world.post(starts[0]!, 'home');
    const key = held.ok ? held.key : undefined;
    await Promise.all(starts.slice(1, 24).map((start) => world.post(start, 'home', { held: key })));
    expect((await world.store.unpaid(NOW)).length).toBeLessThanOrEqual(2);
  });

  it('is told after a fifth page in ten minutes, and an eighth in 45, and Stripe is not asked', async () => {
    const starts = await world.startsOf();
    let held: string | undefined;
    const outcomes = [];
    for (const [index, start] of starts.slice(0, 10).entries()) {
      const later = index < 6 ? 0 : 700;
      const reserved = await world.post(start, 'home', { held, now: NOW + later });
      if (reserved.ok) held = reserved.key;
      outcomes.push(outcome(reserved));
    }
    expect(outcomes).toEqual([
      ...Array<string>(5).fill('held'),
      'too-many',
      ...Array<string>(3).fill('held'),
      'too-many',
    ]);
    expect(world.fake.opened).toHaveLength(8);
  });

  it('is not counted for a page that did not open', async () => {
    const starts = await world.startsOf();
    const outage = { ok: false, stored: false, cause: new Error('no answer') } as const;
    world.fake.failing.push(...Array<typeof outage>(7).fill(outage));
    const tries = starts.slice(0, 8).map((start) => ({ start, household: 'home' }));
    expect(told(await world.ask(tries), 'payment-unavailable')).toBe(7);
    expect(await world.store.reservedIn('home', NOW)).toHaveLength(1);
  });

  it('is forgotten when its holds are over', async () => {
    const [start] = (await world.startsOf()) as [number];
    const held = await world.post(start, 'home');
    const known = async () => (await world.store.find(held.ok ? held.bookingId : ''))?.household;
    await world.store.eraseHouseholds(NOW + HOLD_LASTS - 1);
    expect(await known()).toBe('home');
    await world.store.eraseHouseholds(NOW + HOLD_LASTS);
    expect(await known()).toBeNull();
  });
});

describe('the coach', () => {
  const waiting = async () =>
    (await world.store.claimMails(NOW)).map(({ key, facts }) => [key, facts]);

  it('is told once when half of the hours are held and not paid', async () => {
    const starts = await world.startsOf();
    const half = Math.ceil(starts.length / 2);
    const requests = starts.map((start, index) => ({ start, household: `r${index}` }));
    await world.ask(requests.slice(0, half - 1));
    expect(await waiting()).toEqual([]);
    await world.ask(requests.slice(half - 1));
    expect(await waiting()).toEqual([['many-held.2026-11-25', { held: half }]]);
  });

  it('hears nothing of hours that are paid, or of the last two', async () => {
    const coaching = { ...COACHING, horizon: 4 * 86_400 };
    const few = await world.startsOf(coaching);
    expect(few.length).toBeLessThan(4);
    for (const [index, start] of few.slice(0, 2).entries())
      await world.post(start, `r${index}`, { coaching });
    for (const [index, start] of (await world.startsOf()).slice(0, 14).entries()) {
      const reserved = await world.post(start, `p${index}`);
      if (reserved.ok) await world.store.settle(reserved.bookingId, paymentOf(`cs_${index}`), NOW);
    }
    expect((await waiting()).filter(([key]) => String(key).startsWith('many'))).toEqual([]);
  });
});
