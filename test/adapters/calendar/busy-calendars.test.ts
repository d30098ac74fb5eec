import { expect, it } from 'vitest';
import { createBusyCalendars } from '../../../src/adapters/calendar/busy-calendars.ts';
import { readBusyTimes } from '../../../src/adapters/calendar/read-busy-times.ts';
import { createBusyReadings } from '../../../src/adapters/database/busy-readings.ts';
import type { CalendarNews } from '../../../src/domain/booking/mails/unread-calendar-note.ts';
import { calendar, COACH, event } from '../../support/calendar.ts';
import { emptyDatabase } from '../../support/store.ts';

const NOW = 1_794_268_800;
const DAY = 86_400;
type Said = string | Error | undefined;

const at = (hour: string) => calendar(event(`DTSTART:20261110T${hour}0000Z`, 'DURATION:PT1H'));
const starts = (times: readonly { start: number }[]) =>
  times.map(({ start }) => (start - NOW) / 3600);

/** A site of one coach, whose calendars answer what is said next, and 12 o'clock when nothing is. */
async function siteOf(addresses: string[], ...answers: Said[]) {
  const sql = await emptyDatabase();
  const clock = { now: NOW };
  const asked: [address: string, etag: string | null | undefined][] = [];
  const news: CalendarNews[] = [];
  const failures: unknown[] = [];
  const background: Promise<unknown>[] = [];
  const span = () => ({ start: clock.now, end: clock.now + 30 * DAY });
  const makeServer = () =>
    createBusyCalendars(addresses, {
      readings: createBusyReadings(sql),
      owner: { timeZone: 'UTC', addresses: [] },
      ours: async () => COACH.ours,
      span,
      read: async (...args) => readBusyTimes(...args),
      now: () => clock.now,
      later: (work) => void background.push(work),
      tell: async (_, told) => void news.push(told),
      failed: (_, cause) => void failures.push(cause),
      async fetch(address, known) {
        asked.push([address, known?.etag]);
        const answer = answers.length > 0 ? answers.shift() : at('12');
        if (answer instanceof Error) throw answer;
        if (answer === undefined) return undefined;
        return { bytes: Buffer.from(answer), charset: undefined, etag: '"1"', modified: null };
      },
    });
  const server = makeServer();
  return {
    clock,
    asked,
    news,
    failures,
    makeServer,
    busy: async () => starts(await server.busy(span())),
    known: async () => starts(await server.busy(span(), 'kept')),
    refresh: () => server.refresh(),
    settled: () => Promise.all(background),
  };
}
const ONE = ['https://a.example/secret'];

it('is busy when any of the calendars says so', async () => {
  const { busy } = await siteOf([...ONE, 'https://b.example/'], at('09'), at('12'));
  expect(await busy()).toEqual([9, 12]);
});

it('asks again for who books after five minutes, and not before', async () => {
  const { busy, asked, clock } = await siteOf(ONE, at('09'), at('10'));
  await Promise.all([busy(), busy()]);
  clock.now += 299;
  expect(await busy()).toEqual([9]);
  expect(asked).toHaveLength(1);
  clock.now += 1;
  expect(await busy()).toEqual([10]);
});

it('never lets a page wait: it knows what was read, and reads in the background', async () => {
  const { known, settled, clock } = await siteOf(ONE, at('09'), at('10'));
  await expect(known()).rejects.toThrow("Calendar 1 of BUSY_CALENDARS can't be read");
  await settled();
  expect(await known()).toEqual([9]);
  clock.now += 300;
  expect(await known()).toEqual([9]);
  await settled();
  expect(await known()).toEqual([10]);
});

it('is read by the sweep before pages find it old', async () => {
  const { refresh, asked, known, clock } = await siteOf(ONE);
  await refresh();
  clock.now += 209;
  await refresh();
  expect(asked).toHaveLength(1);
  clock.now += 1;
  await refresh();
  expect(asked).toHaveLength(2);
  expect(await known()).toEqual([12]);
});

it('is known to a server that starts anew, and to all of them', async () => {
  const { busy, asked, makeServer, clock } = await siteOf(ONE);
  await busy();
  const other = makeServer();
  expect(starts(await other.busy({ start: clock.now, end: clock.now + DAY }))).toEqual([12]);
  expect(asked).toHaveLength(1);
});

it('asks only whether anything has changed, while what was read reaches far enough', async () => {
  const { busy, asked, clock } = await siteOf(ONE, at('09'), undefined);
  await busy();
  clock.now += 300;
  expect(await busy()).toEqual([9]);
  clock.now += 8 * DAY;
  await busy();
  expect(asked.map(([, etag]) => etag)).toEqual([undefined, '"1"', undefined]);
});

it('goes by its last copy for a day, tells its age once that is an hour, and then knows nothing', async () => {
  const down = Array<Error>(4).fill(new Error('down'));
  const { busy, news, failures, clock } = await siteOf(ONE, at('09'), ...down);
  await busy();
  for (const [later, expected] of [
    [300, []],
    [3_300, [{ kind: 'old', number: 1, readAt: NOW }]],
    [82_799, [{ kind: 'old', number: 1, readAt: NOW }]],
  ] as const) {
    clock.now += later;
    news.length = 0;
    expect(await busy().catch(String)).toEqual(clock.now - NOW < 9 * 3600 ? [9] : []);
    expect(news).toEqual(expected);
  }
  clock.now += 60;
  await expect(busy()).rejects.toThrow("Calendar 1 of BUSY_CALENDARS can't be read");
  expect(news.at(-1)).toEqual({ kind: 'unread', number: 1 });
  expect(failures).toHaveLength(4);
  clock.now += 60;
  expect(await busy()).toEqual([]);
});

it('counts a page that is no calendar as one that can’t be read', async () => {
  const { busy, news } = await siteOf(ONE, '<!doctype html><title>Sign in</title>');
  await expect(busy()).rejects.toThrow('of BUSY_CALENDARS can’t be read'.replace('’', "'"));
  expect(news).toEqual([{ kind: 'unread', number: 1 }]);
});

it('leaves a calendar that can’t be read alone for a minute', async () => {
  const { busy, asked, clock } = await siteOf(ONE, new Error('down'));
  await expect(busy()).rejects.toThrow();
  clock.now += 59;
  await expect(busy()).rejects.toThrow();
  expect(asked).toHaveLength(1);
  clock.now += 1;
  expect(await busy()).toEqual([12]);
});

it('tells of events that are in doubt', async () => {
  const { busy, news } = await siteOf(
    ONE,
    calendar(event('SUMMARY:x', 'DTSTART:20261110T990000Z')),
  );
  expect(await busy()).toEqual([0]);
  expect(news).toMatchObject([{ kind: 'doubts', number: 1, doubts: [{ title: 'x' }] }]);
});
