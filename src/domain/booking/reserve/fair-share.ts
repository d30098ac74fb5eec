import type { Interval } from '../../time/interval.ts';
import type { Coaching } from '../offer.ts';
import type { Holds } from '../ports.ts';
import { openSlots } from '../slots.ts';

/** So many slots may be held and unpaid at once, however few there are. */
const FEW = 3;
/** Share of the slots that stays on offer, however many are held and unpaid. */
const ON_OFFER = 0.7;

/**
 * Whether a hold, with those that were taken before it and are not paid, keeps too many slots from
 * everybody else. Later ones are left out: of a crowd that comes at once the first may stay.
 */
export async function exceedsFairShare(
  id: string,
  {
    coaching,
    store,
    busy,
    now,
  }: { coaching: Coaching; store: Holds; busy: readonly Interval[]; now: () => number },
): Promise<boolean> {
  const instant = now();
  const unpaid = await store.unpaid(instant);
  const first = unpaid.slice(0, unpaid.findIndex((hold) => hold.id === id) + 1);
  if (first.length <= FEW) return false;
  const held = new Set(unpaid.map(({ blocked }) => blocked.start));
  const settled = (await store.taken(instant)).filter(({ start }) => !held.has(start));
  return coaching.offers.some((offer) => {
    const count = (taken: Interval[]) =>
      openSlots({ coaching, offer, taken, busy, now: instant }).length;
    return count([...settled, ...first.map(({ blocked }) => blocked)]) < ON_OFFER * count(settled);
  });
}
