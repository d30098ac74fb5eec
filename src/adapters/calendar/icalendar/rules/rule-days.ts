import { type CivilDate, dateOf, weekdayOf, weekOf } from './civil-date.ts';
import type { Rule } from './rule.ts';

/** Whether a rule that began at `start` can match on a day: what it does not say, the start says. */
export function dayTest(rule: Rule, start: number): (wall: number) => boolean {
  const { byDay, BYMONTH, BYMONTHDAY, BYYEARDAY, BYWEEKNO, weekStart } = implied(rule, start);
  const weekdays = byDay && new Set(byDay.map(({ weekday }) => weekday));
  const isWeekly = !(BYMONTH || BYMONTHDAY || BYYEARDAY || byDay?.some(({ nth }) => nth !== 0));
  return (wall) => {
    if (weekdays && !weekdays.has(weekdayOf(wall))) return false;
    if (isWeekly && !BYWEEKNO) return true;
    const date = dateOf(wall);
    if (BYMONTH && !BYMONTH.includes(date.month)) return false;
    if (BYMONTHDAY && !hasPlace(BYMONTHDAY, date.day, date.monthLength)) return false;
    if (BYYEARDAY && !hasPlace(BYYEARDAY, date.yearDay, date.yearLength)) return false;
    if (byDay && !byDay.some((day) => isWeekday(day, wall, date, rule))) return false;
    if (!BYWEEKNO) return true;
    const { week, weeks } = weekOf(wall, weekStart);
    return hasPlace(BYWEEKNO, week, weeks);
  };
}

function implied(rule: Rule, start: number): Rule {
  const { freq, byDay, BYMONTH, BYMONTHDAY, BYYEARDAY, BYWEEKNO } = rule;
  if (byDay || BYMONTHDAY || BYYEARDAY) return rule;
  const { month, day } = dateOf(start);
  if (BYWEEKNO || freq === 'WEEKLY')
    return { ...rule, byDay: [{ nth: 0, weekday: weekdayOf(start) }] };
  if (freq === 'MONTHLY') return { ...rule, BYMONTHDAY: [day] };
  if (freq === 'YEARLY') return { ...rule, BYMONTH: BYMONTH ?? [month], BYMONTHDAY: [day] };
  return rule;
}

/** "The second Monday" is one of the month, or of the year where a rule counts years and names no month. */
function isWeekday(
  { nth, weekday }: { nth: number; weekday: number },
  wall: number,
  date: CivilDate,
  { freq, BYMONTH, BYWEEKNO }: Rule,
): boolean {
  if (weekday !== weekdayOf(wall)) return false;
  const counts = freq === 'MONTHLY' || (freq === 'YEARLY' && !BYWEEKNO);
  if (nth === 0 || !counts) return true;
  const [place, length] =
    freq === 'MONTHLY' || BYMONTH ? [date.day, date.monthLength] : [date.yearDay, date.yearLength];
  return nth === Math.ceil(place / 7) || nth === -Math.ceil((length - place + 1) / 7);
}

function hasPlace(places: readonly number[], place: number, length: number): boolean {
  return places.includes(place) || places.includes(place - length - 1);
}
