import { describe, expect, it } from 'vitest';
import {
  grant,
  type OwnerRequest,
  ownerRequestSchema,
} from '../../../../src/domain/booking/calls/owner-request.ts';
import { anew } from '../../../support/anew.ts';
import { COACHING, MONDAY_6PM } from '../../../support/booking.ts';
import { bookCall, NEXT, WEDNESDAY } from '../booked-call.ts';

const id = 'a'.repeat(32);

it.each([
  [undefined],
  [{}],
  [{ action: 'retry' }],
  [{ action: 'retry', key: '' }],
  [{ action: 'retry', key: 'k'.repeat(301) }],
  [{ action: 'retry', key: ['a'] }],
  [{ action: 'delete', key: 'a' }],
  [{ action: 'close', id, from: 'tomorrow' }],
  [{ action: 'open' }],
  [{ action: 'cancel', calls: '' }],
  [{ action: 'cancel', calls: 'a:0' }],
  [{ action: 'cancel', calls: 'a:0:2500,' }],
  [{ action: 'cancel', calls: 'a:0:-1' }],
  [{ action: 'move', calls: 'a:0' }],
  [{ action: 'move', calls: 'a:0:soon' }],
  [{ action: 'cancel', calls: `a:0:1${'0'.repeat(30_000)}` }],
])('takes no form like %.60j', (form) => {
  expect(ownerRequestSchema.safeParse(form).success).toBe(false);
});

it('tries a mail again, or says that it is out by now', async () => {
  const world = await bookCall();
  const outbox = { retryMail: async (key: string, now: number) => key === 'stuck' && now === 7 };
  const retry = (key: string) =>
    grant({ action: 'retry', key }, { ...world.ports(), outbox, now: () => 7 });
  expect(await retry('stuck')).toEqual({ ok: true });
  expect(await retry('out')).toEqual({ ok: false, reason: 'changed' });
});

describe('on days that she closes', () => {
  const world = anew(bookCall);
  const ask = (form: Record<string, unknown>) => {
    const request: OwnerRequest = ownerRequestSchema.parse(form);
    return grant(request, { ...world.ports(), outbox: world.store });
  };
  const states = async (...ids: string[]) => Promise.all(ids.map((each) => world.stateOf(each)));

  it('takes no more calls there, until she opens them again', async () => {
    expect(await ask({ action: 'close', id, from: '2026-12-02', to: '' })).toEqual({ ok: true });
    const closed = () => world.store.closedDays('2026-11-25');
    expect(await closed()).toEqual([{ id, from: '2026-12-02', to: '2026-12-02' }]);
    expect(await ask({ action: 'open', id })).toEqual({ ok: true });
    expect(await ask({ action: 'open', id })).toEqual({ ok: true });
    expect(await closed()).toEqual([]);
  });

  it('closes no day that is over on her own clock', async () => {
    world.now = Date.parse('2026-11-26T04:59:59Z') / 1000;
    const close = () => ask({ action: 'close', id, from: '2026-11-25' });
    expect(await close()).toEqual({ ok: true });
    world.now += 1;
    expect(await close()).toEqual({ ok: false, reason: 'no-days' });
    expect(COACHING.timeZone).toBe('America/New_York');
  });

  it('cancels one call or all of them, for all of the money', async () => {
    await world.book('b', NEXT);
    await world.book('c', WEDNESDAY);
    const all = { action: 'cancel', calls: 'a:0:2500,b:0:2500' };
    expect(await ask(all)).toEqual({ ok: true });
    expect(await ask(all)).toEqual({ ok: true });
    expect(await states('a', 'b', 'c')).toEqual(['canceled', 'canceled', 'paid']);
    const due = await world.store.claimRefunds(world.now);
    expect(due.map(({ bookingId, amount }) => [bookingId, amount])).toEqual([
      ['a', 2500],
      ['b', 2500],
    ]);
  });

  it('moves one call or all of them, and each reader may cancel for all of the money', async () => {
    await world.book('b', NEXT);
    await world.store.claimMails(world.now);
    await ask({ action: 'close', id, from: '2026-11-30' });
    const all = { action: 'move', calls: `a:0:${WEDNESDAY},b:0:${WEDNESDAY + 4500}` };
    expect(await Promise.all([ask(all), ask(all)])).toEqual([{ ok: true }, { ok: true }]);
    expect(await ask(all)).toEqual({ ok: true });
    const moved = { state: 'paid', movedBy: 'coach', sequence: 1, soldStart: MONDAY_6PM };
    expect(await world.call()).toMatchObject({ ...moved, start: WEDNESDAY });
    const b = await world.store.find('b');
    expect(b).toMatchObject({ ...moved, start: WEDNESDAY + 4500, soldStart: NEXT });
    const told = await world.store.claimMails(world.now);
    expect(told.map(({ about, kind }) => `${about} ${kind}`).toSorted()).toEqual(
      ['a', 'b'].flatMap((call) => [`${call} moved-coach`, `${call} moved-reader`]),
    );
    expect(await world.store.claimRefunds(world.now)).toEqual([]);
  });

  it.each([
    [`a:0:${WEDNESDAY},b:1:${WEDNESDAY + 4500}`, 'some-changed', WEDNESDAY],
    [`a:0:${WEDNESDAY},b:0:${WEDNESDAY}`, 'some-changed', WEDNESDAY],
    [`a:0:${NEXT}`, 'changed', MONDAY_6PM],
    [`a:1:${WEDNESDAY},none:0:${WEDNESDAY}`, 'changed', MONDAY_6PM],
  ])(
    'says of moves like %s what it could not do, and does the rest',
    async (calls, reason, start) => {
      await world.book('b', NEXT);
      expect(await ask({ action: 'move', calls })).toEqual({ ok: false, reason });
      expect((await world.call()).start).toBe(start);
      expect((await world.store.find('b'))!.start).toBe(NEXT);
    },
  );

  it('moves none while nobody knows whether she is free', async () => {
    const calendar = { busy: () => Promise.reject(new Error('away')) };
    const calls = [{ id: 'a', sequence: 0, start: WEDNESDAY }];
    const unsure = { ...world.ports(), calendar, outbox: world.store };
    const answer = await grant({ action: 'move', calls }, unsure);
    expect(answer).toEqual({ ok: false, reason: 'calendar-unread' });
    expect((await world.call()).start).toBe(MONDAY_6PM);
  });

  it.each([
    ['a:0:2500,b:1:2500', 'some-changed', 'canceled'],
    ['none:0:0,b:0:2501', 'changed', 'paid'],
  ])('says of %s what it could not do, and does the rest', async (calls, reason, state) => {
    await world.book('b', NEXT);
    expect(await ask({ action: 'cancel', calls })).toEqual({ ok: false, reason });
    expect(await states('a', 'b')).toEqual([state, 'paid']);
    expect((await world.call()).start).toBe(MONDAY_6PM);
  });
});
