import { type BusyWorld, readingName } from '../../adapters/calendar/busy-calendars.ts';
import { fetchPublic } from '../../adapters/calendar/fetch-public.ts';
import { readBusyTimes } from '../../adapters/calendar/read-busy-times.ts';
import type { BusyReadings } from '../../adapters/database/busy-readings.ts';
import { COPY_SERVES, describeDoubt } from '../../domain/booking/mails/unread-calendar-note.ts';
import { attempt } from '../../domain/attempt.ts';
import { messageOf } from '../../domain/message-of.ts';
import type { Interval } from '../../domain/time/interval.ts';
import { type Finding, fault, well } from './finding.ts';
import { RELEASES } from './zone-data.ts';

/**
 * Whether the zones of the site are known here, how old the data is that knows them, and what has changed since.
 * @param now in Unix seconds
 */
export function lookAtZones(
  zones: readonly string[],
  data: string | undefined,
  now: number,
): Finding {
  const unknown = zones.filter((timeZone) => !isKnown(timeZone));
  if (unknown.length > 0 || data === undefined)
    return fault(
      `Node.js does not know ${unknown.join(' and ') || 'the time zones of the world'}`,
      'Run the site on the Node.js that npm start installs; one built without ICU data shows wrong hours.',
    );
  const since = RELEASES.filter((release) => release.data > data);
  const ours = zones.map(todaysName);
  const own = since.filter((release) => release.zones.some((zone) => ours.includes(zone)));
  const changes = since.map((release) => `${release.changed} (${release.data})`).join(', ');
  if (own.length > 0)
    return fault(
      `The time zone data ${data} is older than the clocks of the site: ${own.map(({ changed }) => changed).join(', ')}`,
      'Update Node.js (npm ci installs the one that the site is made for); until then hours are wrong by what changed.',
    );
  const age = `The time zones are known, by the data ${data}${ageOf(data, now)}`;
  return well(
    changes
      ? `${age}; since then, and not known here: ${changes}; readers there see wrong hours`
      : age,
  );
}

/** In months, where it is known when it came out. */
function ageOf(data: string, now: number): string {
  const released = RELEASES.find((release) => release.data === data)?.month;
  if (released === undefined) return '';
  const months = Math.floor((now - Date.parse(released) / 1000) / (30.44 * 86_400));
  return `, ${months} month${months === 1 ? '' : 's'} old`;
}

/** A place may have several names, such as America/Yellowknife and America/Edmonton. */
function todaysName(timeZone: string): string {
  return new Intl.DateTimeFormat('en-US', { timeZone }).resolvedOptions().timeZone;
}

function isKnown(timeZone: string): boolean {
  // Node without its data formats every zone as UTC.
  const name = () => new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'long' });
  return attempt(name)?.resolvedOptions().timeZone !== undefined;
}

type CalendarWorld = {
  owner: BusyWorld['owner'];
  span: Interval;
  now: number;
  /** What the site itself read for the last time. */
  find: BusyReadings['find'];
  fetch?: typeof fetchPublic;
};

/** Whether each of the coach's other calendars can be read; their addresses are secret and not printed. */
export async function lookAtCalendars(
  addresses: readonly string[],
  world: CalendarWorld,
): Promise<Finding[]> {
  const looks = await Promise.all(
    addresses.map((address, index) =>
      lookAt(address, `Calendar ${index + 1} of BUSY_CALENDARS`, world),
    ),
  );
  return looks.flat();
}

async function lookAt(address: string, name: string, world: CalendarWorld): Promise<Finding[]> {
  const { owner, span, fetch = fetchPublic } = world;
  try {
    const fetched = await fetch(address);
    if (!fetched) return [];
    const { busy, doubts } = readBusyTimes(fetched, span, { ...owner, ours: new Set() });
    return [
      well(`${name} can be read; busy times in the days to come: ${busy.length}`),
      ...doubts.map((doubt) =>
        fault(
          `${name}, ${describeDoubt(doubt, 'en-US')}; its hours are kept closed`,
          'Open it in your calendar, set its day, hours and time zone anew and how it repeats, and save it.',
        ),
      ),
    ];
  } catch (cause) {
    const kept = await world.find(readingName(address, owner));
    const age = kept?.readAt === undefined ? Infinity : world.now - kept.readAt;
    const serves = age < COPY_SERVES;
    const means = serves
      ? `so the site goes by its copy, ${Math.round(age / 60)} minutes old, until that is 24 hours old`
      : 'so no hour is offered';
    return [
      fault(
        `${name} can't be read, ${means}: ${messageOf(cause)}`,
        'Copy its secret address in iCal format anew from the calendar’s settings.',
      ),
    ];
  }
}
