import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createBookingStore } from '../../src/adapters/database/booking-store.ts';
import { migrate } from '../../src/adapters/database/migrations.ts';
import { openSqlite } from '../../src/adapters/database/sqlite.ts';
import { holdOf, paymentOf } from '../support/booking.ts';
import { copyContent, scratchFolder } from '../support/scratch.ts';
import { runHere as run } from '../support/run-here.ts';

describe('the calls of the next seven days', () => {
  const soon = Math.floor(Date.parse('2026-11-24T15:00:00Z') / 1000);
  const today = ['--today', '2026-11-24'];

  async function callsIn(file: string, ...starts: number[]) {
    const sql = openSqlite(file);
    await migrate(sql);
    const store = createBookingStore(sql);
    for (const [index, start] of starts.entries()) {
      await store.hold(holdOf(`b${index}`, start), 9, start - 9000);
      await store.settle(`b${index}`, paymentOf(`cs_${index}`), start - 9000);
    }
    return sql;
  }
  const at = (file: string) => ({ DATABASE_URL: `file:${file}`, STRIPE_SECRET_KEY: '' });

  test('are on the screen with whom they are, and neither in the issue nor for programs', async () => {
    const file = `${scratchFolder('calls')}/site.db`;
    const sql = await callsIn(file, soon - 86_400, soon, soon + 6 * 86_400, soon + 7 * 86_400);
    await sql.batch([
      { sql: `UPDATE booking SET name = 'Ada' || char(27) || '[31m' WHERE id = 'b1'` },
      { sql: `UPDATE booking SET state = 'cancelled' WHERE id = 'b2'` },
    ]);

    const shown = await run('desk', 'test/content', today, at(file));
    expect(shown.said.split('\n\n')).toContainEqual(
      'Calls of practice\n  Tue 24 Nov 2026, 10:00 New York  Ada [31m, +15555550100, One hour on the phone',
    );
    for (const [command, word] of [
      ['desk', '--json'],
      ['desk-issue', '--print'],
    ] as const) {
      const { said } = await run(command, 'test/content', [...today, word], at(file));
      for (const personal of ['Ada', '5550100', 'Calls of']) expect(said).not.toContain(personal);
    }
    sql.close();
  });

  test('are told of first, however far ahead, where one is booked for a day off', async () => {
    const file = `${scratchFolder('calls')}/site.db`;
    const sql = await callsIn(file, soon, soon + 9 * 86_400, soon + 10 * 86_400);
    await createBookingStore(sql).closeDays({ id: 'ill', from: '2026-12-03', to: '2026-12-03' });
    sql.close();
    const content = copyContent('desk');
    const coaching = readFileSync(`${content}/coaching.yaml`, 'utf8');
    const off = 'timeOff: [{ from: 2026-12-04, to: 2026-12-05 }]';
    writeFileSync(`${content}/coaching.yaml`, coaching.replace('timeOff: []', off));

    const { said } = await run('desk', content, today, at(file));
    const [above = '', below = ''] = said.split('Calls of practice');
    expect(above).toMatch(/Calls on days off.*\n  Thu 3 Dec 2026.*\n  Fri 4 Dec 2026/);
    expect(below).toContain('Tue 24 Nov 2026');
    expect(below).not.toContain('Dec 2026');

    const { stdout } = await run('check', content, [...today, '--json'], at(file));
    const { look } = JSON.parse(stdout) as { look: string[] };
    expect(look.filter((line) => line.includes('day off'))).toEqual([
      expect.stringContaining(
        'A call is booked for 2026-12-03, a day off: npm run desk says whose',
      ),
      expect.stringContaining('2026-12-04'),
    ]);
    expect(stdout).not.toContain('5550100');
  });

  test.each<[what: string, make: (file: string) => unknown, says: boolean]>([
    ['there is no database', () => undefined, false],
    ['it is none', (file) => writeFileSync(file, 'no database '.repeat(99)), true],
    [
      'it is of an older version',
      (file) => new DatabaseSync(file).exec(`CREATE TABLE booking (id)`),
      true,
    ],
    [
      'it is locked',
      async (file) => {
        (await callsIn(file, soon)).close();
        const database = new DatabaseSync(file);
        database.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
        onTestFinished(() => database.close());
      },
      true,
    ],
  ])('are no reason to fail where %s', async (_, make, says) => {
    const folder = scratchFolder('calls');
    await make(`${folder}/site.db`);
    const before = readdirSync(folder);
    const { said, status } = await run('desk', 'test/content', today, at(`${folder}/site.db`));

    expect(status).toBe(0);
    expect(said.includes('can’t be read now')).toBe(says);
    expect(said.includes('Calls')).toBe(says);
    expect(readdirSync(folder)).toEqual(before);
  });

  test('are left out where the environment runs no site', async () => {
    const { said, status } = await run('desk', 'test/content', today, {
      STRIPE_SECRET_KEY: 'sk_test_x',
    });
    expect([status, said.includes('Calls')]).toEqual([0, false]);
  });
});
