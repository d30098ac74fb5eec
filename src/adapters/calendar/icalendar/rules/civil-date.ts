import { DAY } from '../date-time.ts';

/** What a clock and the calendar beside it show; months and days count from 1. */
export type CivilDate = {
  [part in 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second']: number;
} & { yearDay: number; monthLength: number; yearLength: number };

/** @param wall seconds as if the clock stood in UTC */
export function dateOf(wall: number): CivilDate {
  const date = new Date(wall * 1000);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  const day = date.getUTCDate();
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return {
    year,
    month: month + 1,
    day,
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    yearDay: (BEFORE[month] ?? 0) + day + (isLeap && month > 1 ? 1 : 0),
    monthLength: month === 1 && isLeap ? 29 : (LENGTHS[month] ?? 0),
    yearLength: isLeap ? 366 : 365,
  };
}

/** From Sunday as 0; 1 January 1970 was a Thursday. */
export function weekdayOf(wall: number): number {
  return (((Math.floor(wall / DAY) + 4) % 7) + 7) % 7;
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const BEFORE = LENGTHS.map((_, month) =>
  LENGTHS.slice(0, month).reduce((sum, length) => sum + length, 0),
);

/**
 * The number of the week that holds a day, and how many weeks its year has; week 1 is the first with four days
 * or more in the year (ISO 8601, with weeks that may begin on another day).
 */
export function weekOf(wall: number, weekStart: number): { week: number; weeks: number } {
  const firstDay = (then: number) => then - ((weekdayOf(then) - weekStart + 7) % 7) * DAY;
  const middle = dateOf(firstDay(wall) + 3 * DAY);
  const lastWeek = new Date(0).setUTCFullYear(middle.year, 11, 28) / 1000;
  const number = ({ yearDay }: CivilDate) => Math.ceil(yearDay / 7);
  return { week: number(middle), weeks: number(dateOf(firstDay(lastWeek) + 3 * DAY)) };
}
