import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Row, Sql, Statement } from './sql.ts';

const PATIENCE = 5_000;
// node:sqlite stops the event loop while it waits for a lock, so it waits briefly and we retry.
const BLOCKING = 20;

/** A database in a file, or `:memory:`; durable on return of each batch. */
export function openSqlite(path: string): Sql {
  if (path !== ':memory:') keepPrivate(path);
  const database = new DatabaseSync(path, { timeout: PATIENCE });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
  database.exec(`PRAGMA secure_delete = ON; PRAGMA busy_timeout = ${BLOCKING}`);

  const prepared = new Map<string, StatementSync>();
  const run = ({ sql, args = {} }: Statement): Row[] => {
    let statement = prepared.get(sql);
    if (!statement) prepared.set(sql, (statement = database.prepare(sql)));
    return statement.all(args) as Row[];
  };
  const transaction = (statements: readonly Statement[]): Row[][] => {
    if (statements.length === 1) return statements.map(run);
    database.exec('BEGIN IMMEDIATE');
    try {
      const rows = statements.map(run);
      database.exec('COMMIT');
      return rows;
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  };

  // The first counts what other connections commit, the second what this one changes.
  const changes = database.prepare(
    'SELECT data_version AS others, total_changes() AS own FROM pragma_data_version',
  );
  let queue: Promise<unknown> = Promise.resolve();
  return {
    batch(statements) {
      const turn = queue.then(() => patiently(() => transaction(statements)));
      queue = turn.catch(() => undefined);
      return turn;
    },
    version() {
      try {
        const { others, own } = changes.get() ?? {};
        return `${others}.${own}`;
      } catch (error) {
        if (isBusy(error)) return undefined;
        throw error;
      }
    },
    async scrub() {
      // The log of writes keeps what was there before until it begins anew.
      await this.batch([{ sql: 'PRAGMA wal_checkpoint(TRUNCATE)' }]);
    },
    close: () => database.close(),
  };
}

/** Nobody else on the machine reads names and numbers. SQLite gives its other files the rights of the first. */
function keepPrivate(path: string) {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`unable to open database file: ${path} is a folder; name a file in it`);
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (basename(folder) === '.data') chmodSync(folder, 0o700);
  closeSync(openSync(path, 'a', 0o600));
  for (const file of [path, `${path}-wal`, `${path}-shm`])
    if (existsSync(file)) chmodSync(file, 0o600);
}

/** What is in a file, which is neither made nor changed; throws soon where it is locked. */
export function readSqlite(path: string): Sql {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 10 * BLOCKING });
  return {
    batch: async (statements) =>
      statements.map(({ sql, args = {} }) => database.prepare(sql).all(args) as Row[]),
    version: () => undefined,
    scrub: async () => undefined,
    close: () => database.close(),
  };
}

async function patiently<T>(attempt: () => T): Promise<T> {
  const deadline = performance.now() + PATIENCE;
  for (;;) {
    await setImmediate();
    try {
      return attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error;
      await setTimeout(5 + Math.random() * 20);
    }
  }
}

/** SQLITE_BUSY and SQLITE_LOCKED, extended codes included: https://www.sqlite.org/rescode.html */
export function isBusy(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
  return code === 5 || code === 6;
}
