import { z } from 'zod';

/** An instant as forms carry it, "2026-11-30T23:00:00.000Z", in Unix seconds. */
export const instant = z.iso
  .datetime({ offset: true })
  .max(40)
  .transform((text) => Date.parse(text) / 1000);
