import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createBookingStore } from '../../src/adapters/database/booking-store.ts';
import { migrate } from '../../src/adapters/database/migrations.ts';
import { openSqlite } from '../../src/adapters/database/sqlite.ts';
import { holdOf, paymentOf } from '../support/booking.ts';
import { scratchFolder } from '../support/scratch.ts';
import { runScript } from '../support/run.ts';
import { runHere } from '../support/run-here.ts';

const LINK_SECRET = 'one-of-two-keys-to-the-coachs-door';
const at = (file: string) => ({ DATABASE_URL: `file:${file}`, STRIPE_SECRET_KEY: '', LINK_SECRET });
const calls = (file: string, ...words: string[]) =>
  runHere('calls', 'test/content', words, at(file));

async function seeded() {
  const file = `${scratchFolder('calls')}/site.db`;
  const sql = openSqlite(file);
  await migrate(sql);
  const store = createBookingStore(sql);
  const now = Math.floor(Date.now() / 1000);
  await store.hold({ ...holdOf('a', now + 90_000, now), from: 'first-post' }, 9, now);
  await store.settle('a', paymentOf('cs_a'), now);
  await store.hold(holdOf('b', now - 90_000, now - 99_000), 9, now - 99_000);
  await store.settle('b', paymentOf('cs_b'), now - 99_000);
  await sql.batch([
    { sql: `UPDATE booking SET name = 'Ada' || char(27) || '[31m' WHERE id = 'a'` },
  ]);
  sql.close();
  return file;
}

describe('npm run calls', () => {
  test('says that there are none without coaching', () => {
    const { said, status } = runScript('calls', 'test/sites/least', ['--link']);
    expect(said).toBe('There are no calls: without coaching.yaml nothing is booked.\n');
    expect(status).toBe(1);
  });

  test('prints calls ahead and ended, money and posts, and no control characters', async () => {
    const { said, status } = await calls(await seeded());
    expect(status).toBe(0);
    const [ahead, ended, money, posts] = said.split('\n\n');
    expect(ahead).toMatch(
      /^Ahead\n  .* New York  Ada \[31m, \+15555550100, One hour on the phone$/,
    );
    expect(ended).toMatch(/^How they ended\n  .*Ada Reader, .*, How did it go\?$/);
    expect(money).toMatch(/^Money\n  \w{3} \d{4}  \$\d+ paid, \$0 given back, \$\d+ kept/);
    expect(posts?.trim()).toBe('Posts that led to calls\n  1  first-post');
  });

  test('prints the same for programs', async () => {
    const { said } = await calls(await seeded(), '--json');
    expect(JSON.parse(said)).toMatchObject({
      live: false,
      ahead: [{ id: 'a', phone: '+15555550100' }],
      ended: [{ id: 'b' }],
      posts: [{ post: 'first-post', calls: 1 }],
    });
  });

  test('prints the address of the coach’s page, whether there are bookings or not', async () => {
    const file = `${scratchFolder('calls')}/none.db`;
    expect((await calls(file, '--link')).said).toMatch(
      /^http:\/\/localhost:\d+\/calls\/[\w-]{43}\/\n?$/,
    );
  });

  test('says where there are no bookings yet, and makes none', async () => {
    const file = `${scratchFolder('calls')}/none.db`;
    const { said, status } = await calls(file);
    expect([status, said]).toEqual([1, expect.stringContaining('the first start of the site')]);
    expect(existsSync(file)).toBe(false);
  });

  test('explains itself, and refuses what it does not know', async () => {
    expect((await calls('x', '--help')).said).toContain('Usage: npm run calls');
    expect((await calls('x', '--lnk')).status).toBe(2);
  });
});
