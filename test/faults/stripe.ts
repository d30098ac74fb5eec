import type { Fault as StripeFault } from '../../src/sandbox/stripe/faults.ts';
import type { Site } from './site.ts';
import type { Fault } from './fault.ts';
import { CONFIRMED, type Hold, hoursOf, release, look, payFor, reserve, UNSURE } from './reader.ts';
import { comeToRest } from './verdict.ts';

const faults: [name: string, fault: StripeFault][] = [
  ['hangs', { kind: 'hang' }],
  ['answers 500, and 500 again to that key', { kind: 'status', status: 500 }],
  ['commits, and answers 500 for ever', { kind: 'status', status: 500, at: 'after' }],
  ['answers 429', { kind: 'status', status: 429 }],
  ['resets before the commit', { kind: 'reset' }],
  ['resets after the commit', { kind: 'reset', at: 'after' }],
];

/** Each at every call that the site makes: first once, then until somebody gives up. */
export const stripeFaults = faults.map(([name, fault]): Fault => ({
  kind: 'stripe',
  name: `Stripe ${name}`,
  aims: 'I2, I3, I6',
  async strike(site, say) {
    const met = await strike({ site, fault, say, times: 1, overcome: !isLimit(fault) });
    return met + (await strike({ site, fault, say, times: 4, overcome: false }));
  },
}));

function isLimit(fault: StripeFault) {
  return fault.kind === 'status' && fault.status === 429;
}

type World = {
  site: Site;
  fault: StripeFault;
  /** How many calls in a row go wrong. */
  times: number;
  /** Whether that is overcome: the SDK asks once more, except after 429; a 500 that is kept needs a new key. */
  overcome: boolean;
  say: (breach: string) => void;
};

async function strike(world: World): Promise<number> {
  world.site.stripe.faults.webhooks = 'none';
  const met = [
    await strikeReserving(world),
    await strikeLooking(world),
    await strikeLettingGo(world),
    await strikeRefund(world),
  ];
  return met.reduce((sum, count) => sum + count);
}

async function strikeReserving(world: World): Promise<number> {
  const { site, overcome, say } = world;
  const [start = ''] = await hoursOf(site);
  const reserving = () => reserve(site, start);
  const { done, met } = await during('POST /v1/checkout/sessions', world, reserving);
  if (done.hold) return met;
  if (overcome || done.told !== 'payment-unavailable')
    say(`I6 who asked for an hour was told “${done.told}”`);
  if (!(await hoursOf(site)).includes(start)) say(`I3 ${start} is not free, and nobody has it`);
  return met;
}

async function strikeLooking(world: World): Promise<number> {
  const { site, overcome, say } = world;
  const hold = await holdFirst(site);
  await payFor(hold);
  const looking = () => look(site, hold);
  const { done, met } = await during('GET /v1/checkout/sessions/:id', world, looking);
  if (![CONFIRMED, ...(overcome ? [] : [UNSURE])].includes(done))
    say(`I6 who had paid was told “${done}”`);
  return met;
}

async function strikeLettingGo(world: World): Promise<number> {
  const { site, fault, overcome, say } = world;
  const hold = await holdFirst(site);
  const releasing = () => release(site, hold);
  const { done, met } = await during('POST /v1/checkout/sessions/:id/expire', world, releasing);
  // Here nobody tries a new key, and the hour frees itself.
  const sure = overcome && fault.kind !== 'status';
  if (!['released', ...(sure ? [] : ['still-held'])].includes(done))
    say(`I6 who let an hour go was told “${done}”`);
  return met;
}

/** Two have paid for one hour: the first one's money goes back, while Stripe goes wrong. */
async function strikeRefund(world: World): Promise<number> {
  const { site } = world;
  const late = await holdFirst(site);
  await payFor(late);
  site.advance(42 * 60);
  const { hold, told } = await reserve(site, late.start);
  if (!hold) throw new Error(`a lapsed hour could not be had: “${told}”`);
  await payFor(hold);
  const { met } = await during('POST /v1/refunds', world, async () => {
    await look(site, late);
    await comeToRest(site);
  });
  return met;
}

async function holdFirst(site: Site): Promise<Hold> {
  const [start = ''] = await hoursOf(site);
  const { hold, told } = await reserve(site, start);
  if (!hold) throw new Error(`an hour could not be had: “${told}”`);
  return hold;
}

/** Works while the next calls of a route go wrong; says how many did. */
async function during<T>(
  route: string,
  { site, fault, times, say }: World,
  work: () => Promise<T>,
): Promise<{ done: T; met: number }> {
  const { faults } = site.stripe;
  for (let time = 0; time < times; time++) faults.next(route, fault);
  const done = await work();
  let left = 0;
  while (faults.take(route)) left += 1;
  if (left === times) say(`${route} was not asked`);
  return { done, met: times - left };
}
