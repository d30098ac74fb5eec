import { overlaps, type Interval } from '../../domain/time/interval.ts';
import type { Calendar } from '../../domain/booking/ports.ts';
import { fetchPublic } from './fetch-public.ts';
import { busyTimes, type Owner } from './icalendar/busy-times.ts';
import { linesOf } from './icalendar/text.ts';

/** How long an answer is good, and how long a calendar that can't be read is left alone; in seconds. */
const FRESH = 300;
const PAUSE = 60;

/** Calendar from secret iCalendar addresses; `owner` is asked anew for each reading. */
export function createBusyCalendars(
  addresses: readonly string[],
  world: {
    owner: () => Promise<Owner>;
    now: () => number;
    fetch?: (address: string) => Promise<string>;
  },
): Calendar {
  const { owner, now, fetch = fetchPublic } = world;
  const calendars = addresses.map((address, index) => {
    let kept: { times: Promise<Interval[]>; span: Interval; until: number } | undefined;

    async function read(span: Interval): Promise<Interval[]> {
      try {
        const text = await fetch(address);
        return busyTimes(linesOf(Buffer.from(text)), span, await owner()).busy;
      } catch (cause) {
        throw new Error(`Calendar ${index + 1} of BUSY_CALENDARS can't be read`, { cause });
      }
    }

    return (span: Interval): Promise<Interval[]> => {
      if (kept && kept.until > now() && holds(kept.span, span)) return kept.times;
      // Wide enough for every question until the answer is old.
      const wide = { start: span.start, end: span.end + FRESH };
      const entry = { times: read(wide), span: wide, until: now() + FRESH };
      entry.times.catch(() => (entry.until = now() + PAUSE));
      kept = entry;
      return entry.times;
    };
  });

  return {
    async busy(span) {
      const times = await Promise.all(calendars.map((calendar) => calendar(span)));
      return times.flat().filter((time) => overlaps(time, span));
    },
  };
}

function holds(wide: Interval, span: Interval): boolean {
  return wide.start <= span.start && span.end <= wide.end;
}
