import cldr from 'cldr-core/supplemental/windowsZones.json' with { type: 'json' };
import { Temporal } from 'temporal-polyfill';
import { attempt } from '../../../../domain/attempt.ts';
import { zonesByRegion } from '../../../../domain/time/time-zone.ts';

/** Places by which Windows calls a zone, and whose own name IANA does not have. */
const PLACES = new Map([
  ['abu dhabi', 'Asia/Dubai'],
  ['alaska', 'America/Anchorage'],
  ['arizona', 'America/Phoenix'],
  ['atlantic time', 'America/Halifax'],
  ['baja california', 'America/Tijuana'],
  ['beijing', 'Asia/Shanghai'],
  ['brasilia', 'America/Sao_Paulo'],
  ['cape verde is.', 'Atlantic/Cape_Verde'],
  ['central america', 'America/Guatemala'],
  ['central time', 'America/Chicago'],
  ['coordinated universal time', 'UTC'],
  ['eastern time', 'America/New_York'],
  ['ekaterinburg', 'Asia/Yekaterinburg'],
  ['greenland', 'America/Nuuk'],
  ['hawaii', 'Pacific/Honolulu'],
  ['indiana (east)', 'America/Indiana/Indianapolis'],
  ['islamabad', 'Asia/Karachi'],
  ['mountain time', 'America/Denver'],
  ['newfoundland', 'America/St_Johns'],
  ["nuku'alofa", 'Pacific/Tongatapu'],
  ['osaka', 'Asia/Tokyo'],
  ['pacific time', 'America/Los_Angeles'],
  ['port louis', 'Indian/Mauritius'],
  ['saskatchewan', 'America/Regina'],
  ['solomon is.', 'Pacific/Guadalcanal'],
  ['sri jayawardenepura', 'Asia/Colombo'],
  ['west central africa', 'Africa/Lagos'],
]);

const WINDOWS = new Map(
  cldr.supplemental.windowsZones.mapTimezones.flatMap(({ mapZone }) =>
    mapZone._territory === '001' ? [[mapZone._other.toLowerCase(), mapZone._type]] : [],
  ),
);

let cities: Map<string, string> | undefined;

/**
 * The IANA zone that a calendar means by a name: that name, also behind a prefix such as "/mozilla.org/2005/",
 * CLDR's for one of Windows, an offset, or the cities that Windows shows; undefined when nobody knows it.
 */
export function zoneNamed(name: string): string | undefined {
  // Programs number what they find twice: "Pacific Standard Time 1".
  const names = [name.trim(), name.trim().replace(/[ -]\d$/, '')];
  const ways = [ianaZone, windowsZone, offsetZone, citiesZone];
  return ways.flatMap((way) => names.flatMap((each) => way(each) ?? []))[0];
}

/** The offset that a name such as "(UTC+01:00) Nowhere" begins with, in seconds. */
export function offsetNamed(name: string): number | undefined {
  const found = SHOWN.exec(name.trim());
  if (!found) return undefined;
  const [, sign = '+', hours = 0, minutes = 0] = found;
  return Number(`${sign}1`) * (Number(hours) * 3600 + Number(minutes) * 60);
}

const SHOWN = /^\((?:UTC|GMT)(?:([+-])(\d\d?)[:.](\d\d))?\) *(.+)$/i;

function ianaZone(name: string): string | undefined {
  const parts = name.split('/').filter(Boolean);
  return parts.map((_, index) => parts.slice(index).join('/')).find(isZone);
}

function windowsZone(name: string): string | undefined {
  return WINDOWS.get(name.toLowerCase().replace(' daylight time', ' standard time'));
}

/** "UTC+01:00", "GMT-5" */
function offsetZone(name: string): string | undefined {
  const [, sign, hours = '', minutes = '00'] =
    /^(?:UTC|GMT) ?([+-])(\d\d?)(?::?(\d\d))?$/i.exec(name) ?? [];
  const zone = `${sign}${hours.padStart(2, '0')}:${minutes}`;
  return sign && isZone(zone) ? zone : undefined;
}

/** "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna": the first city whose clock is so far from UTC. */
function citiesZone(name: string): string | undefined {
  const places = SHOWN.exec(name)?.[4] ?? name;
  const offset = offsetNamed(name);
  cities ??= new Map(
    [...zonesByRegion('UTC').values()]
      .flat()
      .map((zone) => [zone.replace(/^.*\//, '').replaceAll('_', ' ').toLowerCase(), zone]),
  );
  const found = places
    .toLowerCase()
    .split(/[,;:]| \((?!east)/)
    .flatMap((place) => PLACES.get(place.trim()) ?? cities?.get(place.trim()) ?? []);
  return found.find((zone) => isZone(zone) && (offset === undefined || isAhead(zone, offset)));
}

/** Whether a zone is so many seconds ahead of UTC in either half of the year. */
function isAhead(zone: string, offset: number): boolean {
  return ['2026-01-15T12:00Z', '2026-07-15T12:00Z'].some(
    (time) =>
      Temporal.Instant.from(time).toZonedDateTimeISO(zone).offsetNanoseconds / 1e9 === offset,
  );
}

function isZone(name: string): boolean {
  const epoch = Temporal.Instant.fromEpochMilliseconds(0);
  return attempt(() => epoch.toZonedDateTimeISO(name)) !== undefined;
}
