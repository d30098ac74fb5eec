import { createBusyCalendars } from '../../adapters/calendar/busy-calendars.ts';
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
  const own = since.filter((release) => release.zones.some((zone) => zones.includes(zone)));
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

function isKnown(timeZone: string): boolean {
  try {
    // Node without its data formats every zone as UTC.
    const name = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'long' });
    return name.resolvedOptions().timeZone !== undefined;
  } catch {
    return false;
  }
}

/** Whether each of the coach's other calendars can be read; their addresses are secret and not printed. */
export async function lookAtCalendars(
  addresses: readonly string[],
  world: Parameters<typeof createBusyCalendars>[1],
): Promise<Finding[]> {
  const month = { start: world.now(), end: world.now() + 30 * 86_400 };
  const looks = addresses.map(async (address, index) => {
    const name = `Calendar ${index + 1} of BUSY_CALENDARS`;
    try {
      const times = await createBusyCalendars([address], world).busy(month);
      return well(`${name} can be read; busy times in the next 30 days: ${times.length}`);
    } catch (cause) {
      const { cause: reason } = cause as { cause?: { message?: string } };
      return fault(
        `${name} can't be read, so no hour is offered: ${reason?.message ?? 'no reason given'}`,
        'Copy its secret address in iCal format anew from the calendar’s settings.',
      );
    }
  });
  return Promise.all(looks);
}
