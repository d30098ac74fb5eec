import { beforeEach, describe, expect, it } from 'vitest';
import { PAYMENT_PAGES } from '../../../src/domain/booking/reserve/payment-pages.ts';
import { createRateLimit } from '../../../src/adapters/database/rate-limit.ts';
import type { Sql } from '../../../src/adapters/database/sql.ts';
import { HOLD_LASTS } from '../../../src/domain/booking/hold.ts';
import { NOW } from '../../support/booking.ts';
import { emptyDatabase } from '../../support/store.ts';

let sql: Sql;
let limit: ReturnType<typeof createRateLimit>;
let ids = 0;
beforeEach(async () => {
  sql = await emptyDatabase();
  limit = createRateLimit(sql, 'key', PAYMENT_PAGES);
});
const admit = (address: string, now = NOW) => limit.admit(`b${++ids}`, address, now);
const five = async (address: string, now = NOW) => {
  for (let count = 0; count < 5; count++) expect(await admit(address, now)).toBe(true);
};
const rows = async () => (await sql.batch([{ sql: 'SELECT address FROM rate' }]))[0] ?? [];

describe('a visitor', () => {
  it('opens five payment pages in ten minutes, and the next one after them', async () => {
    await five('203.0.113.7');
    expect(await admit('203.0.113.7', NOW + 599)).toBe(false);
    expect(await admit('203.0.113.8', NOW + 599)).toBe(true);
    expect(await admit('203.0.113.7', NOW + 600)).toBe(true);
  });

  it('opens eight in the life of a hold', async () => {
    await five('203.0.113.7');
    for (const late of [600, 601, 602]) expect(await admit('203.0.113.7', NOW + late)).toBe(true);
    expect(await admit('203.0.113.7', NOW + HOLD_LASTS - 1)).toBe(false);
    expect(await admit('203.0.113.7', NOW + HOLD_LASTS)).toBe(true);
  });

  it('is admitted once for one booking, however often the form is sent', async () => {
    for (let count = 0; count < 9; count++)
      expect(await limit.admit('twin', '203.0.113.7', NOW)).toBe(true);
    expect(await rows()).toHaveLength(1);
  });

  it('is counted right when everything comes at once', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => admit('203.0.113.7')));
    expect(answers.filter(Boolean)).toHaveLength(5);
  });
});

describe('an address', () => {
  it.each([
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff:ffff:ffff:ffff', false],
    ['2001:db8:1:2::1', '2001:0DB8:0001:0002:0:0:0:9', false],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', true],
    ['2001:db8::1', '2001:db8:0:0:5::', false],
    ['::1', '::2', false],
    ['203.0.113.7', '::ffff:203.0.113.7', false],
    ['::ffff:203.0.113.7', '::ffff:203.0.113.8', true],
    ['203.0.113.7', '::FFFF:cb00:7107', false],
    ['203.0.113.7', '0:0:0:0:0:ffff:203.0.113.7', false],
    ['203.0.113.7', '64:ff9b::203.0.113.7', false],
    ['64:ff9b::203.0.113.7', '64:ff9b::cb00:7108', true],
    ['64:ff9b:1::203.0.113.7', '64:ff9b:1::203.0.113.8', false],
    ['fe80::1%eth0', 'fe80::2', false],
    ['1:2:3:4:5:6:7:8', '1:2:3:4:0:0:0:0', false],
  ])('%s leaves %s free: %s', async (used, other, free) => {
    await five(used);
    expect(await admit(other)).toBe(free);
  });

  it('is not kept, and its hash says nothing without the key', async () => {
    await admit('203.0.113.7');
    const [kept] = await rows();
    expect(kept?.address).toMatch(/^[0-9a-f]{32}$/);
    await createRateLimit(sql, 'another key', PAYMENT_PAGES).admit('other', '203.0.113.7', NOW);
    expect(new Set((await rows()).map(({ address }) => address)).size).toBe(2);
  });

  it('is forgotten when a hold would have lapsed', async () => {
    await admit('203.0.113.7');
    await limit.prune(NOW + HOLD_LASTS - 1);
    expect(await rows()).toHaveLength(1);
    await limit.prune(NOW + HOLD_LASTS);
    expect(await rows()).toEqual([]);
  });
});
