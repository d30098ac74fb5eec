import { readBusyTimes } from '../../src/adapters/calendar/read-busy-times.ts';
import { calendar, COACH, event, WINDOW } from '../support/calendar.ts';
import { median, printTable } from '../support/table.ts';

const ROUNDS = 15;
const EVENTS = 1_500;
const SERIES = 55;
const FIRST = Date.UTC(2016, 10, 28);

/** What it costs to read ten years of a working person, most of which is past. */
export function benchCalendar() {
  const bytes = Buffer.from(tenYears());
  const rows = (['first', 'later'] as const).map((which) => {
    const times = Array.from({ length: which === 'first' ? 1 : ROUNDS }, () => milliseconds(bytes));
    return [which, median(times).toFixed(1)];
  });
  printTable(
    `${EVENTS} events, ${SERIES} of them weekly since 2012, ${Math.round(bytes.length / 1000)} kB (budget 50 ms)`,
    [['reading', 'ms'], ...rows],
  );
}

function milliseconds(bytes: Buffer): number {
  // Of the processor, which other work on the machine lengthens less than the clock.
  const begun = process.cpuUsage().user;
  readBusyTimes({ bytes, charset: 'utf-8' }, WINDOW, COACH);
  return (process.cpuUsage().user - begun) / 1000;
}

function tenYears(): string {
  const weekly = Array.from({ length: SERIES }, (_, index) =>
    meeting(Date.UTC(2012, 0, 2 + index, 8 + (index % 10)), 'RRULE:FREQ=WEEKLY'),
  );
  const once = Array.from({ length: EVENTS - SERIES }, (_, index) =>
    meeting(FIRST + index * 60 * 3_600_000),
  );
  return calendar(...weekly, ...once);
}

function meeting(start: number, ...more: string[]): string {
  const wall = (time: number) => new Date(time).toISOString().replace(/[-:]|\.\d+Z/g, '');
  return event(
    `DTSTART;TZID=America/New_York:${wall(start)}`,
    `DTEND;TZID=America/New_York:${wall(start + 1_800_000)}`,
    'SUMMARY:Weekly meeting',
    ...more,
  );
}
