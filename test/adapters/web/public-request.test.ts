import { createServer, request as http } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { request as https } from 'node:https';
import { lookup } from 'node:dns';
import { onTestFinished, expect, test } from 'vitest';
import { isPublic } from '../../../src/adapters/calendar/public-address.ts';
import { download, leadsOn } from '../../../src/adapters/web/public-request.ts';

const limits = { largest: 1_000, patience: 2_000 };
const world = { http, https, lookup, isPublic };
const here = { ...world, isPublic: () => true };

test('a file is fetched, over redirects too', async () => {
  const url = await serve();
  expect(String(await download(`${url}/file`, limits, here))).toBe('picture');
  expect(String(await download(`${url}/moved`, limits, here))).toBe('picture');
});

test.each([
  ['/large', /weighs more than 0.001 MB/],
  ['/endless', /weighs more than/],
  ['/round', /from one address to the next/],
  ['/gone', /answered with 404/],
  ['/file:', /no web address/],
])('%s is refused in plain words', async (path, words) => {
  await expect(download(`${await serve()}${path}`, limits, here)).rejects.toThrow(words);
});

test.each(['http://127.0.0.1:1/', 'http://[::1]/', 'http://10.0.0.1/', 'http://localhost:1/'])(
  '%s is not asked',
  async (address) => {
    await expect(download(address, limits, world)).rejects.toThrow(/private address/);
    await expect(leadsOn(address, 1_000, world)).rejects.toThrow(/private address/);
  },
);

test('a short link tells where it leads, and is followed by one hop', async () => {
  const url = await serve();
  expect(await leadsOn(`${url}/moved`, 1_000, here)).toBe(`${url}/file`);
  expect(await leadsOn(`${url}/file`, 1_000, here)).toBeUndefined();
});

async function serve(): Promise<string> {
  const server = createServer((req, res) => {
    const to = (location: string) => res.writeHead(302, { location }).end();
    if (req.url === '/file') return void res.end('picture');
    if (req.url === '/moved') return to('/file');
    if (req.url === '/round') return to('/round');
    if (req.url === '/file:') return to('file:///etc/passwd');
    if (req.url === '/large') return void res.end('x'.repeat(2_000));
    if (req.url === '/endless') return void res.writeHead(200).end('x'.repeat(100_000));
    return void res.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
