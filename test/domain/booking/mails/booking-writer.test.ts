import { beforeEach, describe, expect, it } from 'vitest';
import { COACHING, holdOf, MONDAY_6PM, NOW, paymentOf } from '../../../support/booking.ts';
import { deliverMails } from '../../../support/booking-mails.ts';
import { fakeCheckout, free, spyMailer } from '../../../support/fakes.ts';
import { emptyDatabase, type Store, storeOn } from '../../../support/store.ts';

const YEAR = 365 * 86_400;

let now = NOW;
let store: Store;
let spy = spyMailer();
const world = () => ({
  coaching: COACHING,
  store,
  calendar: free,
  mailer: spy.mailer,
  now: () => now,
});
const sent = () => spy.sent.map(({ id, to }) => `${id} to ${to.address}`);
const both = ['a.confirmed-reader to ada@example.com', 'a.confirmed-coach to coach@example.com'];

beforeEach(async () => {
  now = NOW;
  spy = spyMailer();
  const sql = await emptyDatabase();
  store = storeOn(sql);
  await store.hold(holdOf('a'), 3, NOW);
});

it.each([
  ['what is left of it', 500, 'Your money, $20, is on its way'],
  ['no sum while Stripe can’t be asked', undefined, 'Your money is on its way'],
  ['all of it when it went back by hand', 2500, 'Your money, $25, is on its way'],
])('promises %s', async (_, byHand, words) => {
  const fake = fakeCheckout();
  fake.byHand.value = byHand;
  await store.settle('a', { ...paymentOf('cs_1'), asSold: false }, NOW);
  await deliverMails({ ...world(), checkout: fake.checkout });
  expect(spy.sent[0]?.text).toContain(words);
});

describe('an address that is refused for good', () => {
  it('is told to the coach at once, with the number to call, and once', async () => {
    await store.settle('a', paymentOf('cs_1'), NOW);
    await store.remind('day', 86_400, NOW);
    spy.refusing.add('ada@example.com');
    await deliverMails(world());
    await deliverMails(world());
    expect(sent()).toEqual([both[1], 'a.address-refused-coach to coach@example.com']);
    expect(spy.sent[1]?.text).toContain('Call them: +15555550100.');
    now = MONDAY_6PM - 86_400;
    await deliverMails(world());
    await deliverMails(world());
    now += YEAR;
    await deliverMails(world());
    const told = spy.sent.filter(({ id }) => id === 'a.address-refused-coach');
    expect(told).toHaveLength(1);
    expect(await store.claimMails(now + YEAR)).toEqual([]);
  });

  it('keeps mails to the coach due, who can mend her own', async () => {
    await store.settle('a', paymentOf('cs_1'), NOW);
    spy.refusing.add('coach@example.com');
    await expect(deliverMails(world())).rejects.toThrow('1 of 2 failed');
    spy.refusing.clear();
    now += 120;
    await deliverMails(world());
    expect(sent()).toEqual(both);
  });
});
