import { setTimeout as wait } from 'node:timers/promises';
import { type Interval, overlaps } from '../../domain/time/interval.ts';
import type { Calendar } from '../../domain/booking/ports.ts';
import { type CalendarNews, COPY_SERVES } from '../../domain/booking/mails/unread-calendar-note.ts';
import type { BusyReading, BusyReadings } from '../database/busy-readings.ts';
import { fetchPublic } from './fetch-public.ts';
import type { Owner } from './icalendar/busy-times.ts';
import type { readBusyTimes } from './read-busy-times.ts';

/** For how long a reading needs no other, and how long before that the sweep makes one. */
const FRESH = 300;
const EARLY = 90;
/** How long a calendar that could not be read is left alone. */
const PAUSE = 60;
/** What a reader who books waits for at the most, in milliseconds. */
const PATIENCE = 5_000;
/** How much further a reading reaches than is asked, so that it stays of use while a calendar does not change. */
const AHEAD = 8 * 86_400;
/** And back, for who asked a moment ago. */
const BACK = 3_600;
/** A copy that is younger is not worth a mail. */
const UNTOLD = 3_600;

export type BusyWorld = {
  readings: BusyReadings;
  owner: Omit<Owner, 'ours'>;
  /** Asked anew for each reading. */
  ours: () => Promise<Owner['ours']>;
  /** For which time hours are asked now. */
  span: () => Interval;
  read: (...args: Parameters<typeof readBusyTimes>) => Promise<ReturnType<typeof readBusyTimes>>;
  now: () => number;
  /** Goes on after the answer. */
  later: (work: Promise<unknown>) => void;
  /** What the coach has to know, as often as it is found; `calendar` is its name among the readings. */
  tell: (calendar: string, news: CalendarNews) => Promise<void>;
  /** Why a calendar could not be read, by its place in BUSY_CALENDARS. */
  failed: (number: number, cause: unknown) => void;
  fetch?: typeof fetchPublic;
};

/** Calendar from secret iCalendar addresses, and `refresh`, which reads those whose reading grows old. */
export function createBusyCalendars(
  addresses: readonly string[],
  world: BusyWorld,
): Calendar & { refresh(): Promise<void> } {
  const { readings, now, later, span: current } = world;
  const underWay = new Map<number, Promise<void>>();
  const calendars = addresses.map((address, index) => {
    const name = readingName(address, world.owner);
    const refresh = () => {
      const running = underWay.get(index);
      if (running) return running;
      const work = readAnew({ address, name, number: index + 1 }, world);
      underWay.set(index, work);
      return work.finally(() => underWay.delete(index));
    };
    const isOld = async (span: Interval, age: number) =>
      isDue(await readings.find(name), span, now(), age);
    const kept = async (span: Interval) => {
      const reading = await readings.find(name);
      const serves = reading?.readAt !== undefined && now() - reading.readAt < COPY_SERVES;
      if (serves && covers(reading, span)) return reading.busy;
      throw new Error(`Calendar ${index + 1} of BUSY_CALENDARS can't be read`);
    };
    return { refresh, isOld, kept };
  });

  return {
    async busy(span, reading = 'fresh') {
      const readings = calendars.map(async ({ isOld, refresh }) => {
        if (!(await isOld(span, FRESH))) return;
        const work = refresh();
        later(work);
        if (reading === 'fresh')
          await Promise.race([work, wait(PATIENCE, undefined, { ref: false })]);
      });
      await Promise.all(readings);
      const times = await Promise.all(calendars.map(({ kept }) => kept(span)));
      return times.flat().filter((time) => overlaps(time, span));
    },
    async refresh() {
      const due = calendars.map(async ({ isOld, refresh }) => {
        if (await isOld(current(), FRESH - EARLY)) await refresh();
      });
      await Promise.all(due);
    },
  };
}

/** Whose calendars these are: she is invited under the addresses that the site writes to and from, and her own. */
export function ownerOf(
  { mail }: { mail: { coachEmail: string; from: string } },
  { timeZone, addresses }: Omit<Owner, 'ours'>,
): BusyWorld['owner'] {
  return { timeZone, addresses: [mail.coachEmail, mail.from, ...addresses] };
}

/** What a reading is kept under: who is asked for another owner or zone is asked for something else. */
export function readingName(address: string, { timeZone, addresses }: BusyWorld['owner']): string {
  return JSON.stringify([address, timeZone, ...addresses]);
}

/** One that failed just now is not asked again at once. */
function isDue(
  reading: BusyReading | undefined,
  span: Interval,
  now: number,
  age: number,
): boolean {
  if (reading?.failedAt !== undefined && now - reading.failedAt < PAUSE) return false;
  return reading?.readAt === undefined || now - reading.readAt >= age || !covers(reading, span);
}

function covers({ span }: BusyReading, { start, end }: Interval): boolean {
  return span.start <= start && end <= span.end;
}

type Secret = { address: string; name: string; number: number };

async function readAnew({ address, name, number }: Secret, world: BusyWorld): Promise<void> {
  const { readings, owner, now, tell, fetch = fetchPublic } = world;
  const asked = world.span();
  const wide = { start: asked.start - BACK, end: asked.end + AHEAD };
  const before = await readings.find(name);
  // The text is not kept: a reading that is soon too short needs it all again.
  const isLong = before && covers(before, { start: asked.start, end: asked.end + COPY_SERVES });
  try {
    const fetched = await fetch(address, isLong ? before : undefined);
    if (!fetched) return await readings.keep(name, now());
    const { busy, doubts } = await world.read(fetched, wide, {
      ...owner,
      ours: await world.ours(),
    });
    const { etag, modified } = fetched;
    await readings.save(name, { readAt: now(), span: wide, busy, etag, modified });
    if (doubts.length > 0) await tell(name, { kind: 'doubts', number, doubts });
  } catch (cause) {
    world.failed(number, cause);
    await readings.fail(name, now());
    const readAt = before?.readAt;
    const age = now() - (readAt ?? -Infinity);
    if (readAt === undefined || age >= COPY_SERVES) await tell(name, { kind: 'unread', number });
    else if (age >= UNTOLD) await tell(name, { kind: 'old', number, readAt });
  }
}
