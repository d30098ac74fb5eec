import { expect, it } from 'vitest';
import { createBusyCalendars } from '../../../src/adapters/calendar/busy-calendars.ts';
import { COACH } from '../../support/calendar.ts';

const DAY = { start: 1_794_268_800, end: 1_794_355_200 };
const calendarAt = (hour: string) =>
  `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:20261110T${hour}0000Z\r\nDURATION:PT1H\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;

function calendarsOf(...answers: (string | Error)[]) {
  const asked: string[] = [];
  const clock = { now: DAY.start };
  const calendars = createBusyCalendars(['https://a.example/', 'https://b.example/'], {
    owner: async () => ({ ...COACH, timeZone: 'UTC' }),
    now: () => clock.now,
    async fetch(address) {
      asked.push(address);
      const answer = answers.shift() ?? calendarAt('15');
      if (answer instanceof Error) throw answer;
      return answer;
    },
  });
  return { busy: () => calendars.busy(DAY), asked, clock };
}

it('is busy when any of the calendars says so', async () => {
  const { busy } = calendarsOf(calendarAt('09'), calendarAt('12'));
  expect(await busy()).toEqual(
    [9, 12].map((hour) => ({
      start: DAY.start + hour * 3600,
      end: DAY.start + (hour + 1) * 3600,
    })),
  );
});

it('asks again after five minutes, and not before', async () => {
  const { busy, asked, clock } = calendarsOf();
  await Promise.all([busy(), busy()]);
  clock.now += 299;
  await busy();
  expect(asked).toHaveLength(2);
  clock.now += 1;
  await busy();
  expect(asked).toHaveLength(4);
});

it('knows nothing when one of them can’t be read, and says which without its address', async () => {
  const { busy } = calendarsOf(calendarAt('09'), new Error('down'));
  await expect(busy()).rejects.toThrow("Calendar 2 of BUSY_CALENDARS can't be read");
});

it('leaves a calendar that can’t be read alone for a minute', async () => {
  const { busy, asked, clock } = calendarsOf(new Error('down'), calendarAt('12'));
  await expect(busy()).rejects.toThrow();
  clock.now += 59;
  await expect(busy()).rejects.toThrow();
  expect(asked).toHaveLength(2);
  clock.now += 1;
  expect(await busy()).toHaveLength(2);
});
