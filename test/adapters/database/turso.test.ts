import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { connect } from '@tursodatabase/serverless';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { migrate } from '../../../src/adapters/database/migrations.ts';
import type { Sql } from '../../../src/adapters/database/sql.ts';
import { openSqlite } from '../../../src/adapters/database/sqlite.ts';
import { openTurso } from '../../../src/adapters/database/turso.ts';
import { type HranaServer, startHranaServer } from './hrana-server.ts';
import { testBookingStore } from './booking-store.contract.ts';
import { testHearing } from './comments/hearing.contract.ts';
import { testModerating } from './comments/moderating.contract.ts';
import { testWriting } from './comments/writing.contract.ts';
import { testInquiries } from './contact/inquiries.contract.ts';
import { testUpgrades } from './upgrades.contract.ts';
import { scratchFolder } from '../../support/scratch.ts';
import { storeOn } from '../../support/store.ts';

let server: HranaServer;
let sql: Sql;

afterEach(() => server.close());

// Only what is upgraded below goes over HTTP; a copy of what was upgraded once costs next to nothing.
const folder = scratchFolder('turso', afterAll);
const template = join(folder, 'template.db');
beforeAll(async () => {
  const file = openSqlite(template);
  await migrate(file);
  file.close();
});
const openFile = async (file: string) => {
  server = await startHranaServer('token', file);
  return (sql = openTurso(server.url, server.token));
};
const open = () => {
  const copy = join(folder, 'copy.db');
  copyFileSync(template, copy);
  return openFile(copy);
};
testBookingStore('Turso over HTTP', async () => storeOn(await open()));
testWriting('Turso over HTTP', open, 10);
testModerating('Turso over HTTP', open);
testHearing('Turso over HTTP', open);
testInquiries('Turso over HTTP', open, 10);
testUpgrades('Turso over HTTP', async (file) => {
  await openFile(file);
  return { ...sql, close: () => server.close() };
});

describe('openTurso', () => {
  const one = { sql: 'INSERT INTO note VALUES (:id)', args: { id: 1 } };
  const two = { sql: 'INSERT INTO note VALUES (:id)', args: { id: 2 } };
  const notes = async () => {
    const [rows] = await sql.batch([{ sql: 'SELECT id FROM note ORDER BY id' }]);
    return rows?.map(({ id }) => id);
  };
  beforeEach(async () => {
    server = await startHranaServer();
    sql = openTurso(server.url, server.token);
    await sql.batch([{ sql: 'CREATE TABLE note (id INTEGER PRIMARY KEY) STRICT' }]);
  });

  it('answers the rows of each statement, by the names of their columns', async () => {
    const args = { text: 'Grüße, 👋\n', none: null, count: -4_102_444_800 };
    const rows = await sql.batch([
      one,
      { sql: 'SELECT :text AS text, :none AS none, :count AS count, 0.5 AS half', args },
      { sql: 'SELECT id, id + 1 AS next FROM note' },
    ]);
    expect(rows).toEqual([[], [{ ...args, half: 0.5 }], [{ id: 1, next: 2 }]]);
  });

  it('leaves nothing of a batch behind whose last statement fails', async () => {
    await expect(sql.batch([one, two, one])).rejects.toThrow('UNIQUE constraint failed');
    expect(await notes()).toEqual([]);
  });

  it('needs the mode for that: without one the client leaves the first statements behind', async () => {
    const raw = connect({ url: server.origin, authToken: server.token });
    await expect(raw.batch([one, two, one])).rejects.toThrow('UNIQUE constraint failed');
    expect(await notes()).toEqual([1, 2]);
  });

  it('migrates once when several hosts start at once', async () => {
    await Promise.all(Array.from({ length: 5 }, () => migrate(openTurso(server.url, 'token'))));
    const [rows] = await sql.batch([
      { sql: 'SELECT count(*) = max(version) AS once FROM migration' },
    ]);
    expect(rows).toEqual([{ once: 1 }]);
  });

  it('waits while another holds the database', async () => {
    const other = lock();
    let tries = 0;
    onBatch(() => ++tries === 3 && other.exec('ROLLBACK'));
    await sql.batch([one]);
    expect(tries).toBe(3);
    expect(await notes()).toEqual([1]);
  });

  it('gives up after 5 s', async () => {
    const other = lock();
    const now = performance.now.bind(performance);
    let passed = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now() + passed);
    onBatch(() => (passed += 2_000));
    await expect(sql.batch([one])).rejects.toThrow('database is locked');
    expect(passed).toBe(6_000);
    // Held by name: a connection that nothing refers to may be collected, and its lock with it.
    other.exec('ROLLBACK');
  });

  it.each<[what: string, misdeed: HranaServer['misdeeds'][number], words: string]>([
    ['an error', (response) => response.writeHead(500).end(), 'status: 500'],
    ['a cut', (response) => response.destroy(), 'fetch failed'],
    [
      'a part and a cut',
      (response, [first]) => response.write(`${first}\n`, () => response.destroy()),
      'terminated',
    ],
    [
      'a part and an end',
      (response, lines) => response.end(`${lines.slice(0, 3).join('\n')}\n`),
      'the answer ended early',
    ],
    ['a page of a proxy', (response) => response.end('<html>'), 'No cursor response'],
  ])(
    'throws when %s comes for the answer, and the next batch is whole',
    async (_, misdeed, words) => {
      server.misdeeds.push(misdeed);
      const { host } = new URL(server.url);
      const fault = sql.batch([one]);
      await expect(fault).rejects.toThrow(`Database ${host}: `);
      await expect(fault).rejects.toThrow(words);
      await expect(fault).rejects.toHaveProperty('cause', expect.any(Error));
      await expect(sql.batch([two, one])).rejects.toThrow('UNIQUE constraint failed');
      expect(await notes(), 'all of the first batch, whose answer was lost').toEqual([1]);
    },
  );

  it('waits no longer than 10 s for an answer', async () => {
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    const asked = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout(50));
    server.misdeeds.push(() => undefined);
    await expect(sql.batch([one])).rejects.toThrow('timed out');
    expect(asked).toHaveBeenCalledWith(10_000);
  });

  it('says that a wrong token is refused, and not what it is', async () => {
    const fault = openTurso(server.url, 'a-secret').batch([one]);
    await expect(fault).rejects.toThrow('status: 401');
    await expect(fault).rejects.not.toThrow('a-secret');
  });

  it('leaves no stream open on the server', async () => {
    await Promise.allSettled([sql.batch([one]), sql.batch([one]), sql.batch([two])]);
    await expect.poll(server.openStreams).toBe(0);
  });

  it.each([
    ['libsql://name-owner.turso.io', 'https://name-owner.turso.io/v3/cursor'],
    ['libsql://127.0.0.1:8080?tls=0', 'http://127.0.0.1:8080/v3/cursor'],
  ])('speaks to %s at %s', async (url, address) => {
    const fetch = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('no network here'));
    await expect(openTurso(url, undefined).batch([one])).rejects.toThrow('no network here');
    expect(fetch.mock.calls.map(([to]) => to)).toEqual([address]);
  });
});

function lock(): DatabaseSync {
  const other = new DatabaseSync(server.path);
  other.exec('BEGIN IMMEDIATE');
  return other;
}

/** Is told of each batch that arrives, before it runs. */
function onBatch(told: () => unknown) {
  server.http.on('request', ({ url }) => void (url === '/v3/cursor' && told()));
}
