import type { Fault as StripeFault } from '../../src/sandbox/stripe/faults.ts';
import type { Desk } from './desk.ts';
import type { Fault } from './fault.ts';
import { CONFIRMED, hoursOf, letGo, look, payFor, PERHAPS, reserve } from './reader.ts';
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
  async strike(desk, say) {
    const world = { desk, fault, say };
    return (await strike(1, world)) + (await strike(4, world));
  },
}));

type World = { desk: Desk; fault: StripeFault; say: (breach: string) => void };

async function strike(times: number, world: World): Promise<number> {
  const { desk, fault, say } = world;
  desk.stripe.faults.webhooks = 'none';
  const [first = '', second = '', third = ''] = await hoursOf(desk);

  // The SDK asks once more, except after 429; a 500 that is kept needs a key of its own.
  const overcome = times === 1 && !(fault.kind === 'status' && fault.status === 429);
  const wished = await during('POST /v1/checkout/sessions', times, world, () =>
    reserve(desk, first),
  );
  if (overcome && !wished.done.hold) say(`I6 a first try ended in “${wished.done.told}”`);
  if (!wished.done.hold && wished.done.told !== 'payment-unavailable')
    say(`I6 who wished an hour was told “${wished.done.told}”`);
  if (!wished.done.hold && !(await hoursOf(desk)).includes(first))
    say(`I3 ${first} is not free, and nobody has it`);

  const { hold } = await reserve(desk, second);
  if (!hold) throw new Error('no hour could be held between two faults');
  await payFor(hold);
  const looked = await during('GET /v1/checkout/sessions/:id', times, world, () =>
    look(desk, hold),
  );
  if (![CONFIRMED, ...PERHAPS].includes(looked.done))
    say(`I6 who had paid was told “${looked.done}”`);
  if (overcome && looked.done !== CONFIRMED) say(`I6 a first look said “${looked.done}”`);

  const other = await reserve(desk, third);
  if (!other.hold) throw new Error('no second hour could be held');
  const freed = other.hold;
  const let_ = await during('POST /v1/checkout/sessions/:id/expire', times, world, () =>
    letGo(desk, freed),
  );
  if (!['let-go', 'still-held'].includes(let_.done)) say(`I6 who let go was told “${let_.done}”`);
  return wished.met + looked.met + let_.met + (await strikeRefund(times, world));
}

/** Two have paid for one hour: the first one's money goes back, while Stripe goes wrong. */
async function strikeRefund(times: number, world: World): Promise<number> {
  const { desk, say } = world;
  const [start = ''] = await hoursOf(desk);
  const late = await reserve(desk, start);
  if (!late.hold) throw new Error('no hour could be held for a refund');
  await payFor(late.hold);
  desk.advance(42 * 60);
  const quick = await reserve(desk, start);
  if (!quick.hold) return 0;
  await payFor(quick.hold);
  const { hold } = late;
  const { met } = await during('POST /v1/refunds', times, world, async () => {
    await look(desk, hold);
    await comeToRest(desk);
  });
  if (met === 0) say('nothing had to be paid back');
  return met;
}

/** Works while the next `times` calls of a route go wrong; says how many did. */
async function during<T>(
  route: string,
  times: number,
  { desk, fault }: World,
  work: () => Promise<T>,
): Promise<{ done: T; met: number }> {
  const { faults } = desk.stripe;
  for (let time = 0; time < times; time++) faults.next(route, fault);
  const done = await work();
  let left = 0;
  while (faults.take(route)) left += 1;
  return { done, met: times - left };
}
