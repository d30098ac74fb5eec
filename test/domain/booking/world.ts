import { COACHING, MONDAY_6PM, NOW } from '../../support/booking.ts';
import { fakeCheckout, free } from '../../support/fakes.ts';
import { emptyDatabase, storeOn } from '../../support/store.ts';

export const REQUEST = {
  start: MONDAY_6PM,
  offer: 'hour',
  zone: 'Europe/Berlin',
  from: 'a-post',
  visit: null,
};

/** What the use cases work with: an empty database, a payment page in memory, a clock to be set. */
export async function openWorld() {
  const sql = await emptyDatabase();
  const store = storeOn(sql);
  const fake = fakeCheckout(() => world.now + world.behind);
  let ids = 0;
  const world = {
    now: NOW,
    /** How many seconds the clock of the site is behind Stripe's. */
    behind: 0,
    sql,
    store,
    fake,
    stateOf: async (id: string) => (await store.find(id))?.state,
    ports: () => ({
      coaching: COACHING,
      store,
      calendar: free,
      calendarUnread: () => undefined,
      siteHost: 'desk.example',
      checkout: fake.checkout,
      now: () => world.now,
      newId: () => `b${++ids}`,
      /** The key of `b1` is `k1`. */
      newKey: () => `k${ids}`,
      household: 'home',
    }),
  };
  return world;
}

export type World = Awaited<ReturnType<typeof openWorld>>;
