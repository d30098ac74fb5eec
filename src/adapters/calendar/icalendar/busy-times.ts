import { disjoint, type Interval, overlaps } from '../../../domain/time/interval.ts';
import { calendarsIn, type Component } from './component.ts';
import { DAY, lengthOf, stampOf } from './date-time.ts';
import type { CalendarDoubt } from '../../../domain/booking/mails/unread-calendar-note.ts';
import { type Event, eventOf, valueOf } from './event.ts';
import type { Reading } from './occurrences.ts';
import { listed, periodOf } from './period.ts';
import { busyOf } from './series.ts';
import { titleOf } from './title.ts';
import type { Reason } from './times.ts';
import { zonesOf } from './zones/zones.ts';

/** What a calendar says of its owner's time: intervals in order, apart from each other. */
export type BusyTimes = { busy: Interval[]; doubts: CalendarDoubt[] };

export type Owner = {
  /** The IANA zone by which her days begin. */
  timeZone: string;
  /** Under which she is invited. */
  addresses: readonly string[];
  /** Ids of our own calls and dates, which she may have in her calendar; those of calls count with any host. */
  ours: ReadonlySet<string>;
};

/** What all rules of a calendar may cost together: about a second. */
const STEPS = 5_000_000;

/**
 * When an iCalendar text (RFC 5545) says that its owner is busy within a span. Each event is read alone: one that
 * can't be understood is busy whenever it may take place, and is told.
 * @throws Error when it is no calendar
 */
export function busyTimes(lines: readonly string[], span: Interval, owner: Owner): BusyTimes {
  const steps = { left: STEPS };
  const found = calendarsIn(lines).map((calendar) => {
    const zones = zonesOf(calendar, { timeZone: owner.timeZone, span, steps });
    return read(calendar, { zones, span, steps }, owner);
  });
  return {
    busy: disjoint(found.flatMap(({ busy }) => busy)).filter((time) => overlaps(time, span)),
    doubts: found.flatMap(({ doubts }) => doubts),
  };
}

function read(calendar: Component, reading: Reading, owner: Owner): BusyTimes {
  const busy: Interval[] = [];
  const doubts: CalendarDoubt[] = [];
  const parts = calendar.parts.filter(({ name }) => name === 'VEVENT');
  for (const group of Map.groupBy(parts, idOf).values()) {
    if (!group.some((part) => mayTouch(part, reading.span)) || isOurs(group, owner.ours)) continue;
    const events = group.map((part) => eventOf(part, reading.zones, owner.addresses));
    const times = busyOf(events, reading);
    for (const [index, event] of events.entries()) {
      const own = (times.get(event) ?? []).filter((time) => overlaps(time, reading.span));
      busy.push(...own);
      const part = group[index];
      if (part && isDoubtful(event, own)) doubts.push(doubtOf(part, event, own, reading));
    }
  }
  const lists = calendar.parts.filter(({ name }) => name === 'VFREEBUSY');
  for (const list of lists.map((part) => listedTimes(part, reading))) {
    busy.push(...list.busy);
    doubts.push(...list.doubts);
  }
  return { busy, doubts };
}

/** Events without an id are each their own. */
function idOf(part: Component): unknown {
  return valueOf(part, 'UID') || part;
}

function isOurs([part]: Component[], ours: ReadonlySet<string>): boolean {
  const uid = part && valueOf(part, 'UID');
  return uid !== undefined && (ours.has(uid) || ours.has(uid.replace(/@[^@]*$/, '')));
}

/** Cheaply, whether an event can have to do with the span: most of a calendar is past and happened once. */
function mayTouch({ lines }: Component, span: Interval): boolean {
  if (lines.some(({ name, params }) => name === 'RRULE' || name === 'RDATE' || params.has('RANGE')))
    return true;
  const walls = lines.flatMap(({ name, value }) =>
    ONCE.has(name) ? (stampOf(value)?.wall ?? NaN) : [],
  );
  const length = lengthOf(lines.find(({ name }) => name === 'DURATION')?.value ?? 'PT0S');
  const reach = 3 * DAY + (length ? Math.abs(length.days * DAY + length.seconds) : 0);
  const isPast = Math.max(...walls) + reach < span.start;
  const isFar = Math.min(...walls) - reach > span.end;
  return walls.length === 0 || !(isPast || isFar);
}

const ONCE = new Set(['DTSTART', 'DTEND', 'RECURRENCE-ID']);

function isDoubtful({ isFree, start, reasons }: Event, busy: readonly Interval[]): boolean {
  return reasons.size > 0 && !isFree && (!start || busy.length > 0);
}

function doubtOf(
  part: Component,
  event: Event,
  busy: readonly Interval[],
  { zones }: Reading,
): CalendarDoubt {
  const first = Math.min(...busy.map(({ start }) => start)) + (event.start?.slack ?? 0);
  const names = part.lines.map(({ params }) => params.get('TZID'));
  return {
    day: busy.length === 0 ? undefined : dayOf(zones.coach.wall(first)),
    title: titleOf(valueOf(part, 'SUMMARY') ?? ''),
    zone: names.find((name) => name !== undefined && !zones.find(name)?.sure),
    reasons: [...event.reasons],
  };
}

/** Like "2026-12-02" */
function dayOf(wall: number): string {
  return new Date(wall * 1000).toISOString().slice(0, 10);
}

/** What a VFREEBUSY lists, which tells no more of each time than that it is not free. */
function listedTimes(part: Component, { zones, span }: Reading): BusyTimes {
  const lines = part.lines.filter(
    ({ name, params }) => name === 'FREEBUSY' && params.get('FBTYPE')?.toUpperCase() !== 'FREE',
  );
  const reasons = new Set<Reason>();
  const busy = listed(lines)
    .flatMap(({ text, line }) => periodOf(text, line, zones, reasons) ?? [])
    .filter((time) => overlaps(time, span));
  const doubt = { day: undefined, title: '', zone: undefined, reasons: [...reasons] };
  return { busy, doubts: reasons.size > 0 ? [doubt] : [] };
}
