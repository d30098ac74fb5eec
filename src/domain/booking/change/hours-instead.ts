import type { Interval } from '../../time/interval.ts';
import { zonedAt } from '../../time/local-day.ts';
import type { Booking } from '../booking.ts';
import { onOffer } from '../on-offer.ts';
import { blockedBy } from '../slots.ts';
import { offerOf } from './reschedule.ts';

/**
 * The starts to which calls could move that cannot take place on their days, by their ids: each a later hour that is
 * on offer now, for no two the same time. The next one at which the reader's clock shows the same is taken, or else
 * the next of all; a call for which there is none is left out.
 */
export async function hoursInstead(
  calls: readonly Booking[],
  world: Parameters<typeof onOffer>[1],
): Promise<Map<string, number>> {
  const { coaching, store } = world;
  const found = new Map<string, number>();
  const given: Interval[] = [];
  const taken = async (now: number) => [...(await store.taken(now)), ...given];
  for (const call of calls.toSorted((one, other) => one.start - other.start)) {
    const free = await onOffer(offerOf(call), {
      ...world,
      store: { taken, closedDays: store.closedDays },
    });
    const later = free?.slots.filter(({ start }) => start > call.start) ?? [];
    const hour = later.find(({ start }) => clockAt(start, call) === clockAt(call.start, call));
    const slot = hour ?? later[0];
    if (!slot) continue;
    found.set(call.id, slot.start);
    given.push(blockedBy(slot, coaching.buffer));
  }
  return found;
}

function clockAt(instant: number, { zone }: Booking): string {
  return zonedAt(instant, zone).toPlainTime().toString();
}
