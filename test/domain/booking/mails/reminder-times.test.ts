import { beforeEach, describe, expect, it } from 'vitest';
import type { Sql } from '../../../../src/adapters/database/sql.ts';
import { remind } from '../../../../src/domain/booking/mails/reminder-times.ts';
import { COACHING, holdOf, MONDAY_6PM, NOW, paymentOf } from '../../../support/booking.ts';
import { deliverMails } from '../../../support/booking-mails.ts';
import { free, spyMailer } from '../../../support/fakes.ts';
import { emptyDatabase, type Store, storeOn } from '../../../support/store.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

let now = NOW;
let sql: Sql;
let store: Store;
let spy = spyMailer();
let sent: string[] = [];

beforeEach(async () => {
  now = NOW;
  spy = spyMailer();
  sent = [];
  sql = await emptyDatabase();
  store = storeOn(sql);
  await store.hold(holdOf('a'), 3, NOW);
});

/** Sweeps every so many seconds until `end`, and notes what is sent: which reminder, how long before the call. */
async function sweepUntil(end: number, every = 900) {
  for (; now <= end; now += every) {
    const world = { coaching: COACHING, store, now: () => now };
    await remind(world);
    await deliverMails({ ...world, calendar: free, mailer: spy.mailer });
    for (const { id } of spy.sent.splice(0))
      if (id.includes('reminder')) sent.push(`${id.split('reminder-')[1]} at ${now - NOW}`);
  }
}
const at = (instant: number) => `at ${instant - NOW}`;
const pair = (span: 'day' | 'hour', instant: number) => [
  `${span}-reader ${at(instant)}`,
  `${span}-coach ${at(instant)}`,
];
const pay = () => store.settle('a', paymentOf('cs_1'), now);
const change = (columns: string) => sql.batch([{ sql: `UPDATE booking SET ${columns}` }]);
const move = (start: number) =>
  change(`start_at = ${start}, end_at = ${start + HOUR}, sequence = sequence + 1,
    blocked_from = ${start}, blocked_to = ${start + 4500}`);

describe('remind', () => {
  it('reminds both a day and an hour before the call, once', async () => {
    await pay();
    await sweepUntil(MONDAY_6PM + DAY);
    expect(sent).toEqual([...pair('day', MONDAY_6PM - DAY), ...pair('hour', MONDAY_6PM - HOUR)]);
  });

  it.each([
    ['an hour held', async () => undefined],
    ['a payment under way', () => store.process('a', 'cs_1', NOW)],
    ['money given back', () => store.settle('a', { ...paymentOf('cs_1'), asSold: false }, NOW)],
  ])('reminds nobody of %s', async (_, bring) => {
    await bring();
    await sweepUntil(MONDAY_6PM + DAY);
    expect(sent).toEqual([]);
  });

  it('reminds of a call that was booked three hours before only an hour before it', async () => {
    now = MONDAY_6PM - 3 * HOUR;
    await pay();
    await sweepUntil(MONDAY_6PM + DAY);
    expect(sent).toEqual(pair('hour', MONDAY_6PM - HOUR));
  });

  it('reminds of a call that was booked in its last hour no more', async () => {
    now = MONDAY_6PM - HOUR / 2;
    await pay();
    await sweepUntil(MONDAY_6PM + DAY);
    expect(sent).toEqual([]);
  });

  it('reminds a moved call of its new hour alone', async () => {
    const later = MONDAY_6PM + 2 * DAY;
    await pay();
    await sweepUntil(MONDAY_6PM - 2 * DAY);
    await move(later);
    await sweepUntil(later + DAY);
    expect(sent).toEqual([...pair('day', later - DAY), ...pair('hour', later - HOUR)]);
  });

  it('reminds a call that moves between its reminders twice, each time of its hour', async () => {
    const later = MONDAY_6PM + 2 * DAY;
    await pay();
    await sweepUntil(MONDAY_6PM - 2 * HOUR);
    await move(later);
    await sweepUntil(later + DAY);
    expect(sent).toEqual([
      ...pair('day', MONDAY_6PM - DAY),
      ...pair('day', later - DAY),
      ...pair('hour', later - HOUR),
    ]);
  });

  it('reminds nobody of a call that is canceled', async () => {
    await pay();
    await sweepUntil(MONDAY_6PM - 2 * DAY);
    await change(`state = 'cancelled', cancelled_by = 'reader', sequence = 1`);
    await sweepUntil(MONDAY_6PM + DAY);
    expect(sent).toEqual([]);
  });

  it.each([
    ['late while there is still time', MONDAY_6PM - 5 * HOUR, ['day', 'hour']],
    ['of the hour alone when the day is past', MONDAY_6PM - HOUR, ['hour']],
    ['late within the last hour', MONDAY_6PM - HOUR / 4, ['hour']],
    ['no more once the call has begun', MONDAY_6PM, []],
  ] as const)('after a standstill reminds %s', async (_, back, spans) => {
    await pay();
    await sweepUntil(NOW);
    now = back;
    await sweepUntil(MONDAY_6PM + DAY);
    expect(sent.map((line) => line.split('-')[0])).toEqual(spans.flatMap((span) => [span, span]));
  });

  it('keeps a reminder that fails for its next try', async () => {
    await pay();
    spy.failing.add(`a.${MONDAY_6PM}.reminder-hour-reader`);
    await remind({ store, now: () => now });
    now = MONDAY_6PM - HOUR;
    await expect(sweepUntil(now)).rejects.toThrow('1 of 6 failed');
    sent = spy.sent.splice(0).map(({ id }) => id);
    now += 60;
    await sweepUntil(now);
    expect(sent.at(-1)).toBe(`hour-reader ${at(MONDAY_6PM - HOUR + 60)}`);
  });
});
