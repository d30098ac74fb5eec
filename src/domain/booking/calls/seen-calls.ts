import { z } from 'zod';
import type { Booking } from '../booking.ts';

/** Calls as one field of a form has them, each with its sequence and a number. */
const seen = z
  .string()
  .max(20_000)
  .regex(/^[\w-]{1,64}:\d{1,9}:\d{1,10}(,[\w-]{1,64}:\d{1,9}:\d{1,10})*$/)
  .transform((text) =>
    text.split(',').map((each) => {
      const [id = '', sequence, number] = each.split(':');
      return { id, sequence: Number(sequence), number: Number(number) };
    }),
  );

/** Calls as a page showed them: what of each would go back, in minor units. */
export const seenCalls = seen.transform((calls) =>
  calls.map(({ number: back, ...call }) => ({ ...call, back })),
);

/** Calls as a page showed them: the hour to which each would move. */
export const seenMoves = seen.transform((calls) =>
  calls.map(({ number: start, ...call }) => ({ ...call, start })),
);

/** The same field, for calls of each of which so much would go back, or that would move to that hour. */
export function seenField(
  calls: readonly Pick<Booking, 'id' | 'sequence'>[],
  numbers: ReadonlyMap<string, number>,
): string {
  return calls.map(({ id, sequence }) => `${id}:${sequence}:${numbers.get(id) ?? 0}`).join(',');
}
