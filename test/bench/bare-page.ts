import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/** Writes a page with the words and elements of `html`, but without style, script, picture and font. */
export function writeBarePage(html: string, folder: string) {
  const bare = html
    .replaceAll(/<(style|script|svg|picture)\b[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<(img|link)\b[^>]*>/g, '')
    .replaceAll(/<meta(?! charset| name="viewport")\b[^>]*>/g, '')
    .replaceAll(/\s(class|style|data-[\w-]+)="[^"]*"/g, '');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.html'), bare);
  writeFileSync(join(folder, 'index.html.br'), brotliCompressSync(bare));
}
