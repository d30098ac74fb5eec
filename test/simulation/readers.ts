import type { Offer } from '../../src/domain/booking/offer.ts';
import { openSlots } from '../../src/domain/booking/slots.ts';
import { createBrowser, type World } from './browser.ts';
import type { Deed, Method, Plan } from './plan.ts';
import { COACHING, type Site } from './site.ts';

const FIELDS: Record<Method, Record<string, string>> = {
  card: { method: '4242424242424242' },
  declined: { method: '4000000000000002' },
  delayed: { method: 'delayed' },
  'half-off': { method: '4242424242424242', promotion_code: 'PRACTICE50' },
  'all-off': { method: '4242424242424242', promotion_code: 'PRACTICE100' },
};

/** Lets one reader do what the plan says, deed after deed, with what their browser knows. */
export async function read(name: string, plan: Plan['readers'][number], world: World) {
  const { clock, dice, site, account, witness, note } = world;
  const tabs: { url: string; sessionId: string; bookingId: string }[] = [];
  let cookie: { key: string; bookingId: string } | undefined;
  let last: Parameters<Site['reserve']>[0] | undefined;
  let visits = 0;

  const browser = createBrowser(name, world);
  const { rest, inTurn, answered } = browser;

  const submit = async (request: NonNullable<typeof last>): Promise<void> => {
    const claims = witness.beforeReserving(request, cookie?.bookingId, name);
    // Who holds nothing hears of an hour that is taken before anything is reserved.
    const told = cookie ? undefined : await answered(site.refusal(request).catch(() => undefined));
    if (told?.value) return note(`${name} is told ${told.value} at once`);
    const asked = site.reserve(request, cookie?.key, name);
    const answer = await answered(asked);
    if (!answer) {
      note(`${name} gets no answer`);
      return dice.chance(0.7) ? submit(request) : undefined;
    }
    const reserved = answer.value;
    note(`${name} is told ${reserved.ok ? reserved.url : reserved.reason}`);
    await inTurn(() => claims(reserved, asked));
    if (reserved.ok) {
      const { url, bookingId, key } = reserved;
      cookie = { key, bookingId };
      tabs.push({ url, bookingId, sessionId: url.split('/').at(-1)! });
    } else if (reserved.reason === 'yours') await look(reserved.sessionId);
  };
  const look = async (sessionId: string) => {
    const claims = witness.beforeLooking(sessionId);
    const answer = await answered(
      site.fulfill(sessionId, name, cookie?.key).catch(() => 'unknown' as const),
    );
    if (!answer) return note(`${name} sees nothing`);
    const booking = answer.value;
    note(`${name} sees ${typeof booking === 'object' ? booking.state : booking}`);
    claims(booking);
  };
  const release = async () => {
    const held = (await answered(site.claimed(cookie?.key)))?.value;
    if (held) await answered(site.release(held.id));
  };
  const choose = async (hour: number) => {
    // Some look at a page that they loaded long ago.
    const isStale = dice.chance(0.25);
    const slotsOf = async (offer: Offer) =>
      isStale
        ? openSlots({ coaching: COACHING, offer, taken: [], now: clock.now() })
        : ((await answered(site.openSlots(offer)))?.value ?? []);
    const shown = COACHING.offers.map(async (offer) =>
      (await slotsOf(offer)).slice(0, 2).map(({ start }) => ({ start, offer: offer.id })),
    );
    const open = (await Promise.all(shown)).flat();
    const chosen = open[hour % open.length];
    if (!chosen) return undefined;
    const visit = `${name}v${++visits}`;
    return { ...chosen, zone: 'Europe/Berlin', visit, from: null };
  };
  const pay = async ({ tab, method, comesBack }: Extract<Deed, { kind: 'pay' }>) => {
    const page = tabs.at(-1 - tab);
    if (!page) return;
    const fields = { email: `${name}@example.com`, name, phone: '+15555550123', ...FIELDS[method] };
    const paid = await inTurn(() => account.pay(page.url, fields));
    note(`${name} pays ${page.sessionId} by ${method}: ${paid ? 'done' : 'refused'}`);
    if (paid && comesBack) await look(page.sessionId);
  };

  const act = async (deed: Deed): Promise<void> => {
    switch (deed.kind) {
      case 'submit':
      case 'submit-twice': {
        last = await choose(deed.hour);
        if (!last) return;
        const request = last;
        const times = [submit(request)];
        if (deed.kind === 'submit-twice') {
          // Some tap another slot of the same page before the first one has answered.
          const other = dice.chance(0.3) ? await choose(deed.hour + 1) : undefined;
          times.push(submit({ ...request, ...other, visit: request.visit }));
        }
        await Promise.all(times);
        if (!deed.pays || !tabs.at(-1)) return;
        await rest(20);
        return pay({ kind: 'pay', tab: 0, method: deed.pays, comesBack: false });
      }
      case 'send-again':
        return last && submit(last);
      case 'pay':
        return pay(deed);
      case 'look': {
        const page = tabs.at(-1 - deed.tab);
        return page && look(page.sessionId);
      }
      case 'cancel':
      case 'move': {
        const page = tabs.at(-1 - deed.tab);
        return page && browser.change(page.bookingId, 'reader', deed);
      }
      case 'release':
        return release();
      case 'lose-mail':
        return void (await answered(site.askForLinks(`${name}@example.com`)));
      case 'lose-cookie':
        cookie = undefined;
    }
  };

  await rest(plan.arrives);
  for (const { pause, deed } of plan.deeds) {
    await rest(pause);
    await act(deed);
  }
}
