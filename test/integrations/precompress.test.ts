import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { precompress } from '../../src/integrations/precompress.ts';

test('lays a .br and a .gz beside every text that is worth it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'precompress-'));
  const long = 'A long page. '.repeat(200);
  mkdirSync(join(folder, 'posts'));
  writeFileSync(join(folder, 'posts/index.html'), long);
  writeFileSync(join(folder, 'short.html'), 'A short page.');
  writeFileSync(join(folder, 'picture.png'), long);

  const hook = precompress().hooks['astro:build:done'] as (options: { dir: URL }) => Promise<void>;
  await hook({ dir: pathToFileURL(`${folder}/`) });

  const post = join(folder, 'posts/index.html');
  expect(brotliDecompressSync(readFileSync(`${post}.br`)).toString()).toBe(long);
  expect(gunzipSync(readFileSync(`${post}.gz`)).toString()).toBe(long);
  expect(readdirSync(folder).sort()).toEqual(['picture.png', 'posts', 'short.html']);
});
