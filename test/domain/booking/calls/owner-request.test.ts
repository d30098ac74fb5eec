import { beforeEach, describe, expect, it } from 'vitest';
import {
  grant,
  type OwnerRequest,
  ownerRequestSchema,
} from '../../../../src/domain/booking/calls/owner-request.ts';
import { COACHING, MONDAY_6PM } from '../../../support/booking.ts';
import { type BookedCall, bookCall, NEXT, WEDNESDAY } from '../booked-call.ts';

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
  let world: BookedCall;
  beforeEach(async () => {
    world = await bookCall();
  });
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
