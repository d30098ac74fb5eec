import { describe, expect, it } from 'vitest';
import { anew } from '../../../support/anew.ts';
import { MONDAY_6PM, NOW } from '../../../support/booking.ts';
import { BOTH, openMailWorld } from './mail-world.ts';

const YEAR = 365 * 86_400;

const world = anew(openMailWorld);

it.each([
  ['what is left of it', 500, 'Your money, $20, is on its way'],
  ['no sum while Stripe can’t be asked', undefined, 'Your money is on its way'],
  ['all of it when it went back by hand', 2500, 'Your money, $25, is on its way'],
])('promises %s', async (_, byHand, words) => {
  world.fake.byHand.value = byHand;
  await world.pay({ asSold: false });
  await world.deliver();
  expect(world.spy.sent[0]?.text).toContain(words);
});

describe('an address that is refused for good', () => {
  it('is told to the coach at once, with the number to call, and once', async () => {
    await world.pay();
    await world.store.remind('day', 86_400, NOW);
    world.spy.refusing.add('ada@example.com');
    await world.deliver();
    await world.deliver();
    expect(world.sent()).toEqual([BOTH[1], 'a.address-refused-coach to coach@example.com']);
    expect(world.spy.sent[1]?.text).toContain('Call them: +15555550100.');
    world.now = MONDAY_6PM - 86_400;
    await world.deliver();
    await world.deliver();
    world.now += YEAR;
    await world.deliver();
    const told = world.spy.sent.filter(({ id }) => id === 'a.address-refused-coach');
    expect(told).toHaveLength(1);
    expect(await world.store.claimMails(world.now + YEAR)).toEqual([]);
  });

  it('keeps mails to the coach due, who can mend her own', async () => {
    await world.pay();
    world.spy.refusing.add('coach@example.com');
    await expect(world.deliver()).rejects.toThrow('1 of 2 failed');
    world.spy.refusing.clear();
    world.now += 120;
    await world.deliver();
    expect(world.sent()).toEqual(BOTH);
  });
});
