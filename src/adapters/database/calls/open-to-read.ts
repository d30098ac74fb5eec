import { databaseFile } from '../address.ts';
import type { Sql } from '../sql.ts';
import { readSqlite } from '../sqlite.ts';
import { openTurso } from '../turso.ts';

/** The database at an address, to look something up. */
export function openToRead(address: string, token: string | undefined): Sql {
  const file = databaseFile(address);
  return file === undefined ? openTurso(address, token) : readSqlite(file);
}
