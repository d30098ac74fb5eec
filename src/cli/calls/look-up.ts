import { existsSync } from 'node:fs';
import { closings } from '../../adapters/database/calls/closings.ts';
import { records } from '../../adapters/database/calls/records.ts';
import { readSqlite } from '../../adapters/database/sqlite.ts';
import { openTurso } from '../../adapters/database/turso.ts';
import { overview, type Overview } from '../../domain/booking/calls/overview.ts';
import type { Environment } from '../../environment.ts';

/** What the coach's page would show, read without changing anything. @throws when the bookings can't be read */
export async function lookUpCalls(
  { databaseUrl, databaseToken, live }: Environment,
  coaching: Parameters<typeof overview>[0]['coaching'],
): Promise<Overview> {
  const file = databaseUrl.startsWith('file:') ? databaseUrl.replace('file:', '') : undefined;
  if (file !== undefined && !existsSync(file))
    throw new Error(`there is no ${file}; the first start of the site makes it`);
  const sql = file === undefined ? openTurso(databaseUrl, databaseToken) : readSqlite(file);
  try {
    const now = () => Math.floor(Date.now() / 1000);
    const store = { ...records(sql), ...closings(sql) };
    return await overview({ coaching, store, live, now });
  } finally {
    sql.close();
  }
}
