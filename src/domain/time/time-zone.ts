import { z } from 'zod';

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

/** To ask for them all, or for one that is not among them, is dear. */
const KNOWN = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC']);

/** A time zone by its IANA name of today, such as "America/New_York". */
export const timeZone = z
  .string()
  .max(64)
  .refine(isKnown, { error: 'write a time zone such as America/New_York' })
  .transform(todaysName);

/** Every zone that can be chosen, `also` among them, by its part of the world. */
export function zonesByRegion(also: string): Map<string, string[]> {
  const zones = new Set([...KNOWN, also].map(todaysName));
  return Map.groupBy([...zones].toSorted(), (zone) => zone.split('/')[0] ?? zone);
}

function isKnown(name: string): boolean {
  if (KNOWN.has(name)) return true;
  try {
    return Boolean(new Intl.DateTimeFormat('en-US', { timeZone: name }));
  } catch {
    return false;
  }
}

function todaysName(zone: string): string {
  return RENAMED.get(zone) ?? zone;
}
