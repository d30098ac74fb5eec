import { existsSync } from 'node:fs';

/** The file that the address of a database leads to; undefined where it is at Turso. */
export function databaseFile(address: string): string | undefined {
  return address.startsWith('file:') ? address.replace('file:', '') : undefined;
}

/** Whether it leads to a file that is not there. */
export function isMissing(address: string): boolean {
  const file = databaseFile(address);
  return file !== undefined && !existsSync(file);
}
