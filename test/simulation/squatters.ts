import { openSlots } from '../../src/domain/booking/slots.ts';
import { createBrowser, type World } from './browser.ts';
import type { Plan } from './plan.ts';
import { COACHING } from './site.ts';

/** Lets one household hold what it can, many forms at once, and pay for none of it. */
export async function squat(name: string, plan: Plan['squatters'][number], world: World) {
  const { site, clock, note } = world;
  const { rest, answered } = createBrowser(name, world);
  const [offer] = COACHING.offers;
  let cookie: string | undefined;
  let visits = 0;

  const grab = async (start: number) => {
    const visit = `${name}v${++visits}`;
    const request = { start, offer: offer.id, zone: 'Europe/Berlin', visit, from: null };
    const reserved = (await answered(site.reserve(request, cookie, name)))?.value;
    note(`${name} grabs ${start}: ${reserved?.ok ? 'held' : reserved?.reason}`);
    if (reserved?.ok && plan.keepsCookie) cookie = reserved.key;
  };

  await rest(plan.arrives);
  for (let time = 0; time < plan.times; time++) {
    const all = openSlots({ coaching: COACHING, offer, taken: [], now: clock.now() });
    const wanted = Array.from({ length: plan.forms }, (_, index) => all[index % all.length]!);
    await Promise.all(wanted.map(({ start }) => grab(start)));
    await rest(60);
  }
}
