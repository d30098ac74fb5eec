import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { scratchFolder } from '../support/scratch.ts';

export const page = '<!doctype html><title>Home</title>'.repeat(50);

/** A folder as the build leaves it: a page with its .br, and a fingerprinted script. */
export function builtFolder(): string {
  const folder = scratchFolder('built');
  const write = (path: string, content: string | Buffer) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  write('client/index.html', page);
  write('client/index.html.br', brotliCompressSync(page));
  write('client/_astro/a.123.js', 'export {};');
  return folder;
}
