import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, vi } from 'vitest';
import { buildCache, pruneBuildCache } from '../../src/adapters/build-cache.ts';
import { scratchFolder } from '../support/scratch.ts';

const yesterday = new Date(Date.now() - 86_400_000);
const anHourAgo = new Date(Date.now() - 3_600_000);

test('makes a thing once, and forgets what was not asked for since', async () => {
  const { cache, url, folder, names } = newCache();
  const make = vi.fn(async () => Buffer.from('made'));
  for (const hash of ['a', 'b', 'a']) expect(String(await cache.take(hash, make))).toBe('made');
  expect(make).toHaveBeenCalledTimes(2);

  for (const name of names()) utimesSync(join(folder, name), yesterday, yesterday);
  await cache.take('a', make);
  await pruneBuildCache(url, anHourAgo);
  expect(names()).toEqual(['a']);
  expect(make).toHaveBeenCalledTimes(2);
});

test('what a killed build or a broken disk left is made anew, and goes', async () => {
  const { cache, url, folder, names } = newCache();
  const make = async () => Buffer.from('made');
  await cache.take('a', make);
  writeFileSync(join(folder, 'a'), '');
  writeFileSync(join(folder, 'b.half'), 'ma');
  for (const name of names()) utimesSync(join(folder, name), yesterday, yesterday);

  expect(String(await cache.take('a', make))).toBe('made');
  await pruneBuildCache(url, anHourAgo);
  expect(names()).toEqual(['a']);
});

test('nothing is kept of what could not be made', async () => {
  const { cache } = newCache();
  const fail = async () => Promise.reject(new Error('no'));
  await expect(cache.take('a', fail)).rejects.toThrow('no');
  expect(String(await cache.take('a', async () => Buffer.from('made')))).toBe('made');
});

test('where nothing was ever kept, nothing is forgotten', async () => {
  await pruneBuildCache(newCache().url, yesterday);
});

function newCache() {
  const root = scratchFolder('cache');
  const folder = join(root, 'social');
  const url = pathToFileURL(`${root}/`);
  const names = () => readdirSync(folder).toSorted();
  return { cache: buildCache(url, 'social'), url, folder, names };
}
