import { once } from 'node:events';
import { createServer, request as plainRequest, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchPublic } from '../../../src/adapters/calendar/fetch-public.ts';
import { isPublic } from '../../../src/adapters/calendar/public-address.ts';

type Network = NonNullable<Parameters<typeof fetchPublic>[2]>;

const NAMES: Record<string, string[]> = {
  'calendar.example': ['127.0.0.1'],
  'inside.example': ['10.0.0.5'],
  'both.example': ['127.0.0.1', 'fd00::1'],
};

let stop = () => {};
afterEach(() => stop());

/** Lets this machine stand for the public internet, spoken to without TLS. */
async function networkOf(answer: RequestListener, patience = 5_000) {
  const asked: string[] = [];
  const server = createServer((req, res) => {
    asked.push(`${req.headers.host}${req.url}`);
    answer(req, res);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  stop = () => {
    server.closeAllConnections();
    server.close();
  };
  const { port } = server.address() as AddressInfo;
  const network = {
    request: (url: URL, options: object, done: () => void) =>
      plainRequest({ ...options, hostname: url.hostname, port, path: url.pathname }, done),
    lookup: (name: string, _: object, done: (fault: Error | null, found: object[]) => void) =>
      done(
        null,
        (NAMES[name] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      ),
    isPublic: (address: string) => address === '127.0.0.1' || isPublic(address),
    patience,
  } as unknown as Network;
  return { network, asked };
}

const moveTo =
  (location: string): RequestListener =>
  ({ url }, res) =>
    url === '/end' ? res.end('the text') : res.writeHead(302, { location }).end();

describe('fetching what somebody else’s address leads to', () => {
  it.each([
    ['the text that is there', '/end'],
    ['the text that it leads to', '/start'],
  ])('gives %s', async (_, path) => {
    const { network } = await networkOf(moveTo('/end'));
    const found = await fetchPublic(`https://calendar.example${path}`, undefined, network);
    expect(String(found?.bytes)).toBe('the text');
  });

  it.each([
    ['a private address', 'https://10.0.0.5/'],
    ['a private address, written as a number', 'https://2130706433/'],
    ['an IPv6 address that carries a private one', 'https://[::ffff:10.0.0.5]/'],
    ['a name of a private address', 'https://inside.example/'],
    ['a name of a public and a private address', 'https://both.example/'],
  ])('speaks to nobody at %s', async (_, address) => {
    const { network, asked } = await networkOf(moveTo('/end'));
    const strict = {
      ...network,
      isPublic: (ip: string) => (ip === '127.0.0.1' ? address.includes('both') : isPublic(ip)),
    };
    await expect(fetchPublic(address, undefined, strict)).rejects.toThrow(
      'It leads to a private address',
    );
    expect(asked).toEqual([]);
  });

  it.each([
    ['a private address', 'https://inside.example/', 'It leads to a private address'],
    [
      'the address of a cloud’s secrets',
      'https://169.254.169.254/',
      'It leads to a private address',
    ],
    [
      'an address without https',
      'http://calendar.example/end',
      'It leads to an address without https',
    ],
    ['a file', 'file:///etc/passwd', 'It leads to an address without https'],
    ['itself', '/start', 'It leads from one address to the next'],
  ])('follows no redirect to %s', async (_, location, message) => {
    const { network } = await networkOf(moveTo(location));
    await expect(fetchPublic('https://calendar.example/start', undefined, network)).rejects.toThrow(
      message,
    );
  });

  it('leads to the same by the name that programs offer for subscription', async () => {
    const { network } = await networkOf(moveTo('webcal://calendar.example/end'));
    const found = await fetchPublic('https://calendar.example/start', undefined, network);
    expect(String(found?.bytes)).toBe('the text');
  });

  it('says who asks, and what it takes', async () => {
    const { network } = await networkOf(({ headers }, res) =>
      res.end([headers['user-agent'], headers.accept, headers['accept-encoding']].join(' ')),
    );
    const found = await fetchPublic('https://calendar.example/', undefined, network);
    expect(String(found?.bytes)).toMatch(
      /^Mozilla\/5\.0 .*Deskside.* text\/calendar, .* identity$/,
    );
  });

  it.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['GZIP', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['identity', (text: string) => text],
    ['gzip, br', (text: string) => brotliCompressSync(gzipSync(text))],
  ])('unpacks what is packed as %s all the same', async (packing, pack) => {
    const { network } = await networkOf((_, res) =>
      res.writeHead(200, { 'content-encoding': packing }).end(pack('the text')),
    );
    const found = await fetchPublic('https://calendar.example/', undefined, network);
    expect(String(found?.bytes)).toBe('the text');
  });

  it.each([
    ['is packed to look small', 'gzip', gzipSync(Buffer.alloc(21 * 2 ** 20)), 'larger than 20 MB'],
    ['is not packed as it says', 'br', Buffer.from('the text'), 'can’t be unpacked'],
    ['is packed in another way', 'lzma', Buffer.from('the text'), 'that nobody asked for'],
  ])('reads nothing that %s', async (_, packing, body, message) => {
    const { network } = await networkOf((__, res) =>
      res.writeHead(200, { 'content-encoding': packing }).end(body),
    );
    const fetching = fetchPublic('https://calendar.example/', undefined, network);
    await expect(fetching).rejects.toThrow(message);
  });

  it('reads nothing that breaks off', async () => {
    const { network } = await networkOf((_, res) => {
      res.writeHead(200, { 'content-length': '100' });
      res.write('half', () => res.destroy());
    });
    const fetching = fetchPublic('https://calendar.example/', undefined, network);
    await expect(fetching).rejects.toThrow('It breaks off');
  });

  it('asks whether it has changed since, and hears that it has not', async () => {
    const { network } = await networkOf(({ headers }, res) => {
      const known = headers['if-none-match'] === '"1"' && headers['if-modified-since'] === 'then';
      if (known) return res.writeHead(304).end();
      return res.writeHead(200, { etag: '"1"', 'last-modified': 'then' }).end('the text');
    });
    const found = await fetchPublic('https://calendar.example/', undefined, network);
    expect(found).toMatchObject({ etag: '"1"', modified: 'then' });
    expect(await fetchPublic('https://calendar.example/', found, network)).toBeUndefined();
  });

  it('knows what its letters are', async () => {
    const { network } = await networkOf((_, res) =>
      res.writeHead(200, { 'content-type': 'text/calendar; charset="ISO-8859-1"' }).end('x'),
    );
    const found = await fetchPublic('https://calendar.example/', undefined, network);
    expect(found?.charset).toBe('ISO-8859-1');
  });

  it('reads 20 MB and no more', async () => {
    const { network } = await networkOf((_, res) => {
      const write = () => void (res.destroyed || res.write(Buffer.alloc(65_536), write));
      write();
    });
    await expect(fetchPublic('https://calendar.example/', undefined, network)).rejects.toThrow(
      'larger than 20 MB',
    );
  });

  it.each([
    ['no answer', () => {}],
    ['half an answer', (_, res) => void res.write('half')],
  ] satisfies [string, RequestListener][])('does not wait long for %s', async (_, answer) => {
    const { network } = await networkOf(answer, 50);
    await expect(fetchPublic('https://calendar.example/', undefined, network)).rejects.toThrow(
      'not answered in time',
    );
  });

  it('says nothing of a secret address when it fails', async () => {
    const { network } = await networkOf((_, res) => res.writeHead(404).end());
    const fault = await fetchPublic('https://calendar.example/secret', undefined, network).catch(
      String,
    );
    expect(fault).toBe('Error: It was answered with 404');
  });
});
