import { beforeEach, expect, it } from 'vitest';
import { createBookingService } from '../../../src/domain/booking/booking-service.ts';
import type { Calendar, Ports } from '../../../src/domain/booking/ports.ts';
import { COACHING, CORRESPONDENT, holdOf, MONDAY_6PM } from '../../support/booking.ts';
import { spyLog, spyMailer, unread } from '../../support/fakes.ts';
import { type World, openWorld, REQUEST } from './world.ts';

let world: World;
let logged: ReturnType<typeof spyLog>;
let mails: ReturnType<typeof spyMailer>;
let background: (() => Promise<void>)[];
beforeEach(async () => {
  world = await openWorld();
  logged = spyLog();
  mails = spyMailer();
  background = [];
});

function serve(changed: Partial<Ports> = {}, coaching = COACHING) {
  const ports: Ports = {
    ...{ ...world.ports(), coaching },
    outbox: world.store,
    mailer: mails.mailer,
    limit: { admit: async () => true, prune: async () => undefined },
    overall: { admit: async () => true, prune: async () => undefined },
    household: (address) => address,
    storeVersion: () => world.sql.version(),
    links: { read: (bookingId) => ({ bookingId, role: 'reader' }) },
    log: logged.log,
    background: (work) => void background.push(work),
    ...changed,
  };
  return createBookingService({ coaching, from: CORRESPONDENT }, ports);
}

it('offers nothing while nobody knows whether the coach is free', async () => {
  const [offer] = COACHING.offers;
  expect((await serve().openSlots(offer))?.length).toBeGreaterThan(0);
  expect(await serve({ calendar: unread }).openSlots(offer)).toBeUndefined();
});

it('logs that nobody knows it when somebody books, not whenever somebody looks', async () => {
  const service = serve({ calendar: unread });
  await service.openSlots(COACHING.offers[0]);
  expect(logged.failed).toEqual([]);
  await service.reserve(REQUEST, undefined, '192.0.2.1');
  expect(logged.failed).toEqual(['calendar.unread']);
});

it('sells nothing while the coach takes a break, and leads a reader back to what they hold', async () => {
  await serve().reserve(REQUEST, undefined, '192.0.2.1');
  const paused = { until: '2026-12-01', words: 'A rest.' };
  const service = serve({}, { ...COACHING, paused });
  expect(await service.openSlots(COACHING.offers[0])).toEqual([]);
  const ask = (start: number, key?: string) =>
    service.reserve({ ...REQUEST, start }, key, '192.0.2.1');
  expect(await ask(MONDAY_6PM + 4500)).toEqual({ ok: false, reason: 'paused' });
  expect(await ask(REQUEST.start, 'k1')).toMatchObject({ ok: true, bookingId: 'b1' });
  expect(await service.movesOf({ ...holdOf('a'), state: 'paid' })).not.toEqual([]);
  world.now += 6 * 86_400;
  expect(await service.openSlots(COACHING.offers[0])).not.toEqual([]);
});

it('shows what is known of the coach, and waits for more when somebody books', async () => {
  const asked: unknown[] = [];
  const calendar: Calendar = { busy: async (_, reading) => (asked.push(reading), []) };
  const service = serve({ calendar });
  await service.openSlots(COACHING.offers[0]);
  await service.reserve(REQUEST, undefined, '192.0.2.1');
  expect([asked[0], asked[1]]).toEqual(['kept', undefined]);
});

it.each([
  ['while its page can be paid', 35 * 60 - 1, true],
  ['not when the page has closed', 35 * 60, false],
])('shows a reader what they hold %s', async (_, later, shown) => {
  const service = serve();
  await service.reserve(REQUEST, undefined, '192.0.2.1');
  world.now += later;
  expect(Boolean(await service.hold('k1'))).toBe(shown);
  expect(await service.hold(undefined)).toBeUndefined();
});

it('knows a call by its link, and nothing by a link of others', async () => {
  await serve().reserve(REQUEST, undefined, '192.0.2.1');
  expect(await serve().managed('b1')).toMatchObject({ role: 'reader', booking: { id: 'b1' } });
  expect(await serve().managed('b2')).toBeUndefined();
  expect(await serve({ links: { read: () => undefined } }).managed('b1')).toBeUndefined();
});

it('answers before mails are sent, then gives back what is due and tells of it at once', async () => {
  const service = serve();
  await service.reserve(REQUEST, undefined, '192.0.2.1');
  world.fake.pay('cs_b1_0');
  expect(await service.fulfill('cs_b1_0', '192.0.2.1')).toMatchObject({ state: 'paid' });
  await service.manage('b1', 'coach', { action: 'cancel', sequence: 0, back: 2500 });
  expect(mails.sent).toEqual([]);
  await background.at(-1)!();
  expect(world.fake.refunds).toMatchObject([{ amount: 2500 }]);
  expect(mails.sent.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['b1.1.cancelled-reader', 'pi_cs_b1_0.refunded-reader']),
  );
});

it('sweeps on when a part of it fails, and logs that part', async () => {
  const broken = async () => {
    throw new Error('it can’t be asked');
  };
  const store = { ...world.store, unsettled: broken, claimRefunds: broken };
  const limit = { admit: async () => true, prune: broken };
  await serve({ store, limit }).sweep();
  expect(logged.failed.toSorted()).toEqual(['limits.failed', 'reconcile.failed', 'refunds.failed']);
});

it('looks up payment pages for one household and for all so often, and for who has paid longer', async () => {
  await serve().reserve(REQUEST, undefined, '192.0.2.1');
  const admit = async () => false;
  const never = { admit, prune: async () => undefined };
  const look = (changed: Partial<Ports>, key?: string) =>
    serve(changed).fulfill('cs_b1_0', '192.0.2.1', key);
  expect(await look({ limit: never }, 'k1')).toBe('too-many');
  expect(await look({ overall: never })).toBe('too-many');
  expect(await look({ overall: never }, 'b1')).toBe('too-many');
  expect(await look({ overall: never }, 'k1')).toMatchObject({ id: 'b1' });
});
