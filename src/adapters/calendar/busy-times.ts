import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { type Interval, overlaps } from '../../domain/time/interval.ts';

/** More occurrences than fifty years of every day: who repeats oftener is not a person's calendar. */
const MOST = 20_000;

/**
 * When an iCalendar text (RFC 5545) says that its owner is busy within a span: repeated events, moved and
 * cancelled occurrences, whole days. What is cancelled or shown as free is not busy, nor are our own calls,
 * which the coach's mail may have put there. Whole days and times without a zone are meant in `timeZone`.
 * @param host ends the ids of our own calls
 * @throws Error when it is no calendar, or holds something that can't be understood
 */
export function busyTimes(
  text: string,
  span: Interval,
  { timeZone, host }: { timeZone: string; host: string },
): Interval[] {
  const events = calendarsIn(text).flatMap((calendar) => {
    refuseUnknownZones(calendar);
    return calendar.getAllSubcomponents('vevent');
  });
  const byUid = Map.groupBy(events, (event) => String(event.getFirstPropertyValue('uid')));
  return [...byUid]
    .filter(([uid]) => !uid.endsWith(`@${host}`))
    .flatMap(([, group]) => occurrences(group, span.end, timeZone))
    .filter((time) => overlaps(time, span));
}

function calendarsIn(text: string): ICAL.Component[] {
  const parsed: unknown[] = ICAL.parse(text);
  const all = typeof parsed[0] === 'string' ? [parsed] : (parsed as unknown[][]);
  if (all.length === 0 || all.some(([name]) => name !== 'vcalendar'))
    throw new Error('This is no iCalendar text');
  return all.map((jcal) => new ICAL.Component(jcal));
}

/** One event with what became of single occurrences of it; these may stand without the event itself. */
function occurrences(group: readonly ICAL.Component[], end: number, timeZone: string): Interval[] {
  const changed = group.filter((event) => event.hasProperty('recurrence-id'));
  const whole = group.filter((event) => !changed.includes(event));
  const single = (event: ICAL.Component) => {
    const { startDate, endDate } = new ICAL.Event(event, { exceptions: [] });
    return isBusy(event) ? [interval(startDate, endDate, timeZone)] : [];
  };
  return [
    ...changed.flatMap(single),
    ...whole.flatMap((event) => {
      const series = new ICAL.Event(event, { exceptions: changed });
      return series.isRecurring() ? repeated(series, end, timeZone) : single(event);
    }),
  ];
}

function repeated(series: ICAL.Event, end: number, timeZone: string): Interval[] {
  const found: Interval[] = [];
  const dates = series.iterator();
  for (let count = 0; ; count++) {
    const date: ICAL.Time | null = dates.next();
    if (!date || instant(date, timeZone) >= end) return found;
    if (count === MOST) throw new Error('An event repeats too often');
    const { item, startDate, endDate } = series.getOccurrenceDetails(date);
    if (isBusy(item.component)) found.push(interval(startDate, endDate, timeZone));
  }
}

function isBusy(event: ICAL.Component): boolean {
  const value = (name: string) => String(event.getFirstPropertyValue(name)).toUpperCase();
  return value('status') !== 'CANCELLED' && value('transp') !== 'TRANSPARENT';
}

function interval(start: ICAL.Time, end: ICAL.Time, timeZone: string): Interval {
  return { start: instant(start, timeZone), end: instant(end, timeZone) };
}

function instant(time: ICAL.Time, timeZone: string): number {
  return time.isDate || time.zone === ICAL.Timezone.localTimezone
    ? epochOf(time, timeZone)
    : time.toUnixTime();
}

function epochOf({ year, month, day, hour, minute, second }: ICAL.Time, timeZone: string): number {
  const wall = new Temporal.PlainDateTime(year, month, day, hour, minute, second);
  return wall.toZonedDateTime(timeZone).epochMilliseconds / 1000;
}

/** A zone that the text names and doesn't describe is the one that everybody knows by this name. */
function refuseUnknownZones(calendar: ICAL.Component): void {
  const events = calendar.getAllSubcomponents('vevent');
  const names = events.flatMap((event) =>
    event.getAllProperties().flatMap((property) => property.getFirstParameter('tzid') || []),
  );
  for (const name of new Set(names)) {
    if (calendar.getTimeZoneByID(name) || ICAL.TimezoneService.has(name)) continue;
    ICAL.TimezoneService.register(knownZone(name), name);
  }
}

function knownZone(name: string): ICAL.Timezone {
  try {
    Temporal.Now.zonedDateTimeISO(name);
  } catch (cause) {
    throw new Error('A time is in a zone that nobody knows', { cause });
  }
  const zone = new ICAL.Timezone({ tzid: name, component: '' });
  zone.utcOffset = (time) => {
    const utc = Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);
    return utc / 1000 - epochOf(time, name);
  };
  return zone;
}
