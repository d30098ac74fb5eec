import type { Coaching } from './offer.ts';
import type { BookingStore } from './ports.ts';
import { openSlots } from './slots.ts';

/** So many hours may be held and unpaid at once, however few there are. */
const FEW = 3;
/** Share of the hours that stays on offer, however many are held and unpaid. */
const ON_OFFER = 0.7;

/** Whether what is held and not paid keeps too many hours from everybody else. */
export async function isCrowded(world: {
  coaching: Coaching;
  store: BookingStore;
  now: () => number;
}): Promise<boolean> {
  const { coaching, store } = world;
  const now = world.now();
  const unpaid = new Set((await store.unpaid(now)).map(({ start }) => start));
  if (unpaid.size <= FEW) return false;
  const taken = await store.taken(now);
  const settled = taken.filter(({ start }) => !unpaid.has(start));
  return coaching.offers.some((offer) => {
    const left = openSlots({ coaching, offer, taken, now }).length;
    return left < ON_OFFER * openSlots({ coaching, offer, taken: settled, now }).length;
  });
}
