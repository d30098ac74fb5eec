import { beforeEach, describe, expect, it } from 'vitest';
import { bookingHealth } from '../../../../src/adapters/database/health/booking-health.ts';
import type { Sql } from '../../../../src/adapters/database/sql.ts';
import { COACHING, holdOf, MONDAY_6PM, NOW, paymentOf } from '../../../support/booking.ts';
import { deliverMails } from '../../../support/booking-mails.ts';
import { free, spyMailer } from '../../../support/fakes.ts';
import { emptyDatabase, type Store, storeOn } from '../../../support/store.ts';

const YEAR = 365 * 86_400;

let now = NOW;
let sql: Sql;
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
  sql = await emptyDatabase();
  store = storeOn(sql);
  await store.hold(holdOf('a'), 3, NOW);
});

it('sends what is due to whom it is for, once', async () => {
  await store.settle('a', paymentOf('cs_1'), NOW);
  await deliverMails(world());
  expect(sent()).toEqual(both);
  expect(spy.sent[0]?.subject).toBe('Your call with Kayla is confirmed');
  now += YEAR;
  await deliverMails(world());
  expect(spy.sent).toHaveLength(2);
});

it('sends nothing while nothing is due', async () => {
  await deliverMails(world());
  expect(spy.sent).toEqual([]);
});

it.each(['a.confirmed-reader', 'a.confirmed-coach'])(
  'sends %s later under the same id when it fails, and holds no other up',
  async (id) => {
    await store.settle('a', paymentOf('cs_1'), NOW);
    spy.failing.add(id);
    await expect(deliverMails(world())).rejects.toThrow('1 of 2 failed');
    expect(sent()).toEqual(both.filter((line) => !line.startsWith(id)));
    now += 60;
    await deliverMails(world());
    expect(spy.sent.map((message) => message.id).toSorted()).toEqual([
      'a.confirmed-coach',
      'a.confirmed-reader',
    ]);
    now += YEAR;
    await deliverMails(world());
    expect(spy.sent).toHaveLength(2);
  },
);

it('sends again, with the same id and words, after a crash between sending and noting it', async () => {
  await store.settle('a', paymentOf('cs_1'), NOW);
  const crashing = { ...store, mailed: () => Promise.reject(new Error('crash')) };
  await expect(deliverMails({ ...world(), store: crashing })).rejects.toThrow('2 of 2 failed');
  const first = spy.sent.splice(0);
  expect(first).toHaveLength(2);
  now += 60;
  await deliverMails(world());
  expect(spy.sent).toEqual(first);
});

it('sends nothing to a reader who left no address, and does not try again', async () => {
  await store.settle('a', { ...paymentOf('cs_1'), email: null }, NOW);
  await deliverMails(world());
  expect(sent()).toEqual(['a.confirmed-coach to coach@example.com']);
  expect(await store.claimMails(NOW + YEAR)).toEqual([]);
});

it.each(['{', '[]', '"text"', '{"payment":1}'])(
  'holds back a mail with facts %s alone',
  async (facts) => {
    await store.settle('a', paymentOf('cs_1'), NOW);
    const spoiled = `UPDATE outbox SET facts = :facts WHERE key = 'a.confirmed-reader'`;
    await sql.batch([{ sql: spoiled, args: { facts } }]);
    await expect(deliverMails(world())).rejects.toThrow('1 of 2 failed');
    expect(sent()).toEqual(['a.confirmed-coach to coach@example.com']);
  },
);

it('tells what of a payment comes back', async () => {
  await store.settle('a', paymentOf('cs_1'), NOW);
  await deliverMails(world());
  await store.settle('a', { ...paymentOf('cs_2'), amount: 2000 }, NOW);
  await deliverMails(world());
  expect(spy.sent.at(-1)?.id).toBe('pi_cs_2.refunded');
  expect(spy.sent.at(-1)?.text).toContain('Your money, $20, is on its way');
});

it('shares the mails with a process that delivers at the same time', async () => {
  await store.settle('a', paymentOf('cs_1'), NOW);
  await Promise.all([deliverMails(world()), deliverMails(world()), deliverMails(world())]);
  expect(sent().toSorted()).toEqual(both.toSorted());
});

it('tells a reader whose refund is done, once', async () => {
  await store.settle('a', { ...paymentOf('cs_1'), asSold: false }, NOW);
  await deliverMails(world());
  await store.refunded('pi_cs_1', 2500, NOW);
  await store.refunded('pi_cs_1', 2500, NOW);
  await deliverMails(world());
  expect(spy.sent.map(({ id }) => id)).toEqual(['pi_cs_1.refunded', 'pi_cs_1.refunded-reader']);
  expect(spy.sent[1]?.text).toContain('$25 went back to you');
});

it('tells no reader that money went back which did not, nor of a failure that is over', async () => {
  await store.settle('a', { ...paymentOf('cs_1'), asSold: false }, NOW);
  await deliverMails(world());
  await store.refunded('pi_cs_1', 2500, NOW);
  await store.refundFailed('pi_cs_1', NOW);
  for (const who of ['reader', 'coach']) spy.failing.add(`pi_cs_1.${NOW}.refund-failed-${who}`);
  await deliverMails(world()).catch(() => undefined);
  await store.refundStands('pi_cs_1');
  now += YEAR;
  await deliverMails(world());
  expect(spy.sent.map(({ id }) => id)).toEqual(['pi_cs_1.refunded']);
});

it('says sorry with the next three hours that are free', async () => {
  await store.expire('a');
  await store.hold(holdOf('b'), 3, NOW);
  await store.settle('b', paymentOf('cs_2'), NOW);
  await store.settle('a', paymentOf('cs_1'), NOW);
  await deliverMails(world());
  const sorry = spy.sent.find(({ id }) => id === 'pi_cs_1.refunded');
  const hours = sorry?.text.split('\n').filter((line) => line.startsWith('- '));
  expect(hours).toEqual([
    '- Saturday, November 28, 2026 at 4:00 PM GMT+1 (Berlin time)',
    '- Saturday, November 28, 2026 at 5:15 PM GMT+1 (Berlin time)',
    '- Tuesday, December 1, 2026 at 1:15 AM GMT+1 (Berlin time)',
  ]);
});

it('says sorry without hours while none is free', async () => {
  const closed = { ...COACHING, hours: {} };
  await store.settle('a', { ...paymentOf('cs_1'), asSold: false }, NOW);
  await deliverMails({ ...world(), coaching: closed });
  expect(spy.sent[0]?.text).toContain('look for another hour');
});

describe('a mail that has become untrue while it waited', () => {
  const change = (columns: string) => sql.batch([{ sql: `UPDATE booking SET ${columns}` }]);

  it('confirms no call that is canceled', async () => {
    await store.settle('a', paymentOf('cs_1'), NOW);
    await change(`state = 'cancelled', cancelled_by = 'coach', sequence = 1`);
    await deliverMails(world());
    now += YEAR;
    await deliverMails(world());
    expect(spy.sent).toEqual([]);
  });

  it('confirms a call that has moved with its new hour', async () => {
    await store.settle('a', paymentOf('cs_1'), NOW);
    await change(`start_at = ${MONDAY_6PM + 4500}, end_at = ${MONDAY_6PM + 8100}, sequence = 1`);
    await deliverMails(world());
    expect(spy.sent[0]?.text).toContain('at 7:15 PM EST');
    expect(spy.sent[0]?.invitation?.entry).toMatchObject({
      start: MONDAY_6PM + 4500,
      sequence: 1,
    });
  });
});

it('gives a mail up after 16 tries, and can count those', async () => {
  await store.settle('a', paymentOf('cs_1'), NOW);
  await store.mailed('a.confirmed-coach', NOW);
  for (let tries = 1; tries <= 16; tries += 1) {
    expect((await bookingHealth(sql, now)).deadMails).toBe(0);
    spy.failing.add('a.confirmed-reader');
    await expect(deliverMails(world())).rejects.toThrow('1 of 1 failed');
    now += 4.5 * 3600;
  }
  await deliverMails(world());
  expect(spy.sent).toEqual([]);
  expect((await bookingHealth(sql, now)).deadMails).toBe(1);
});
