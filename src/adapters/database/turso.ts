import { setTimeout } from 'node:timers/promises';
import { connect } from '@tursodatabase/serverless';
import { messageOf } from '../../domain/message-of.ts';
import type { Row, Sql, Statement } from './sql.ts';

const PATIENCE = 5_000;
const TIMEOUT = 10_000;
// https://github.com/tursodatabase/libsql/blob/main/libsql-server/src/hrana/stmt.rs
const BUSY = ['SQLITE_BUSY', 'SQLITE_LOCKED', 'TRANSACTION_BUSY'];

type Config = Parameters<typeof connect>[0];

/**
 * A Turso database, or another libSQL server, over HTTP. `libsql:` means https, with `?tls=0` http.
 * Each batch is one request and one transaction on the primary. One whose answer is lost throws and
 * may have been committed: whoever asked asks again, and a hold that nobody knows of lapses.
 */
export function openTurso(url: string, authToken: string | undefined): Sql {
  const { host, pathname, searchParams } = new URL(url);
  const protocol = searchParams.get('tls') === '0' ? 'http' : 'https';
  const config = {
    url: `${protocol}://${host}${pathname}`,
    authToken: authToken ?? '',
    defaultQueryTimeout: TIMEOUT,
  };
  return {
    async batch(statements) {
      const deadline = performance.now() + PATIENCE;
      for (;;) {
        try {
          return await send(statements, config);
        } catch (error) {
          if (!isBusy(error) || performance.now() > deadline)
            throw new Error(`Database ${host}: ${messageOf(error)}`, { cause: error });
          await setTimeout(20 + Math.random() * 80);
        }
      }
    },
    version: () => undefined,
    // Its files are Turso's.
    scrub: async () => undefined,
    close: () => undefined,
  };
}

async function send(statements: readonly Statement[], config: Config): Promise<Row[][]> {
  // A connection is one stream on the server: it runs one batch at a time, expires when idle, and
  // drops the mode once an answer ended early. Making one is free, so each batch has its own.
  const connection = connect(config);
  try {
    const results: { rows: Row[] }[] = await connection.batch([...statements], 'immediate');
    // The client takes an answer that ends early for a whole one; only this tells them apart.
    if (connection.inTransaction) throw new Error('the answer ended early');
    return results.map(({ rows }) => rows);
  } finally {
    // Else the server keeps the stream for 10 s, and it has 128. Never rejects; nobody waits.
    void connection.close();
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && BUSY.includes(String(error.code));
}
