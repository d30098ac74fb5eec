import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { attempt } from '../attempt.ts';

/** Names that browsers and Node still give to places that are called otherwise today. */
const RENAMED = new Map([
  ['Africa/Asmera', 'Africa/Asmara'],
  ['America/Godthab', 'America/Nuuk'],
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['Asia/Katmandu', 'Asia/Kathmandu'],
  ['Asia/Rangoon', 'Asia/Yangon'],
  ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
  ['Atlantic/Faeroe', 'Atlantic/Faroe'],
  ['Europe/Kiev', 'Europe/Kyiv'],
  ['Pacific/Enderbury', 'Pacific/Kanton'],
  ['Pacific/Ponape', 'Pacific/Pohnpei'],
  ['Pacific/Truk', 'Pacific/Chuuk'],
]);

/** Names that IANA keeps for what was there before it: their clocks stand still in summer, or are a region's at best. */
const LEGACY = new Map([
  ['EST', 'America/New_York'],
  ['EST5EDT', 'America/New_York'],
  ['CST', 'America/Chicago'],
  ['CST6CDT', 'America/Chicago'],
  ['MST', 'America/Denver'],
  ['MST7MDT', 'America/Denver'],
  ['PST', 'America/Los_Angeles'],
  ['PST8PDT', 'America/Los_Angeles'],
  ['AST', 'America/Halifax'],
  ['HST', 'Pacific/Honolulu'],
  ['BST', 'Europe/London'],
  ['WET', 'Europe/Lisbon'],
  ['CET', 'Europe/Berlin'],
  ['MET', 'Europe/Berlin'],
  ['EET', 'Europe/Athens'],
  ['IST', 'Asia/Kolkata'],
  ['JST', 'Asia/Tokyo'],
]);

/** The clocks that most people live by, from west to east. */
const COMMON = [
  ...['Pacific/Honolulu', 'America/Los_Angeles', 'America/Denver', 'America/Phoenix'],
  ...['America/Mexico_City', 'America/Chicago', 'America/Bogota', 'America/New_York'],
  ...['America/Halifax', 'America/Sao_Paulo', 'Europe/London', 'Africa/Lagos'],
  ...['Europe/Berlin', 'Africa/Johannesburg', 'Europe/Athens', 'Africa/Nairobi'],
  ...['Europe/Istanbul', 'Asia/Dubai', 'Asia/Karachi', 'Asia/Kolkata', 'Asia/Dhaka'],
  ...['Asia/Bangkok', 'Asia/Singapore', 'Asia/Shanghai', 'Asia/Tokyo', 'Australia/Sydney'],
  'Pacific/Auckland',
];

/** To ask for them all, or for one that is not among them, is dear. */
const KNOWN = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC']);

/** A time zone by its IANA name of today, such as "America/New_York". */
export const timeZone = z
  .string()
  .max(64)
  .refine(isKnown, { error: 'write a time zone such as America/New_York' })
  .transform(todaysName);

/** The zone in which somebody lives, for settings: a place, whose summer time is its own. */
export const homeZone = z
  .string()
  .max(64)
  .superRefine((name, { addIssue }) => {
    const place = LEGACY.get(name.toUpperCase());
    if (place)
      addIssue(`write the place whose clock is meant; for ${name} that is most often ${place}`);
    else if (/^[+-]|^(Etc\/)?GMT[+-]|^SystemV\//i.test(name))
      addIssue('write the place whose clock is meant, such as America/New_York');
  })
  .pipe(timeZone);

/** Every zone that can be chosen, `also` among them, by its part of the world. */
export function zonesByRegion(also: string): Map<string, string[]> {
  return byRegion([...KNOWN, also]);
}

/** The same of those alone that most readers look for. */
export function commonZones(also: readonly string[]): Map<string, string[]> {
  return byRegion([...COMMON, ...also]);
}

function byRegion(names: readonly string[]): Map<string, string[]> {
  const zones = new Set(names.map(todaysName));
  return Map.groupBy([...zones].toSorted(), (zone) => zone.split('/')[0] ?? zone);
}

/** Intl takes short names such as "AST" that Temporal does not, and Temporal whole dates that have a zone. */
function isKnown(name: string): boolean {
  if (KNOWN.has(name)) return true;
  const epoch = Temporal.Instant.fromEpochMilliseconds(0);
  const shown = () => new Intl.DateTimeFormat('en-US', { timeZone: name });
  return Boolean(attempt(() => epoch.toZonedDateTimeISO(name)) && attempt(shown));
}

function todaysName(zone: string): string {
  return RENAMED.get(zone) ?? zone;
}
