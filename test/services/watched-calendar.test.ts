import { expect, it, vi } from 'vitest';
import { watchedCalendar } from '../../src/services/watched-calendar.ts';
import { CORRESPONDENT, NOW } from '../support/booking.ts';
import { free, spyMailer, unread } from '../support/fakes.ts';

function watched(calendar = unread) {
  const spy = spyMailer();
  const clock = { now: NOW };
  const world = { mailer: spy.mailer, from: CORRESPONDENT, timeZone: 'UTC', now: () => clock.now };
  const { busy } = watchedCalendar(calendar, world);
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
  return { ask: () => busy({ start: NOW, end: NOW + 1 }), sent: spy.sent, clock, logged };
}

it('says nothing of a calendar that can be read', async () => {
  const { ask, sent, logged } = watched(free);
  expect(await ask()).toEqual([]);
  expect(sent).toEqual([]);
  expect(logged).not.toHaveBeenCalled();
});

it('tells the coach once a day of one that can’t, and logs each time', async () => {
  const { ask, sent, clock, logged } = watched();
  await expect(ask()).rejects.toThrow();
  await expect(ask()).rejects.toThrow();
  clock.now += 86_400;
  await expect(ask()).rejects.toThrow();
  expect(sent.map(({ id, to }) => [id, to.address])).toEqual([
    ['calendar-unread.2026-11-25', CORRESPONDENT.coachEmail],
    ['calendar-unread.2026-11-26', CORRESPONDENT.coachEmail],
  ]);
  expect(logged).toHaveBeenCalledTimes(3);
});
