import { Temporal } from 'temporal-polyfill';
import type { Interval } from '../../../../domain/time/interval.ts';
import type { Component } from '../component.ts';
import { DAY, offsetOf, stampOf } from '../date-time.ts';
import { recur, type Steps } from '../rules/recurrence.ts';
import { ruleOf } from '../rules/rule.ts';

/** A clock: which instant a wall is, and what it shows at one; both in seconds. */
export type Zone = { instant(wall: number): number; wall(instant: number): number };

/** From this instant on a clock is `after` seconds ahead of UTC, until then it was `before`. */
type Change = { at: number; before: number; after: number };

/** Long enough for most of what lasts into the span. */
const NEAR = 60 * DAY;
/** Long enough for each change of a year. */
const YEAR = 400 * DAY;

export const UTC: Zone = fixedZone(0);

export function fixedZone(offset: number): Zone {
  return { instant: (wall) => wall - offset, wall: (instant) => instant + offset };
}

/** The zone of an IANA name that Temporal takes, made quick within the span and some weeks around it. */
export function namedZone(name: string, span: Interval): Zone {
  const slow = temporalZone(name);
  const from = span.start - NEAR;
  const to = span.end + NEAR;
  const begin = instantOf(from).toZonedDateTimeISO(name);
  const changes: Change[] = [];
  for (let time = begin.getTimeZoneTransition('next'); time;) {
    const at = time.epochMilliseconds / 1000;
    if (at > to) break;
    const before = slow.wall(at - 1) - at + 1;
    changes.push({ at, before, after: time.offsetNanoseconds / 1e9 });
    time = time.getTimeZoneTransition('next');
  }
  const quick = changingZone(changes, begin.offsetNanoseconds / 1e9);
  const isNear = (time: number) => time > from + DAY && time < to - DAY;
  return {
    instant: (wall) => (isNear(wall) ? quick : slow).instant(wall),
    wall: (instant) => (isNear(instant) ? quick : slow).wall(instant),
  };
}

/**
 * The zone that a VTIMEZONE describes, right within the span and about a year around it; undefined when it says
 * nothing that can be understood.
 */
export function describedZone(zone: Component, span: Interval, steps: Steps): Zone | undefined {
  const parts = zone.parts.map((part) => changesIn(part, span, steps));
  const changes = parts.flatMap((part) => part ?? []);
  const sorted = changes.toSorted((one, other) => one.at - other.at);
  return parts.includes(undefined)
    ? undefined
    : sorted[0] && changingZone(sorted, sorted[0].before);
}

/** As Temporal and RFC 5545, 3.3.5: a wall that is shown twice is the first, one that is skipped goes on from before. */
function changingZone(changes: readonly Change[], first: number): Zone {
  return {
    instant(wall) {
      const isPast = ({ at, before, after }: Change) => at + Math.max(before, after) <= wall;
      return wall - (changes.findLast(isPast)?.after ?? first);
    },
    wall: (instant) => instant + (changes.findLast(({ at }) => at <= instant)?.after ?? first),
  };
}

function temporalZone(name: string): Zone {
  return {
    instant: (wall) =>
      instantOf(wall).toZonedDateTimeISO('UTC').toPlainDateTime().toZonedDateTime(name)
        .epochMilliseconds / 1000,
    wall: (instant) =>
      instant + instantOf(instant).toZonedDateTimeISO(name).offsetNanoseconds / 1e9,
  };
}

function instantOf(seconds: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(seconds * 1000);
}

/** One STANDARD or DAYLIGHT: its changes near the span, and the last one before them. */
function changesIn({ lines }: Component, span: Interval, steps: Steps): Change[] | undefined {
  const value = (name: string) => lines.find((line) => line.name === name)?.value;
  const before = offsetOf(value('TZOFFSETFROM') ?? '');
  const after = offsetOf(value('TZOFFSETTO') ?? '');
  const start = stampOf(value('DTSTART') ?? '')?.wall;
  if (before === undefined || after === undefined || start === undefined) return undefined;

  const repeated = value('RRULE');
  const rule = repeated === undefined ? undefined : ruleOf(repeated);
  const until = rule?.until && rule.until.wall + (rule.until.form === 'utc' ? before : 0);
  const near = { from: span.start - YEAR, to: span.end + YEAR, until };
  const walls = rule ? recur(rule, start, near, steps) : [];
  if (!walls || (repeated !== undefined && !rule)) return undefined;

  const listed = lines
    .filter(({ name }) => name === 'RDATE')
    .flatMap((line) => line.value.split(',').flatMap((text) => stampOf(text)?.wall ?? []));
  const ended = until !== undefined && until < near.from ? [until] : [];
  const all = new Set([start, ...listed, ...ended, ...walls]);
  return [...all].map((wall) => ({ at: wall - before, before, after }));
}
