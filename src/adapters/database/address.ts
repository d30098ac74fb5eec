import { existsSync } from 'node:fs';
import type { Sql } from './sql.ts';

/** The file that the address of a database leads to; undefined where it is at Turso. */
export function databaseFile(address: string): string | undefined {
  return address.startsWith('file:') ? address.replace('file:', '') : undefined;
}

/** Whether it leads to a file that is not there. */
export function isMissing(address: string): boolean {
  const file = databaseFile(address);
  return file !== undefined && !existsSync(file);
}

/** The database at an address, to look something up. What opens it is loaded here: some only ask for the file. */
export async function openToRead(address: string, token: string | undefined): Promise<Sql> {
  const file = databaseFile(address);
  if (file === undefined) return (await import('./turso.ts')).openTurso(address, token);
  return (await import('./sqlite.ts')).readSqlite(file);
}
