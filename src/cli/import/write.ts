import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file whole or not at all, and over none; whether it did. */
export function writeOnce(path: string, content: string): boolean {
  if (existsSync(path)) return false;
  writeWhole(path, content);
  return true;
}

/** Writes a file whole or not at all. */
export function writeWhole(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, content);
  renameSync(`${path}.new`, path);
}
