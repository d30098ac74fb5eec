import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import { expect, test } from 'vitest';
import type { FinishedPages } from '../../src/integrations/finish-pages.ts';
import { mostAtOnce } from '../../src/integrations/first-flight.ts';
import { precompress } from '../../src/integrations/precompress.ts';
import { scratchFolder } from '../support/scratch.ts';

test('lays a .br and a .gz beside every text that is worth it', async () => {
  const folder = scratchFolder('precompress');
  const long = 'A long page. '.repeat(200);
  mkdirSync(join(folder, 'posts'));
  writeFileSync(join(folder, 'posts/index.html'), long);
  writeFileSync(join(folder, 'short.html'), 'A short page.');
  writeFileSync(join(folder, 'picture.png'), long);
  await compress(folder);

  const post = join(folder, 'posts/index.html');
  expect(brotliDecompressSync(readFileSync(`${post}.br`)).toString()).toBe(long);
  expect(gunzipSync(readFileSync(`${post}.gz`)).toString()).toBe(long);
  expect(readdirSync(folder).sort()).toEqual(['picture.png', 'posts', 'short.html']);
});

test('compresses what an earlier build has not, and takes the rest from there', async () => {
  const [cache, folder] = [scratchFolder('cache'), scratchFolder('precompress')];
  const [page, other] = [join(folder, 'a.html'), join(folder, 'b.html')];
  writeFileSync(page, 'A long page. '.repeat(200));
  await compress(folder, cache);
  for (const name of readdirSync(join(cache, 'compressed')))
    writeFileSync(join(cache, 'compressed', name), 'as it was');
  writeFileSync(other, 'Another page. '.repeat(200));
  await compress(folder, cache);

  expect(readFileSync(`${page}.br`, 'utf8')).toBe('as it was');
  expect(readFileSync(`${page}.gz`, 'utf8')).toBe('as it was');
  expect(brotliDecompressSync(readFileSync(`${other}.br`)).toString()).toContain('Another page.');
});

test('does not read a finished page that it has compressed before', async () => {
  const [cache, folder] = [scratchFolder('cache'), scratchFolder('precompress')];
  const page = join(folder, 'a.html');
  const finish = async (text: string, hash: string) => {
    writeFileSync(page, text.repeat(200));
    await compress(folder, cache, new Map([['a.html', hash]]));
    return brotliDecompressSync(readFileSync(`${page}.br`)).toString();
  };
  expect(await finish('A long page. ', 'a')).toContain('A long page.');
  expect(await finish('Not read, so. ', 'a')).toContain('A long page.');
  expect(await finish('Another page. ', 'b')).toContain('Another page.');
});

test('compresses a page harder that comes in one flight by it', async () => {
  const folder = scratchFolder('precompress');
  const files = ['.github/RUNNING.md', 'content/README.md', 'src/README.md'];
  const all = Buffer.concat(files.map((file) => readFileSync(file)));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 8 };
  const quick = (text: Buffer) => brotliCompressSync(text, { params }).length;
  let end = 36_000;
  while (quick(all.subarray(0, end)) <= mostAtOnce + 50 && end < all.length) end += 200;
  const prose = all.subarray(0, end);
  for (const name of ['full.html', 'full.txt']) writeFileSync(join(folder, name), prose);
  for (const name of ['long.html', 'long.txt']) writeFileSync(join(folder, name), all);
  writeFileSync(join(folder, 'short.html'), prose.subarray(0, 9_000));
  await compress(folder);
  const sizeOf = (name: string) => readFileSync(join(folder, `${name}.br`)).length;
  expect(sizeOf('full.txt')).toBeGreaterThan(mostAtOnce);
  expect(sizeOf('full.html')).toBeLessThanOrEqual(mostAtOnce);
  expect(sizeOf('long.html')).toBe(sizeOf('long.txt'));
  expect(Math.abs(sizeOf('short.html') - quick(prose.subarray(0, 9_000)))).toBeLessThan(20);
});

async function compress(
  folder: string,
  cache = scratchFolder('cache'),
  finished: FinishedPages = new Map(),
) {
  const { hooks } = precompress(finished);
  const call = (name: keyof AstroIntegration['hooks'], options: object) =>
    (hooks[name] as (options: object) => unknown)(options);
  await call('astro:config:done', { config: { cacheDir: pathToFileURL(`${cache}/`) } });
  await call('astro:build:done', { dir: pathToFileURL(`${folder}/`) });
}
