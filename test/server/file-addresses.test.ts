import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sirv from 'sirv';
import { afterAll, expect, test } from 'vitest';
import { attempt } from '../../src/domain/attempt.ts';
import { fileAddresses, pathsIn } from '../../src/server/file-addresses.ts';
import { scratchFolder } from '../support/scratch.ts';

const files = [
  ...['index.html', 'index.html.br', 'index.html.gz', 'posts/a/index.html', 'old.htm', 'a.js'],
  ...['posts/a/index.html.br', 'page.html', 'page.html.gz', 'index/index.html', 'x.html.txt'],
  ...['deep/index.htm.br', 'archive.gz', 'letter.br', 'dots.../a..b.txt', '東京/index.html'],
  ...['two words.txt', 'and%26.txt', 'a&b=c.txt', 'cafe\u0301.txt'],
  ...['.env', '.hidden/a.txt', '.well-known/security.txt'],
];
const folder = scratchFolder('addresses', afterAll);
for (const file of files) {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), file);
}
const isFile = fileAddresses(pathsIn(folder));
const send = sirv(folder, { brotli: true, gzip: true });

/** Each file without the endings that it has, written in many ways. */
const addresses = files.flatMap((file) => {
  const parts = file.split('.').map((_, index, all) => all.slice(0, index + 1).join('.'));
  const paths = [...parts, dirname(file), ...parts.map((part) => part.replace(/index$/, ''))];
  return paths.flatMap((path) => [
    ...[path, encodeURI(path), encodeURI(path.normalize()), encodeURIComponent(path)],
    ...[path.replaceAll('a', '%61'), `${path}/`],
  ]);
});
const twins = ['/index.html.br', '/index.html.gz', '/posts/a/index.html.br', '/page.html.gz'];

test('is no stricter than sirv, but of compressed forms', () => {
  const found = addresses
    .map((path) => `/${path}`)
    .filter((url) => ['', 'br', 'gzip', 'gzip, br'].some((accepted) => isSent(url, accepted)))
    .filter((url) => !twins.includes(decodeURI(url.replace(/\/$/, ''))));

  expect(found.length).toBeGreaterThan(100);
  expect(found.filter((url) => !isFile(url))).toEqual([]);
});

test.each(twins.flatMap((url) => [url, `${url}/`, `${url}?a`, url.replace('.', '%2e')]))(
  'finds nothing at %s',
  (url) => expect(isFile(url)).toBe(false),
);

test.each([
  ...['/nowhere', '/nowhere/', '/INDEX.HTML', '/index.html//', '//', '//index.html'],
  ...['/%', '/%E0%A4%A', '/%00', '/page.html.br', '/__proto__', '/constructor', '/a%26b=c.txt'],
  ...[
    '/index.htmlx',
    '/nowhere?/index.html',
    '/nowhere#/index.html',
    '/posts/a/../a/',
    '/posts%2Fa',
  ],
])('knows at once that sirv finds nothing at %s', (url) => {
  expect([isFile(url), isSent(url, 'gzip, br')]).toEqual([false, false]);
});

test.each(['/?a', '/#a', '/index.html?/nowhere', '/page?a#b', '/page#a?b'])(
  'looks at the path of %s alone',
  (url) => expect(isFile(url)).toBe(true),
);

function isSent(url: string, accepted: string): boolean {
  const nothing = () => undefined;
  let isThere = false;
  const writeHead = () => {
    isThere = true;
    // Before a file is opened.
    throw new Error('sent');
  };
  const req = { url, headers: { 'accept-encoding': accepted } };
  const res = { getHeader: nothing, setHeader: nothing, writeHead };
  attempt(() => send(req as never, res as never, nothing));
  return isThere;
}
