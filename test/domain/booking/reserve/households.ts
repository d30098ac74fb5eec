import { type Coaching, coachingSchema } from '../../../../src/domain/booking/offer.ts';
import { type Reserved, reserve } from '../../../../src/domain/booking/reserve/reserve.ts';
import { openSlots } from '../../../../src/domain/booking/slots.ts';
import { NOW, SETTINGS } from '../../../support/booking.ts';
import { fakeCheckout, free } from '../../../support/fakes.ts';
import { emptyDatabase, storeOn } from '../../../support/store.ts';

const half = { id: 'half', name: 'Half an hour', minutes: 30, price: '15.00 USD' };
export const TWO_OFFERS = coachingSchema.parse({ ...SETTINGS, offers: [...SETTINGS.offers, half] });

type Terms = { coaching?: Coaching; now?: number; held?: string | undefined };

/** Many households that want the hours of one coach. */
export async function openHouseholds() {
  const sql = await emptyDatabase();
  const store = storeOn(sql);
  const fake = fakeCheckout();
  let ids = 0;

  const worldOf = (household: string, coaching: Coaching = TWO_OFFERS, now = NOW) => ({
    coaching,
    store,
    calendar: free,
    calendarUnread: () => undefined,
    siteHost: 'desk.example',
    checkout: fake.checkout,
    now: () => now,
    newId: () => `b${++ids}`,
    newKey: () => `k${++ids}`,
    household,
  });
  /** One visitor, who wants that hour; `held` is the key in their cookie. */
  const post = (start: number, household: string, { coaching, now, held }: Terms = {}) => {
    const request = { start, offer: 'hour', zone: 'UTC', visit: null, from: null };
    return reserve(request, held, worldOf(household, coaching, now));
  };
  /** Of each offer. */
  const offered = async (coaching = TWO_OFFERS, now = NOW) => {
    const taken = await store.taken(now);
    return coaching.offers.map((offer) => openSlots({ coaching, offer, taken, now }));
  };

  return {
    store,
    fake,
    worldOf,
    post,
    /** The hours that can be had. */
    startsOf: async (coaching?: Coaching) =>
      ((await offered(coaching))[0] ?? []).map(({ start }) => start),
    /** What each of these is told, one after the other. */
    async ask(requests: ({ start: number; household: string } & Terms)[]) {
      const outcomes = [];
      for (const { start, household, ...terms } of requests)
        outcomes.push(outcome(await post(start, household, terms)));
      return outcomes;
    },
  };
}

export const outcome = (reserved: Reserved) => (reserved.ok ? 'held' : reserved.reason);

/** How often that was said. */
export const told = (outcomes: string[], word: string) =>
  outcomes.filter((one) => one === word).length;
