import type { Sql } from './sql.ts';
import { openSqlite } from './sqlite.ts';
import { openTurso } from './turso.ts';

/** The database at a `file:` or `libsql:` address. */
export function openDatabase(address: string, token: string | undefined): Sql {
  return address.startsWith('file:')
    ? openSqlite(address.replace(/^file:/, ''))
    : openTurso(address, token);
}
