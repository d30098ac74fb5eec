import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, vi } from 'vitest';
import {
  buildCache,
  buildLedger,
  openBuildCache,
  pruneBuildCache,
  takeFolder,
} from '../../src/adapters/build-cache.ts';
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
  pruneBuildCache(url, anHourAgo);
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
  pruneBuildCache(url, anHourAgo);
  expect(names()).toEqual(['a']);
});

test('nothing is kept of what could not be made', async () => {
  const { cache } = newCache();
  const fail = async () => Promise.reject(new Error('no'));
  await expect(cache.take('a', fail)).rejects.toThrow('no');
  expect(String(await cache.take('a', async () => Buffer.from('made')))).toBe('made');
});

test('where nothing was ever kept, nothing is forgotten', () => {
  pruneBuildCache(newCache().url, yesterday);
});

const all = [
  ...['assets', 'audited.json', 'compressed', 'data-store.json', 'pages', 'search', 'social'],
  'texts.json',
];

test.each([
  ['the build before ended and had the same code', 'same', true, all],
  ['it had other code', 'other', true, ['assets', 'compressed', 'social']],
  ['it was killed', 'same', false, ['compressed', 'social']],
  ['it had other code and was killed', 'other', false, ['compressed', 'social']],
])('where %s, a build finds what cannot be wrong', (_, before, ended, expected) => {
  const { url, root } = newCache();
  const end = openBuildCache(url, before);
  for (const name of all)
    if (name.endsWith('.json')) writeFileSync(join(root, name), '{}');
    else mkdirSync(join(root, name));
  if (ended) end(true);
  openBuildCache(url, 'same')(true);

  expect(readdirSync(root).toSorted()).toEqual([...expected, 'code'].toSorted());
  openBuildCache(url, 'same')(true);
  expect(readdirSync(root).toSorted()).toEqual([...expected, 'code'].toSorted());
});

test('pages that no build had use for go, too', async () => {
  const { url, root } = newCache();
  const [pages, page] = [buildCache(url, 'pages'), join(root, 'pages/a')];
  await pages.take('a', async () => Buffer.from('made'));
  pruneBuildCache(url, anHourAgo);
  expect(readFileSync(page, 'utf8')).toBe('made');
  utimesSync(page, yesterday, yesterday);
  pruneBuildCache(url, anHourAgo);
  expect(readdirSync(join(root, 'pages'))).toEqual([]);
});

test.each([
  ['a good build', true, []],
  ['a bad one, which may not have come to it', false, ['a']],
])('what %s had no use for stays or goes', async (_, isGood, expected) => {
  const { cache, url, folder, names } = newCache();
  await cache.take('a', async () => Buffer.from('made'));
  utimesSync(join(folder, 'a'), yesterday, yesterday);
  openBuildCache(url, 'code')(isGood);

  expect(names()).toEqual(expected);
});

test('a ledger makes each small thing once, and keeps what was in use', async () => {
  const { url, root } = newCache();
  const make = vi.fn(() => ['made']);
  const take = async (first: string, ...others: string[]) => {
    const ledger = await buildLedger<string[]>(url, 'audited');
    const taken = [
      ledger.takeNow(first, make),
      ...(await Promise.all(others.map((hash) => ledger.take(hash, make)))),
    ];
    await ledger.keep();
    return taken;
  };
  await take('a', 'b');
  expect(await take('b', 'c')).toEqual([['made'], ['made']]);

  expect(make).toHaveBeenCalledTimes(3);
  expect(Object.keys(JSON.parse(readFileSync(join(root, 'audited.json'), 'utf8')))).toEqual([
    'b',
    'c',
  ]);
});

test('a folder is made once of the same, and the last one is kept', async () => {
  const { url, root } = newCache();
  const make = vi.fn((target: string) => {
    mkdirSync(target);
    writeFileSync(join(target, 'file'), `made ${make.mock.calls.length}`);
  });
  const take = async (hash: string) => {
    const target = join(scratchFolder('target'), 'folder');
    await takeFolder(url, { name: 'search', hash, target }, async () => make(target));
    return readFileSync(join(target, 'file'), 'utf8');
  };

  expect(await take('a')).toBe('made 1');
  expect(await take('a')).toBe('made 1');
  expect(await take('b')).toBe('made 2');
  expect(readdirSync(join(root, 'search'))).toEqual(['b']);
});

test('where a folder has nothing to hold, none is kept', async () => {
  const { url } = newCache();
  const make = vi.fn(async () => undefined);
  const target = join(scratchFolder('target'), 'folder');
  for (let time = 0; time < 2; time++)
    await takeFolder(url, { name: 'search', hash: 'a', target }, make);

  expect(make).toHaveBeenCalledTimes(2);
});

function newCache() {
  const root = scratchFolder('cache');
  const folder = join(root, 'social');
  const url = pathToFileURL(`${root}/`);
  const names = () => readdirSync(folder).toSorted();
  return { cache: buildCache(url, 'social'), url, root, folder, names };
}
