import { describe, expect, it } from 'vitest';
import { bookingHealth } from '../../../../src/adapters/database/health/booking-health.ts';
import { anew } from '../../../support/anew.ts';
import { COACHING, holdOf, MONDAY_6PM, NOW, paymentOf } from '../../../support/booking.ts';
import { BOTH, openMailWorld } from './mail-world.ts';

const YEAR = 365 * 86_400;

const world = anew(openMailWorld);

it('sends what is due to whom it is for, once', async () => {
  await world.pay();
  await world.deliver();
  expect(world.sent()).toEqual(BOTH);
  expect(world.spy.sent[0]?.subject).toBe('Your call with Kayla is confirmed');
  world.now += YEAR;
  await world.deliver();
  expect(world.spy.sent).toHaveLength(2);
});

it('sends nothing while nothing is due', async () => {
  await world.deliver();
  expect(world.spy.sent).toEqual([]);
});

it.each(['a.confirmed-reader', 'a.confirmed-coach'])(
  'sends %s later under the same id when it fails, and holds no other up',
  async (id) => {
    await world.pay();
    world.spy.failing.add(id);
    await expect(world.deliver()).rejects.toThrow('1 of 2 failed');
    expect(world.sent()).toEqual(BOTH.filter((line) => !line.startsWith(id)));
    world.now += 60;
    await world.deliver();
    expect(world.spy.sent.map((message) => message.id).toSorted()).toEqual([
      'a.confirmed-coach',
      'a.confirmed-reader',
    ]);
    world.now += YEAR;
    await world.deliver();
    expect(world.spy.sent).toHaveLength(2);
  },
);

it('sends again, with the same id and words, after a crash between sending and noting it', async () => {
  await world.pay();
  const crashing = { ...world.store, mailed: () => Promise.reject(new Error('crash')) };
  await expect(world.deliver({ store: crashing })).rejects.toThrow('2 of 2 failed');
  const first = world.spy.sent.splice(0);
  expect(first).toHaveLength(2);
  world.now += 60;
  await world.deliver();
  expect(world.spy.sent).toEqual(first);
});

it('sends nothing to a reader who left no address, and does not try again', async () => {
  await world.pay({ email: null });
  await world.deliver();
  expect(world.sent()).toEqual(['a.confirmed-coach to coach@example.com']);
  expect(await world.store.claimMails(NOW + YEAR)).toEqual([]);
});

it.each(['{', '[]', '"text"', '{"payment":1}'])(
  'holds back a mail with facts %s alone',
  async (facts) => {
    await world.pay();
    const spoiled = `UPDATE outbox SET facts = :facts WHERE key = 'a.confirmed-reader'`;
    await world.sql.batch([{ sql: spoiled, args: { facts } }]);
    await expect(world.deliver()).rejects.toThrow('1 of 2 failed');
    expect(world.sent()).toEqual(['a.confirmed-coach to coach@example.com']);
  },
);

it('tells what of a payment comes back', async () => {
  await world.pay();
  await world.deliver();
  await world.store.settle('a', { ...paymentOf('cs_2'), amount: 2000 }, NOW);
  await world.deliver();
  expect(world.spy.sent.at(-1)?.id).toBe('pi_cs_2.refunded');
  expect(world.spy.sent.at(-1)?.text).toContain('Your money, $20, is on its way');
});

it('shares the mails with a process that delivers at the same time', async () => {
  await world.pay();
  await Promise.all([world.deliver(), world.deliver(), world.deliver()]);
  expect(world.sent().toSorted()).toEqual(BOTH.toSorted());
});

it('tells a reader whose refund is done, once', async () => {
  await world.pay({ asSold: false });
  await world.deliver();
  await world.store.refunded('pi_cs_1', 2500, NOW);
  await world.store.refunded('pi_cs_1', 2500, NOW);
  await world.deliver();
  expect(world.spy.sent.map(({ id }) => id)).toEqual([
    'pi_cs_1.refunded',
    'pi_cs_1.refunded-reader',
  ]);
  expect(world.spy.sent[1]?.text).toContain('$25 went back to you');
});

it('tells no reader that money went back which did not, nor of a failure that is over', async () => {
  await world.pay({ asSold: false });
  await world.deliver();
  await world.store.refunded('pi_cs_1', 2500, NOW);
  await world.store.refundFailed('pi_cs_1', NOW);
  for (const who of ['reader', 'coach'])
    world.spy.failing.add(`pi_cs_1.${NOW}.refund-failed-${who}`);
  await world.deliver().catch(() => undefined);
  await world.store.refundStands('pi_cs_1');
  world.now += YEAR;
  await world.deliver();
  expect(world.spy.sent.map(({ id }) => id)).toEqual(['pi_cs_1.refunded']);
});

it('says sorry with the next three hours that are free', async () => {
  await world.store.expire('a');
  await world.store.hold(holdOf('b'), 3, NOW);
  await world.store.settle('b', paymentOf('cs_2'), NOW);
  await world.pay();
  await world.deliver();
  const sorry = world.spy.sent.find(({ id }) => id === 'pi_cs_1.refunded');
  const hours = sorry?.text.split('\n').filter((line) => line.startsWith('- '));
  expect(hours).toEqual([
    '- Saturday, November 28, 2026 at 4:00 PM (Berlin time)',
    '- Saturday, November 28, 2026 at 5:15 PM (Berlin time)',
    '- Tuesday, December 1, 2026 at 1:15 AM (Berlin time)',
  ]);
});

it('says sorry without hours while none is free', async () => {
  const closed = { ...COACHING, hours: {} };
  await world.pay({ asSold: false });
  await world.deliver({ coaching: closed });
  expect(world.spy.sent[0]?.text).toContain('look for another hour');
});

describe('a mail that has become untrue while it waited', () => {
  it('confirms no call that is canceled', async () => {
    await world.pay();
    await world.change(`state = 'cancelled', cancelled_by = 'coach', sequence = 1`);
    await world.deliver();
    world.now += YEAR;
    await world.deliver();
    expect(world.spy.sent).toEqual([]);
  });

  it('confirms a call that has moved with its new hour', async () => {
    await world.pay();
    await world.change(
      `start_at = ${MONDAY_6PM + 4500}, end_at = ${MONDAY_6PM + 8100}, sequence = 1`,
    );
    await world.deliver();
    expect(world.spy.sent[0]?.text).toContain(', 7:15 PM, New York time');
    expect(world.spy.sent[0]?.invitation?.entry).toMatchObject({
      start: MONDAY_6PM + 4500,
      sequence: 1,
    });
  });
});

it('gives a mail up after 16 tries, and can count those', async () => {
  await world.pay();
  await world.store.mailed('a.confirmed-coach', NOW);
  for (let tries = 1; tries <= 16; tries += 1) {
    expect((await bookingHealth(world.sql, world.now)).deadMails).toBe(0);
    world.spy.failing.add('a.confirmed-reader');
    await expect(world.deliver()).rejects.toThrow('1 of 1 failed');
    world.now += 4.5 * 3600;
  }
  await world.deliver();
  expect(world.spy.sent).toEqual([]);
  expect((await bookingHealth(world.sql, world.now)).deadMails).toBe(1);
});
