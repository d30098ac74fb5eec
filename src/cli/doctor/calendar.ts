import { createBusyCalendars } from '../../adapters/calendar/busy-calendars.ts';
import { type Finding, fault, well } from './finding.ts';

/** Whether the zones of the site are known here, by data of which year. */
export function lookAtZones(zones: readonly string[], data: string | undefined): Finding {
  const unknown = zones.filter((timeZone) => !isKnown(timeZone));
  if (unknown.length > 0 || data === undefined)
    return fault(
      `Node.js does not know ${unknown.join(' and ') || 'the time zones of the world'}`,
      'Run the site on the Node.js that npm start installs; one built without ICU data shows wrong hours.',
    );
  return well(`The time zones are known, by the data ${data}`);
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
