import { beforeEach, expect, it } from 'vitest';
import { createBookingStore } from '../../../src/adapters/booking-store.ts';
import { migrate } from '../../../src/adapters/migrations.ts';
import { openSqlite } from '../../../src/adapters/sqlite.ts';
import { deliver } from '../../../src/domain/booking/deliver.ts';
import type { BookingStore } from '../../../src/domain/booking/ports.ts';
import { holdOf, NOW, paymentOf } from '../../booking.ts';
import { spyMailer } from '../../fakes.ts';

const from = {
  site: 'Like a Boss',
  author: 'Kayla',
  contact: 'hello@example.com',
  coachEmail: 'coach@example.com',
  coachPhone: undefined,
  dials: 'coach',
  manageUrl: (id: string, role: string) => `https://desk.example/${id}/${role}`,
} as const;
const YEAR = 365 * 86_400;

let now = NOW;
let store: BookingStore;
let spy = spyMailer();
const world = () => ({ store, mailer: spy.mailer, from, now: () => now });
const sent = () => spy.sent.map(({ id, to }) => `${id} to ${to.address}`);
const both = ['a.confirmed-reader to ada@example.com', 'a.confirmed-coach to coach@example.com'];

beforeEach(async () => {
  now = NOW;
  spy = spyMailer();
  const sql = openSqlite(':memory:');
  await migrate(sql);
  store = createBookingStore(sql);
  await store.hold(holdOf('a'), 3, NOW);
});

it('sends what is due to whom it is for, once', async () => {
  await store.settle('a', paymentOf('cs_1'), NOW);
  await deliver(world());
  expect(sent()).toEqual(both);
  expect(spy.sent[0]?.subject).toBe('Your call with Kayla is confirmed');
  now += YEAR;
  await deliver(world());
  expect(spy.sent).toHaveLength(2);
});

it('sends nothing while nothing is due', async () => {
  await deliver(world());
  expect(spy.sent).toEqual([]);
});

it.each(['a.confirmed-reader', 'a.confirmed-coach'])(
  'sends %s later under the same id when it fails, and holds no other up',
  async (id) => {
    await store.settle('a', paymentOf('cs_1'), NOW);
    spy.failing.add(id);
    await expect(deliver(world())).rejects.toThrow('1 of 2 failed');
    expect(sent()).toEqual(both.filter((line) => !line.startsWith(id)));
    now += 60;
    await deliver(world());
    expect(spy.sent.map((message) => message.id).toSorted()).toEqual([
      'a.confirmed-coach',
      'a.confirmed-reader',
    ]);
    now += YEAR;
    await deliver(world());
    expect(spy.sent).toHaveLength(2);
  },
);

it('sends again, with the same id and words, after a crash between sending and noting it', async () => {
  await store.settle('a', paymentOf('cs_1'), NOW);
  const crashing = { ...store, mailed: () => Promise.reject(new Error('crash')) };
  await expect(deliver({ ...world(), store: crashing })).rejects.toThrow('2 of 2 failed');
  const first = spy.sent.splice(0);
  expect(first).toHaveLength(2);
  now += 60;
  await deliver(world());
  expect(spy.sent).toEqual(first);
});

it('sends nothing to a reader who left no address, and does not try again', async () => {
  await store.settle('a', { ...paymentOf('cs_1'), email: null }, NOW);
  await deliver(world());
  expect(sent()).toEqual(['a.confirmed-coach to coach@example.com']);
  expect(await store.claimMails(NOW + YEAR)).toEqual([]);
});

it('tells what of a payment comes back', async () => {
  await store.settle('a', paymentOf('cs_1'), NOW);
  await deliver(world());
  await store.settle('a', { ...paymentOf('cs_2'), amount: 2000 }, NOW);
  await deliver(world());
  expect(spy.sent.at(-1)?.id).toBe('pi_cs_2.refunded');
  expect(spy.sent.at(-1)?.text).toContain('The second payment, $20,');
});

it('shares the mails with a process that delivers at the same time', async () => {
  await store.settle('a', paymentOf('cs_1'), NOW);
  await Promise.all([deliver(world()), deliver(world()), deliver(world())]);
  expect(sent().toSorted()).toEqual(both.toSorted());
});
