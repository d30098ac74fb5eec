import { z } from 'zod';

/** A time zone by its IANA name, such as "America/New_York". */
export const timeZone = z
  .string()
  .max(64)
  .refine(isKnown, { error: 'write a time zone such as America/New_York' });

/** Every zone that can be chosen, `also` among them, by its part of the world. */
export function zonesByRegion(also: string): Map<string, string[]> {
  const zones = new Set([...Intl.supportedValuesOf('timeZone'), also]);
  return Map.groupBy([...zones].toSorted(), (zone) => zone.split('/')[0] ?? zone);
}

function isKnown(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en-US', { timeZone: name }));
  } catch {
    return false;
  }
}
