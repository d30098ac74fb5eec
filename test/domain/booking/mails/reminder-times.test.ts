import { beforeEach, describe, expect, it } from 'vitest';
import { remind } from '../../../../src/domain/booking/mails/reminder-times.ts';
import { MONDAY_6PM, NOW } from '../../../support/booking.ts';
import { openMailWorld } from './mail-world.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

let world: Awaited<ReturnType<typeof openMailWorld>>;
let sent: string[] = [];
beforeEach(async () => {
  world = await openMailWorld();
  sent = [];
});

/** Sweeps every so many seconds until `end`, and notes what is sent: which reminder, how long before the call. */
async function sweepUntil(end: number, every = 900) {
  for (; world.now <= end; world.now += every) {
    await remind(world.ports());
    await world.deliver();
    for (const { id } of world.spy.sent.splice(0))
      if (id.includes('reminder')) sent.push(`${id.split('reminder-')[1]} at ${world.now - NOW}`);
  }
}
const at = (instant: number) => `at ${instant - NOW}`;
const pair = (span: 'day' | 'hour', instant: number) => [
  `${span}-reader ${at(instant)}`,
  `${span}-coach ${at(instant)}`,
];
const move = (start: number) =>
  world.change(`start_at = ${start}, end_at = ${start + HOUR}, sequence = sequence + 1,
    blocked_from = ${start}, blocked_to = ${start + 4500}`);

describe('remind', () => {
  it('reminds both a day and an hour before the call, once', async () => {
    await world.pay();
    await sweepUntil(MONDAY_6PM + DAY);
    expect(sent).toEqual([...pair('day', MONDAY_6PM - DAY), ...pair('hour', MONDAY_6PM - HOUR)]);
  });

  it.each([
    ['an hour held', async () => undefined],
    ['a payment under way', () => world.store.process('a', 'cs_1', NOW)],
    ['money given back', () => world.pay({ asSold: false })],
  ])('reminds nobody of %s', async (_, bring) => {
    await bring();
    await sweepUntil(MONDAY_6PM + DAY);
    expect(sent).toEqual([]);
  });

  it('reminds of a call that was booked three hours before only an hour before it', async () => {
    world.now = MONDAY_6PM - 3 * HOUR;
    await world.pay();
    await sweepUntil(MONDAY_6PM + DAY);
    expect(sent).toEqual(pair('hour', MONDAY_6PM - HOUR));
  });

  it('reminds of a call that was booked in its last hour no more', async () => {
    world.now = MONDAY_6PM - HOUR / 2;
    await world.pay();
    await sweepUntil(MONDAY_6PM + DAY);
    expect(sent).toEqual([]);
  });

  it('reminds a moved call of its new hour alone', async () => {
    const later = MONDAY_6PM + 2 * DAY;
    await world.pay();
    await sweepUntil(MONDAY_6PM - 2 * DAY);
    await move(later);
    await sweepUntil(later + DAY);
    expect(sent).toEqual([...pair('day', later - DAY), ...pair('hour', later - HOUR)]);
  });

  it('reminds a call that moves between its reminders twice, each time of its hour', async () => {
    const later = MONDAY_6PM + 2 * DAY;
    await world.pay();
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
    await world.pay();
    await sweepUntil(MONDAY_6PM - 2 * DAY);
    await world.change(`state = 'cancelled', cancelled_by = 'reader', sequence = 1`);
    await sweepUntil(MONDAY_6PM + DAY);
    expect(sent).toEqual([]);
  });

  it.each([
    ['late while there is still time', MONDAY_6PM - 5 * HOUR, ['day', 'hour']],
    ['of the hour alone when the day is past', MONDAY_6PM - HOUR, ['hour']],
    ['late within the last hour', MONDAY_6PM - HOUR / 4, ['hour']],
    ['no more once the call has begun', MONDAY_6PM, []],
  ] as const)('after a standstill reminds %s', async (_, back, spans) => {
    await world.pay();
    await sweepUntil(NOW);
    world.now = back;
    await sweepUntil(MONDAY_6PM + DAY);
    expect(sent.map((line) => line.split('-')[0])).toEqual(spans.flatMap((span) => [span, span]));
  });

  it('keeps a reminder that fails for its next try', async () => {
    await world.pay();
    world.spy.failing.add(`a.${MONDAY_6PM}.reminder-hour-reader`);
    await remind(world.ports());
    world.now = MONDAY_6PM - HOUR;
    await expect(sweepUntil(world.now)).rejects.toThrow('1 of 6 failed');
    sent = world.spy.sent.splice(0).map(({ id }) => id);
    world.now += 60;
    await sweepUntil(world.now);
    expect(sent.at(-1)).toBe(`hour-reader ${at(MONDAY_6PM - HOUR + 60)}`);
  });
});
