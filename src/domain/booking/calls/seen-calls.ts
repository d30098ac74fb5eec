import { z } from 'zod';
import type { Booking } from '../booking.ts';

/** A call as a page showed it: its sequence, and what would go back, in minor units. */
type Seen = { id: string; sequence: number; back: number };

/** Calls as one field of a form has them. */
export const seenCalls = z
  .string()
  .max(20_000)
  .regex(/^[\w-]{1,64}:\d{1,9}:\d{1,9}(,[\w-]{1,64}:\d{1,9}:\d{1,9})*$/)
  .transform((text) =>
    text.split(',').map((each): Seen => {
      const [id = '', sequence, back] = each.split(':');
      return { id, sequence: Number(sequence), back: Number(back) };
    }),
  );

/** The same field, for calls of each of which so much would go back. */
export function seenCallsField(
  calls: readonly Pick<Booking, 'id' | 'sequence'>[],
  back: ReadonlyMap<string, number>,
): string {
  return calls.map(({ id, sequence }) => `${id}:${sequence}:${back.get(id) ?? 0}`).join(',');
}
