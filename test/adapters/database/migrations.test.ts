import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { rowFrom } from '../../../src/adapters/database/booking-row.ts';
import { migrate, versionOf } from '../../../src/adapters/database/migrations.ts';
import type { Sql } from '../../../src/adapters/database/sql.ts';
import { openSqlite } from '../../../src/adapters/database/sqlite.ts';
import { refundNow } from '../../../src/domain/booking/refund-policy.ts';
import { holdOf, NOW } from '../../support/booking.ts';
import { buildVersion } from '../../support/earlier-database.ts';
import { testUpgrades } from './upgrades.contract.ts';
import { emptyDatabase, storeOn } from '../../support/store.ts';

testUpgrades('node:sqlite', openSqlite);

const folder = mkdtempSync(join(tmpdir(), 'migrations-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const query = async (sql: Sql, text: string) => (await sql.batch([{ sql: text }]))[0];
const tables = (sql: Sql) =>
  query(
    sql,
    `SELECT name, strict FROM pragma_table_list WHERE name NOT LIKE 'sqlite_%' ORDER BY name`,
  );
const versions = (sql: Sql) => query(sql, 'SELECT version FROM migration ORDER BY version');

const refund = (booking: string, amount: string) =>
  `INSERT INTO refund VALUES ('re', 'pi', '${booking}', ${amount}, NULL, 0, NULL, NULL, 0, 0)`;

describe('the tables', () => {
  let sql: Sql;
  const run = (text: string) => query(sql, text);
  beforeEach(async () => {
    sql = await emptyDatabase();
    const store = storeOn(sql);
    await store.hold(holdOf('a'), 3, NOW);
  });

  it('are all strict', async () => {
    const names = [
      ...['booking', 'breaking_migration', 'busy_reading', 'closed_days', 'comment'],
      ...['follow_up', 'inquiry', 'migration', 'outbox', 'rate', 'refund', 'slot_lock'],
    ];
    expect(await tables(sql)).toEqual(names.map((name) => ({ name, strict: 1 })));
  });

  it('give a cell to one booking only, whoever writes', async () => {
    const take = () => run(`INSERT INTO slot_lock VALUES (1, 'a', 2)`);
    await take();
    await expect(take()).rejects.toThrow('UNIQUE constraint failed: slot_lock.cell');
  });

  it('keep all of a batch out when one cell of it is taken', async () => {
    const taken = [{ sql: `INSERT INTO slot_lock VALUES (1, 'a', 2)` }];
    const both = [{ sql: `INSERT INTO slot_lock VALUES (0, 'a', 2)` }, ...taken];
    await sql.batch(taken);
    await expect(sql.batch(both)).rejects.toThrow('UNIQUE');
    expect(await run('SELECT cell FROM slot_lock WHERE cell = 0')).toEqual([]);
  });

  it.each(['held', 'processing', 'paid', 'cancelled', 'expired', 'conflict'])(
    'know the state %s',
    async (state) => {
      await run(`UPDATE booking SET state = '${state}'`);
      expect(await run('SELECT state FROM booking')).toEqual([{ state }]);
    },
  );

  it.each(['', 'free', 'PAID'])('refuse the state %j', async (state) => {
    const change = run(`UPDATE booking SET state = '${state}'`);
    await expect(change).rejects.toThrow('CHECK constraint failed');
  });

  it.each([
    [`UPDATE booking SET start_at = '2026-11-30'`, 'cannot store TEXT'],
    [`UPDATE booking SET amount = 25.5`, 'cannot store REAL'],
    [`UPDATE booking SET title = x'00'`, 'cannot store BLOB'],
    [`UPDATE booking SET currency = NULL`, 'NOT NULL'],
    [`UPDATE slot_lock SET until = 'later'`, 'cannot store TEXT'],
    [`INSERT INTO slot_lock VALUES ('x', 'a', 2)`, 'datatype mismatch'],
    [`INSERT INTO slot_lock VALUES (1, 'nobody', 2)`, 'FOREIGN KEY'],
    [refund('a', "'all'"), 'cannot store TEXT'],
    [refund('nobody', '1'), 'FOREIGN KEY'],
    [`INSERT INTO outbox VALUES ('k', 's', 'a', 'x', '{}', 'now', 0, NULL)`, 'cannot store TEXT'],
    [`INSERT INTO outbox VALUES ('k', 's', NULL, 'x', '{}', 0, 0, NULL)`, 'NOT NULL'],
    [`INSERT INTO migration VALUES ('one')`, 'datatype mismatch'],
  ])('refuse %s', async (statement, words) => {
    await expect(run(statement)).rejects.toThrow(words);
  });

  it.each([
    ['refund', refund('a', '1')],
    ['mail', `INSERT INTO outbox VALUES ('k', 's', 'a', 'x', '{}', 0, 0, NULL)`],
  ])('hold each %s once', async (_, insert) => {
    await run(insert);
    await expect(run(insert)).rejects.toThrow('UNIQUE');
  });
});

describe('migrate', () => {
  it('gives calls that were sold before policies were kept all of the reader’s rights', async () => {
    const sql = openSqlite(':memory:');
    await buildVersion(sql, 1);
    const known = 'offer, title, end_at, blocked_from, blocked_to, day, coach_zone, zone, currency';
    await sql.batch([
      {
        sql: `INSERT INTO booking (id, state, start_at, amount, live, held_until, payment_intent, ${known})
          VALUES ('a', 'paid', 9, 2500, 0, 0, 'pi_1', '', '', 0, 0, 0, '', '', '', 'usd')`,
      },
    ]);
    await migrate(sql);
    const booking = await storeOn(sql).find('a');
    expect(booking).toMatchObject({ state: 'paid', charged: 2500, soldStart: 9 });
    expect(refundNow(booking!, 8).amount).toBe(2500);
  });

  it('keeps of a refund that failed that it did, and of others that they did not', async () => {
    const sql = openSqlite(':memory:');
    await buildVersion(sql, 5);
    for (const id of ['failed', 'good']) {
      const { household: _, uid: __, codes: ___, ...row } = rowFrom(holdOf(id));
      const names = Object.keys(row);
      await sql.batch([
        {
          sql: `INSERT INTO booking (${names.join()}) VALUES (:${names.join(', :')})`,
          args: row,
        },
        { sql: `UPDATE booking SET payment_intent = 'pi_${id}' WHERE id = '${id}'` },
        { sql: `INSERT INTO refund VALUES ('pi_${id}', '${id}', 2500, 0, 1, 0)` },
      ]);
    }
    await query(
      sql,
      `INSERT INTO outbox (key, kind, booking_id, due_at)
       VALUES ('pi_failed.refund-failed-coach', 'refund-failed-coach', 'failed', 0)`,
    );
    await migrate(sql);
    const { find } = storeOn(sql);
    expect(await find('failed')).toMatchObject({ refunded: 2500, refundFailed: true });
    expect(await find('good')).toMatchObject({ refunded: 2500, refundFailed: false });
  });

  it('brings one database to one version, whoever starts at the same time, and again', async () => {
    const alone = openSqlite(':memory:');
    await migrate(alone);
    const path = join(folder, 'at-once.db');
    const connections = [1, 2, 3, 4, 5].map(() => openSqlite(path));
    await Promise.all(connections.map(migrate));
    await migrate(connections[0]!);
    for (const sql of connections) {
      expect(await versions(sql)).toEqual(await versions(alone));
      expect(await tables(sql)).toEqual(await tables(alone));
      sql.close();
    }
  });

  it('leaves all of version 6 when one row keeps the outbox from being made anew', async () => {
    const sql = openSqlite(':memory:');
    await buildVersion(sql, 6);
    const schema = () =>
      query(
        sql,
        `SELECT name, sql FROM sqlite_schema WHERE name <> 'breaking_migration' ORDER BY name`,
      );
    const { household: _, uid: __, codes: ___, ...row } = rowFrom(holdOf('a'));
    const names = Object.keys(row);
    await sql.batch([
      { sql: `INSERT INTO booking (${names.join()}) VALUES (:${names.join(', :')})`, args: row },
      {
        sql: `INSERT INTO outbox (key, kind, booking_id, due_at)
          VALUES ('a.confirmed-reader', 'confirmed-reader', 'a', 0)`,
      },
      { sql: 'CREATE TABLE mine (mail TEXT REFERENCES outbox (key)) STRICT' },
      { sql: `INSERT INTO mine VALUES ('a.confirmed-reader')` },
    ]);
    const [tables, mails] = [await schema(), await query(sql, 'SELECT * FROM outbox')];
    await expect(migrate(sql)).rejects.toThrow('FOREIGN KEY constraint failed');
    expect(await versionOf(sql)).toBe(6);
    expect(await schema()).toEqual(tables);
    expect(await query(sql, 'SELECT * FROM outbox')).toEqual(mails);
    await query(sql, 'DELETE FROM mine');
    await migrate(sql);
    expect(await query(sql, 'SELECT key, about FROM outbox')).toEqual([
      { key: 'a.confirmed-reader', about: 'a' },
    ]);
  });

  it('leaves nothing of a migration that fails, and succeeds once its cause is gone', async () => {
    const sql = openSqlite(':memory:');
    await query(sql, 'CREATE TABLE outbox (mine TEXT) STRICT');
    await expect(migrate(sql)).rejects.toThrow('table outbox already exists');
    const left = ['breaking_migration', 'migration', 'outbox'];
    expect((await tables(sql))?.map(({ name }) => name)).toEqual(left);
    expect(await versions(sql)).toEqual([]);
    await query(sql, 'DROP TABLE outbox');
    await migrate(sql);
    expect(await storeOn(sql).hold(holdOf('a'), 3, NOW)).toBe(true);
  });
});
