import { attempt } from '../../../../domain/attempt.ts';
import { stampOf, type Stamp } from '../date-time.ts';

const FREQUENCIES = [
  'YEARLY',
  'MONTHLY',
  'WEEKLY',
  'DAILY',
  'HOURLY',
  'MINUTELY',
  'SECONDLY',
] as const;
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** Which numbers a part may list, below zero counted from the end. */
const LISTS = {
  BYMONTH: [1, 12],
  BYMONTHDAY: [-31, 31],
  BYYEARDAY: [-366, 366],
  BYWEEKNO: [-53, 53],
  BYHOUR: [0, 23],
  BYMINUTE: [0, 59],
  BYSECOND: [0, 60],
  BYSETPOS: [-366, 366],
} as const;

/** A recurrence rule (RFC 5545, 3.3.10). A weekday's `nth` is 0 when every one counts. */
export type Rule = {
  freq: (typeof FREQUENCIES)[number];
  interval: number;
  count: number | undefined;
  until: Stamp | undefined;
  weekStart: number;
  byDay: { nth: number; weekday: number }[] | undefined;
} & Record<keyof typeof LISTS, number[] | undefined>;

/** The rule in the value of an RRULE; undefined when any of its parts can't be understood. */
export function ruleOf(text: string): Rule | undefined {
  const parts = new Map<string, string>();
  for (const part of text.trim().toUpperCase().split(';').filter(Boolean)) {
    const [name = '', value = ''] = part.split('=').map((side) => side.trim());
    if (parts.has(name) || !(KNOWN.has(name) || name.startsWith('X-'))) return undefined;
    parts.set(name, value);
  }
  return attempt(() => read(parts));
}

const KNOWN = new Set([
  ...['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'WKST', 'BYDAY', 'RSCALE', 'SKIP'],
  ...Object.keys(LISTS),
]);

function read(parts: ReadonlyMap<string, string>): Rule {
  const whole = (name: string) => {
    const value = parts.get(name);
    return value === undefined ? undefined : number(value, 1, 1e9);
  };
  const list = (name: keyof typeof LISTS) => {
    const [least, most] = LISTS[name];
    return parts
      .get(name)
      ?.split(',')
      .map((item) => number(item, least, most));
  };
  // Other calendars than ours, and days moved to where they exist (RFC 7529), are not known here.
  if ((parts.get('RSCALE') ?? 'GREGORIAN') !== 'GREGORIAN') refuse();
  if ((parts.get('SKIP') ?? 'OMIT') !== 'OMIT') refuse();
  const until = parts.get('UNTIL');
  return {
    freq: FREQUENCIES.find((name) => name === parts.get('FREQ')) ?? refuse(),
    interval: whole('INTERVAL') ?? 1,
    count: whole('COUNT'),
    until: until === undefined ? undefined : (stampOf(until) ?? refuse()),
    weekStart: weekday(parts.get('WKST') ?? 'MO'),
    byDay: parts.get('BYDAY')?.split(',').map(dayOf),
    BYMONTH: list('BYMONTH'),
    BYMONTHDAY: list('BYMONTHDAY'),
    BYYEARDAY: list('BYYEARDAY'),
    BYWEEKNO: list('BYWEEKNO'),
    BYHOUR: list('BYHOUR'),
    BYMINUTE: list('BYMINUTE'),
    BYSECOND: list('BYSECOND'),
    BYSETPOS: list('BYSETPOS'),
  };
}

function dayOf(text: string) {
  const [, nth = 0, name = ''] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(text.trim()) ?? refuse();
  return { nth: Number(nth), weekday: weekday(name) };
}

function weekday(name: string): number {
  const index = WEEKDAYS.indexOf(name);
  return index < 0 ? refuse() : index;
}

function number(text: string, least: number, most: number): number {
  const value = /^\s*[+-]?\d+\s*$/.test(text) ? Number(text) : NaN;
  const counts = value >= least && value <= most && (value !== 0 || least === 0);
  return counts ? value : refuse();
}

function refuse(): never {
  throw new RangeError('not understood');
}
