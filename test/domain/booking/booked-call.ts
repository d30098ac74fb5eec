import { manage } from '../../../src/domain/booking/change/manage.ts';
import { holdOf, MONDAY_6PM, paymentOf } from '../../support/booking.ts';
import { openWorld } from './world.ts';

export const DAY = 86_400;
export const NEXT = MONDAY_6PM + 4500;
export const WEDNESDAY = MONDAY_6PM + 2 * DAY;
export const CANCEL = { action: 'cancel', sequence: 0, back: 0 } as const;
export const MOVE = { action: 'move', sequence: 0, start: WEDNESDAY } as const;

/** A world with one call, `a`, that is booked and paid for Monday evening. */
export async function bookCall() {
  const world = await openWorld();
  const book = async (id: string, start: number) => {
    await world.store.hold(holdOf(id, start, world.now), 3, world.now);
    await world.store.settle(id, paymentOf(`cs_${id}`), world.now);
  };
  await book('a', MONDAY_6PM);
  return Object.assign(world, {
    book,
    call: async () => (await world.store.find('a'))!,
    manage: (by: 'reader' | 'coach', change: Parameters<typeof manage>[2]) =>
      manage('a', by, change, world.ports()),
  });
}

export type BookedCall = Awaited<ReturnType<typeof bookCall>>;
