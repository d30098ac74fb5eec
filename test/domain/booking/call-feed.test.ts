import { beforeEach, expect, it } from 'vitest';
import type { Sql } from '../../../src/adapters/database/sql.ts';
import { calendarAddress, callEntries, callEntry } from '../../../src/domain/booking/call-feed.ts';
import { CORRESPONDENT, holdOf, MONDAY_6PM, NOW, paymentOf } from '../../support/booking.ts';
import { emptyDatabase, type Store, storeOn } from '../../support/store.ts';

const DAY = 86_400;

let sql: Sql;
let store: Store;
beforeEach(async () => {
  sql = await emptyDatabase();
  store = storeOn(sql);
  await store.hold(holdOf('a'), 3, NOW);
});
const entriesAt = (now: number) => callEntries({ store, from: CORRESPONDENT, now: () => now });
const pay = () => store.settle('a', paymentOf('cs_1'), NOW);

it('holds a call with whom it is and what they asked, an alarm before it', async () => {
  await pay();
  const answers = JSON.stringify([{ question: 'About?', answer: 'My boss' }]);
  await sql.batch([
    { sql: 'UPDATE booking SET answers = :answers, sequence = 2', args: { answers } },
  ]);
  const [entry, ...others] = await entriesAt(NOW);
  expect(others).toEqual([]);
  expect(entry).toMatchObject({
    uid: 'a@desk.example',
    sequence: 2,
    start: MONDAY_6PM,
    end: MONDAY_6PM + 3600,
    summary: 'Call with Ada Reader',
    url: 'https://desk.example/coaching/manage/coach-a/',
    canceled: false,
    alarms: [3600],
  });
  expect(entry?.description).toContain('Phone: +15555550100');
  expect(entry?.description).toContain('About? My boss');
});

it('holds a canceled call as canceled, without an alarm', async () => {
  await pay();
  await sql.batch([{ sql: `UPDATE booking SET state = 'cancelled', cancelled_by = 'reader'` }]);
  expect(await entriesAt(NOW)).toMatchObject([
    { uid: 'a@desk.example', canceled: true, alarms: [] },
  ]);
});

it('holds no hour that is not paid', async () => {
  expect(await entriesAt(NOW)).toEqual([]);
});

it('keeps a call for 30 days', async () => {
  await pay();
  expect(await entriesAt(MONDAY_6PM + 30 * DAY)).toHaveLength(1);
  expect(await entriesAt(MONDAY_6PM + 30 * DAY + 1)).toEqual([]);
});

it.each([
  ['reader', 'Call with Kayla'],
  ['coach', 'Call with Ada Reader'],
] as const)('whoever has the link of the %s has the entry of the mail', async (role, summary) => {
  await pay();
  const found = callEntry({ role, booking: (await store.find('a'))! }, CORRESPONDENT);
  expect(found?.entry).toMatchObject({ uid: 'a@desk.example', summary, canceled: false });
  expect(found?.organizer).toEqual({ name: 'Kayla', address: CORRESPONDENT.from });
});

it('there is no entry of an hour that is not paid, nor of a link that is none', async () => {
  const booking = (await store.find('a'))!;
  expect(callEntry({ role: 'reader', booking }, CORRESPONDENT)).toBeUndefined();
  expect(callEntry(undefined, CORRESPONDENT)).toBeUndefined();
});

it.each(['/', '', '//'])(
  'an entry lies beside the page of its call, opened with “%s” behind it',
  (end) => {
    expect(calendarAddress(`https://desk.example/coaching/manage/a.reader.b${end}`)).toBe(
      'https://desk.example/coaching/manage/a.reader.b.ics',
    );
  },
);
