import { expect, it } from 'vitest';
import type { Given, Refund } from '../../../src/domain/booking/checkout.ts';
import { moneyLeft } from '../../../src/domain/booking/money-left.ts';

const due = (id: string, amount: number, change: Partial<Refund> = {}): Refund => ({
  ...{ id, amount, paymentIntent: 'pi', bookingId: 'a', words: null },
  ...{ tries: 0, done: false, failed: false, marked: true },
  ...change,
});
const made = (amount: number, refund: string | null = null): Given => ({ amount, refund });

const ask = (own: Refund[], given: Given[] | undefined, except?: string) =>
  moneyLeft(
    { paymentIntent: 'pi', charged: 2500 },
    {
      store: { refundsOf: async () => own },
      checkout: {
        givenBack: async () => given ?? Promise.reject(new Error('Stripe can’t be asked')),
      },
    },
    except,
  );

it.each<[what: string, own: Refund[], given: Given[], left: number, elsewhere: number]>([
  ['nothing went back', [], [], 2500, 0],
  ['some went back elsewhere', [], [made(700)], 1800, 700],
  ['some is due', [due('a', 1000)], [], 1500, 0],
  ['what is due is made', [due('a', 1000)], [made(1000, 'a')], 1500, 0],
  ['a part of it is', [due('a', 1000)], [made(400, 'a')], 1500, 0],
  ['it is noted as done', [due('a', 1000, { done: true })], [made(1000, 'a')], 1500, 0],
  ['one failed', [due('a', 1000, { done: true, failed: true })], [], 2500, 0],
  ['one went back in its place', [due('a', 1000, { done: true })], [made(1000)], 1500, 0],
  ['both, and more', [due('a', 1000), due('b', 500)], [made(300), made(500, 'b')], 700, 300],
  ['one that is not known any more', [], [made(500, 'lost')], 2000, 500],
  ['all went back elsewhere', [due('a', 1000)], [made(2500)], 0, 2500],
])('of a payment, when %s', async (_, own, given, left, elsewhere) => {
  expect(await ask(own, given)).toEqual({ left, elsewhere, sure: true });
});

it('is what one refund can take, when that one counts as if it were not there', async () => {
  const own = [due('a', 1000), due('b', 500)];
  expect(await ask(own, [made(500, 'b')], 'a')).toMatchObject({ left: 2000, elsewhere: 0 });
});

it('is not sure while Stripe can’t be asked', async () => {
  expect(await ask([due('a', 1000)], undefined)).toEqual({ left: 1500, elsewhere: 0, sure: false });
});

it('is nothing of what was paid without a payment', async () => {
  const world = { store: { refundsOf: () => Promise.reject(new Error()) } } as never;
  const free = { paymentIntent: null, charged: 0 };
  expect(await moneyLeft(free, world)).toEqual({ left: 0, elsewhere: 0, sure: true });
});
