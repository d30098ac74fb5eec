import { databaseFile } from './address.ts';
import { backUpBefore } from './backup/before-version.ts';
import { nameEntries } from './booking-ids.ts';
import { migrate, versionOf } from './migrations.ts';
import type { Sql } from './sql.ts';
import { openSqlite } from './sqlite.ts';
import { openTurso } from './turso.ts';

/** The database at a `file:` or `libsql:` address. */
export function openDatabase(address: string, token: string | undefined): Sql {
  const file = databaseFile(address);
  return file === undefined ? openTurso(address, token) : openSqlite(file);
}

/** The same for the site that runs: of the newest version, its rows complete, closed when the process ends. */
export async function openOwnDatabase(env: {
  databaseUrl: string;
  databaseToken: string | undefined;
  siteUrl: URL;
}): Promise<Sql> {
  const sql = openDatabase(env.databaseUrl, env.databaseToken);
  const file = databaseFile(env.databaseUrl);
  if (file !== undefined) backUpBefore(file, await versionOf(sql), new Date());
  await migrate(sql);
  await nameEntries(sql, env.siteUrl.hostname);
  // The last to close a file leaves no log of writes beside it.
  process.once('exit', () => sql.close());
  return sql;
}
