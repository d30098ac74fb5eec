import { z } from 'zod';

/** A time zone by its IANA name, such as "America/New_York". */
export const timeZone = z
  .string()
  .max(64)
  .refine(isKnown, { error: 'write a time zone such as America/New_York' });

function isKnown(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en-US', { timeZone: name }));
  } catch {
    return false;
  }
}
