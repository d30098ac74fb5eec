import fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { createRefusal } from '../../../../src/domain/booking/reserve/refusal.ts';
import { reserve } from '../../../../src/domain/booking/reserve/reserve.ts';
import { bookable, openSlots } from '../../../../src/domain/booking/slots.ts';
import type { Interval } from '../../../../src/domain/time/interval.ts';
import { COACHING, holdOf, MONDAY_6PM, NOW } from '../../../support/booking.ts';
import { spyLog, unread } from '../../../support/fakes.ts';
import { openWorld, REQUEST, type World } from '../world.ts';

const HOUR = 3_600;
/** Hours on offer, one that never is, and one that begins too soon. */
const STARTS = [MONDAY_6PM, MONDAY_6PM + 4_500, MONDAY_6PM + 60, NOW + HOUR];

let world: World;
let logged: ReturnType<typeof spyLog>;
/** The coach's other appointments, and how often her calendar was read. */
let busy: Interval[];
let readings: number;
let looks: number;

beforeEach(async () => {
  world = await openWorld();
  logged = spyLog();
  [busy, readings, looks] = [[], 0, 0];
});

function ports() {
  const { store } = world;
  const taken = (now: number) => {
    looks += 1;
    return store.taken(now);
  };
  return {
    ...world.ports(),
    store: { ...store, taken },
    calendar: { busy: async () => busy },
    // As in the database, where readings are kept, too.
    storeVersion: (): string | undefined => `${world.sql.version()} ${readings}`,
    log: logged.log,
  };
}

it('tells of an hour that is taken, and of one that never is on offer', async () => {
  const refusal = createRefusal(ports());
  expect(await refusal(REQUEST)).toBeUndefined();
  await reserve(REQUEST, undefined, world.ports());

  expect(await refusal(REQUEST)).toBe('taken');
  expect(await refusal({ ...REQUEST, start: MONDAY_6PM + 60 })).toBe('not-offered');
  expect(logged.happened).toEqual(['booking.requested', 'booking.requested']);
});

it('looks once for all who ask in one second', async () => {
  await reserve(REQUEST, undefined, world.ports());
  const refusal = createRefusal(ports());
  const ask = () => Promise.all(Array.from({ length: 100 }, () => refusal(REQUEST)));
  expect(new Set(await ask())).toEqual(new Set(['taken']));
  await ask();
  expect(looks).toBe(1);
  world.now += 1;
  await ask();
  expect(looks).toBe(2);
});

it('says nothing of a form that was sent before: it may have the hour', async () => {
  const visit = 'f'.repeat(32);
  await reserve({ ...REQUEST, visit }, undefined, world.ports());
  const refusal = createRefusal(ports());

  expect(await refusal({ ...REQUEST, visit })).toBeUndefined();
  expect(await refusal({ ...REQUEST, visit: 'e'.repeat(32) })).toBe('taken');
});

it.each([
  ['nobody can tell whether anything has changed', { storeVersion: () => undefined }, {}],
  ['nobody knows whether the coach is free', { calendar: unread }, {}],
  [
    'the coach takes a break',
    { coaching: { ...COACHING, paused: { until: '2026-12-01', words: 'A rest.' } } },
    {},
  ],
  ['there is no such offer', {}, { offer: 'day' }],
])('leaves it to others while %s', async (_, changed, asked) => {
  await reserve(REQUEST, undefined, world.ports());
  const refusal = createRefusal({ ...ports(), ...changed });

  expect(await refusal({ ...REQUEST, ...asked })).toBeUndefined();
});

it('leaves it to others when the database can’t be asked, and tells again a second later', async () => {
  await reserve(REQUEST, undefined, world.ports());
  let isDown = true;
  const own = ports();
  const taken = (now: number) =>
    isDown ? Promise.reject(new Error('down')) : own.store.taken(now);
  const refusal = createRefusal({ ...own, store: { ...own.store, taken } });
  await expect(refusal(REQUEST)).rejects.toThrow('down');
  isDown = false;
  world.now += 1;

  expect(await refusal(REQUEST)).toBe('taken');
});

it('whatever has happened, refuses no hour that is free, and tells of each that is not', async () => {
  const deed = fc.oneof(
    fc.record({ kind: fc.constant('take'), start: fc.constantFrom(...STARTS.slice(0, 2)) }),
    fc.record({ kind: fc.constant('leave') }),
    fc.record({ kind: fc.constant('close'), day: fc.constantFrom('2026-11-30', '2026-12-02') }),
    fc.record({ kind: fc.constant('meet'), from: fc.constantFrom(...STARTS) }),
    fc.record({ kind: fc.constant('wait'), seconds: fc.constantFrom(1, 1_200, 86_400) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 20, maxLength: 40 }), async (deeds) => {
      world = await openWorld();
      [busy, readings] = [[], 0];
      const own = ports();
      const refusal = createRefusal(own);
      const held: string[] = [];
      for (const [index, each] of deeds.entries()) {
        if (each.kind === 'take' && 'start' in each) {
          const hold = holdOf(`h${index}`, each.start, world.now);
          if (await world.store.hold(hold, 99, world.now)) held.push(hold.id);
        } else if (each.kind === 'leave') await world.store.expire(held.pop() ?? '');
        else if ('day' in each)
          await world.store.closeDays({ id: `c${index}`, from: each.day, to: each.day });
        else if ('from' in each) {
          busy = [{ start: each.from, end: each.from + HOUR }];
          readings += 1;
        } else if ('seconds' in each) world.now += each.seconds;
        for (const start of STARTS)
          expect(await refusal({ ...REQUEST, start })).toBe(await reasonNow(start));
      }
    }),
    { numRuns: 4 },
  );
});

/** By a look of its own. */
async function reasonNow(start: number) {
  const { now, store } = world;
  const [offer] = COACHING.offers;
  const closed = await store.closedDays('2026-11-25');
  const coaching = { ...COACHING, timeOff: [...COACHING.timeOff, ...closed] };
  const free = (taken: Interval[]) =>
    openSlots({ coaching, offer, taken, busy, now }).some((slot) => slot.start === start);
  if (free(await store.taken(now))) return undefined;
  return free([]) && start < bookable(coaching, now).end ? 'taken' : 'not-offered';
}
