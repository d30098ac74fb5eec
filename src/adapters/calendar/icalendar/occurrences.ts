import type { Interval } from '../../../domain/time/interval.ts';
import { DAY, stampOf } from './date-time.ts';
import type { Event } from './event.ts';
import type { Line } from './line.ts';
import { dayAt, instantOf, listed, periodOf } from './period.ts';
import { recur, type Steps } from './rules/recurrence.ts';
import { type Rule, ruleOf } from './rules/rule.ts';
import { FARTHEST, midnightOf, type Time, timeOf } from './times.ts';
import type { Zones } from './zones/zones.ts';

/** One of the times at which an event takes place: on its clock, as an instant, and what it keeps busy. */
export type Occurrence = { wall: number; start: number; busy: Interval[] };

/** An event of which at least the day is known. */
export type Dated = Event & { start: Time };

export type Reading = { zones: Zones; span: Interval; steps: Steps };

/** What one rule may cost, and what is left to each when the calendar has spent all. */
const MOST = 100_000;
const LEAST = 2_000;

/**
 * The occurrences of an event that can touch the span, moved by `shift` seconds at the most: its start, which
 * always counts, and what its rules and dates add, without what they take out.
 */
export function occurrencesOf(event: Dated, reading: Reading, shift = 0): Occurrence[] {
  const { start, extent, lines } = event;
  const { zones, span } = reading;
  const reach = Math.abs(extent.from) + extent.to + extent.more + start.slack + 2 * DAY + shift;
  const near = { from: span.start - reach, to: span.end + reach };
  const rules = lines('RRULE').map(({ value }) => repeated(value, event, near, reading));
  const added = listed(lines('RDATE')).map(({ text, line }) => addedBy(text, line, event, zones));
  const without = new Set(
    lines('EXRULE').flatMap(({ value }) => repeated(value, event, near, reading).walls ?? []),
  );
  const canceled = listed(lines('EXDATE')).flatMap(({ text, line }) => {
    const time = timeOf(text, line, zones, start.clock);
    if (!time) event.reasons.add('time');
    return time ?? [];
  });
  const walls = new Set([
    start.wall,
    ...rules.flatMap((rule) => rule.walls ?? []),
    ...added.filter((wall) => typeof wall === 'number'),
  ]);
  return [...walls]
    .filter((wall) => wall >= near.from && wall <= near.to && !without.has(wall))
    .map((wall) => ({ wall, start: start.clock.instant(wall), busy: busyAt(event, wall, reading) }))
    .concat(added.filter((period) => typeof period === 'object'))
    .filter((occurrence) => !canceled.some((time) => isAt(time, occurrence, start)))
    .concat(rules.flatMap((rule) => (rule.walls ? [] : always(start, rule.until, span))));
}

/** When an event keeps its owner busy that begins at this wall: where its zone is not known, whenever it may be. */
export function busyAt(
  { start, extent: { from, to, more, byEnd } }: Dated,
  wall: number,
  { zones }: Pick<Reading, 'zones'>,
): Interval[] {
  const { clock, slack } = start;
  const end = clock.instant(wall + to) + more;
  const longest = byEnd && wall !== start.wall ? Math.max(end, clock.instant(wall) + to) : end;
  const busy = { start: clock.instant(wall + from) - slack, end: longest + slack };
  return slack < FARTHEST ? [busy] : [busy, dayAt(wall, zones.coach)];
}

/** Whether a time names this occurrence of what begins at `of`: days name what begins on them. */
export function isAt(time: Time, { wall, start }: Occurrence, of: Time): boolean {
  if (time.form === 'date' || of.form === 'date') return midnightOf(time.wall) === midnightOf(wall);
  return instantOf(time) === start;
}

/** By a rule that can't be understood every day at that time, until its end if that can be told. */
function repeated(
  text: string,
  { start, reasons }: Dated,
  near: { from: number; to: number },
  { steps }: Reading,
): { walls: number[] | undefined; until: number | undefined } {
  const rule = ruleOf(text);
  if (!rule) reasons.add('rule');
  const stamp = rule ? rule.until : stampOf(/UNTIL=([\dTZ]+)/i.exec(text)?.[1] ?? '');
  const until = stamp && untilOn(stamp, start);
  const given = Math.max(LEAST, Math.min(MOST, steps.left));
  const own = { left: given };
  const walls = recur(rule ?? DAILY, start.wall, { ...near, until }, own);
  steps.left -= given - own.left;
  if (!walls) reasons.add('often');
  return { walls, until };
}

const DAILY = ruleOf('FREQ=DAILY') as Rule;

/** The last wall that counts, on the clock of the start: of a day its last moment. */
function untilOn({ wall, form }: NonNullable<Rule['until']>, { clock, form: own }: Time): number {
  if (form === 'date') return wall + DAY - 1;
  return form === 'utc' && own !== 'date' ? clock.wall(wall) : wall;
}

/** What a rule takes that repeats too often to be counted: all of the span in which it holds. */
function always({ clock, wall, slack }: Time, until: number | undefined, span: Interval) {
  const begin = Math.max(span.start, clock.instant(wall) - slack);
  const end = until === undefined ? span.end : Math.min(span.end, clock.instant(until) + slack);
  return begin < end ? [{ wall: NaN, start: NaN, busy: [{ start: begin, end }] }] : [];
}

/** One value of an RDATE: a wall of the event, or a period of its own length. */
function addedBy(text: string, line: Line, event: Dated, zones: Zones): number | Occurrence {
  const { start, reasons } = event;
  const time = timeOf(text, line, zones, start.clock);
  if (time && time.slack === start.slack) {
    if (start.form === 'date') return midnightOf(time.wall);
    if (time.form === 'date') return time.wall + start.wall - midnightOf(start.wall);
    return start.clock.wall(instantOf(time));
  }
  const busy = periodOf(text, line, zones, reasons, start.clock);
  if (!busy) return { wall: NaN, start: NaN, busy: [] };
  return { wall: start.clock.wall(busy.start), start: busy.start, busy: [busy] };
}
