import { dateOf } from './civil-date.ts';
import { DAY } from '../date-time.ts';
import type { Rule } from './rule.ts';
import { dayTest } from './rule-days.ts';

/** What may still be spent on rules: a step for each day that is looked at, and ten for each time. */
export type Steps = { left: number };
const TIME = 10;

/**
 * When a rule repeats `start`, from `from` to `to`, in order; undefined when it takes more steps than are left.
 * Times are what a clock shows, in seconds as if it stood in UTC. Only a COUNT is walked from its beginning, any
 * other rule is entered where the span begins; a rule that matches no day ends with the span.
 * @param until the last time that counts
 */
export function recur(
  rule: Rule,
  start: number,
  { from, to, until = to }: { from: number; to: number; until: number | undefined },
  steps: Steps,
): number[] | undefined {
  const { interval, count = Infinity } = rule;
  const period = periodOf(rule);
  const isDay = dayTest(rule, start);
  const times = timesOf(rule, start);
  const last = Math.min(to, until);
  const first = period.at(start);
  const ahead = count === Infinity ? Math.max(0, period.at(from) - first) : 0;
  const found: number[] = [];
  let passed = 0;
  let index = first + Math.floor(ahead / interval) * interval;
  for (let begin = period.start(index); begin <= last; begin = period.start(index)) {
    const days = daysIn(begin, period.start(index + 1)).filter(isDay);
    const next = isShort(rule) ? nextMatch(rule, begin, days.length > 0) : begin;
    const walls = next > begin ? [] : days.flatMap((day) => times.map((time) => day + time));
    steps.left -= TIME * walls.length + Math.max(1, days.length);
    if (steps.left < 0) return undefined;
    for (const wall of inPositions(walls, rule.BYSETPOS)) {
      if (wall < start) continue;
      if (wall > last || passed === count) return found;
      passed++;
      if (wall >= from) found.push(wall);
    }
    index += Math.max(1, Math.ceil((period.at(next) - index) / interval)) * interval;
  }
  return found;
}

const SIZES = { WEEKLY: 7 * DAY, DAILY: DAY, HOURLY: 3600, MINUTELY: 60, SECONDLY: 1 } as const;

/** The units that a rule counts in: which one holds a time, and where one begins. */
function periodOf({ freq, weekStart }: Rule) {
  if (freq === 'YEARLY' || freq === 'MONTHLY') {
    const months = freq === 'YEARLY' ? 12 : 1;
    return {
      at(wall: number) {
        const { year, month } = dateOf(wall);
        return Math.floor((year * 12 + month - 1) / months);
      },
      start: (index: number) => new Date(0).setUTCFullYear(0, index * months, 1) / 1000,
    };
  }
  // 1 January 1970 was a Thursday.
  const shift = freq === 'WEEKLY' ? ((weekStart + 3) % 7) * DAY : 0;
  const size = SIZES[freq];
  return {
    at: (wall: number) => Math.floor((wall - shift) / size),
    start: (index: number) => index * size + shift,
  };
}

function isShort({ freq }: Rule): boolean {
  return freq === 'HOURLY' || freq === 'MINUTELY' || freq === 'SECONDLY';
}

/** The days that a period touches, or its own beginning when it is shorter. */
function daysIn(begin: number, end: number): number[] {
  const count = Math.max(1, Math.round((end - begin) / DAY));
  return Array.from({ length: count }, (_, index) => begin + index * DAY);
}

/** Where a period shorter than a day can match next: itself, or what follows a day, hour or minute that is not listed. */
function nextMatch(rule: Rule, begin: number, isDay: boolean): number {
  const after = (size: number) => (Math.floor(begin / size) + 1) * size;
  const misses = (list: number[] | undefined, size: number, many: number) =>
    list && !list.includes(Math.floor(begin / size) - Math.floor(begin / size / many) * many);
  if (!isDay) return after(DAY);
  if (misses(rule.BYHOUR, 3600, 24)) return after(3600);
  if (rule.freq === 'HOURLY') return begin;
  if (misses(rule.BYMINUTE, 60, 60)) return after(60);
  return rule.freq === 'SECONDLY' && misses(rule.BYSECOND, 1, 60) ? begin + 1 : begin;
}

/** What is added to the beginning of a day, or of a period that is shorter. */
function timesOf({ freq, BYHOUR, BYMINUTE, BYSECOND }: Rule, start: number): number[] {
  const { hour, minute, second } = dateOf(start);
  const short = ['HOURLY', 'MINUTELY', 'SECONDLY'].indexOf(freq);
  const hours = short >= 0 ? [0] : (BYHOUR ?? [hour]);
  const minutes = short >= 1 ? [0] : (BYMINUTE ?? [minute]);
  const seconds = short >= 2 ? [0] : (BYSECOND ?? [second]);
  const times = hours.flatMap((each) =>
    minutes.flatMap((other) => seconds.map((last) => each * 3600 + other * 60 + last)),
  );
  return [...new Set(times)].toSorted((one, other) => one - other);
}

function inPositions(walls: number[], positions: number[] | undefined): number[] {
  if (!positions) return walls;
  return walls.filter(
    (_, index) => positions.includes(index + 1) || positions.includes(index - walls.length),
  );
}
