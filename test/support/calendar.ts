import {
  busyTimes,
  type BusyTimes,
  type Owner,
} from '../../src/adapters/calendar/icalendar/busy-times.ts';
import { linesOf } from '../../src/adapters/calendar/icalendar/text.ts';
import type { Interval } from '../../src/domain/time/interval.ts';

/** Seven weeks of a coach in New York, who is asked on 28 November 2026 for what is left of the year. */
export const WINDOW = spanOf('2026-11-28T05:00', '2027-01-01T05:00');
export const COACH: Owner = {
  timeZone: 'America/New_York',
  addresses: ['coach@desk.example'],
  ours: new Set(),
};

export function spanOf(start: string, end: string): Interval {
  return { start: Date.parse(`${start}Z`) / 1000, end: Date.parse(`${end}Z`) / 1000 };
}

/** One event, under an id of its own unless the lines say which. */
export function event(...lines: string[]): string {
  const uid = lines.some((line) => line.startsWith('UID')) ? [] : [`UID:${(made += 1)}@other`];
  return ['BEGIN:VEVENT', ...uid, ...lines, 'END:VEVENT'].join('\r\n');
}
let made = 0;

export function calendar(...parts: string[]): string {
  const all = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//EN', ...parts, 'END:VCALENDAR', ''];
  return all.join('\r\n');
}

export function read(text: string, owner: Partial<Owner> = {}, span = WINDOW): BusyTimes {
  return busyTimes(linesOf(Buffer.from(text)), span, { ...COACH, ...owner });
}

/** Like "12-02T14:00/15:00", in UTC; with the day of the end where it is another. */
export function written({ busy }: BusyTimes): string[] {
  const iso = (time: number) => new Date(time * 1000).toISOString();
  return busy.map(({ start, end }) => {
    const [from, to] = [iso(start), iso(end)];
    return `${from.slice(5, 16)}/${to.slice(from.slice(0, 10) === to.slice(0, 10) ? 11 : 5, 16)}`;
  });
}
