import { once } from 'node:events';
import { createServer, request as plainRequest, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchPublic } from '../../../src/adapters/calendar/fetch-public.ts';
import { isPublic } from '../../../src/adapters/calendar/public-address.ts';

type Network = NonNullable<Parameters<typeof fetchPublic>[1]>;

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
    expect(await fetchPublic(`https://calendar.example${path}`, network)).toBe('the text');
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
    await expect(fetchPublic(address, strict)).rejects.toThrow('It leads to a private address');
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
    await expect(fetchPublic('https://calendar.example/start', network)).rejects.toThrow(message);
  });

  it('reads 2 MB and no more', async () => {
    const { network } = await networkOf((_, res) => {
      const write = () => void (res.destroyed || res.write(Buffer.alloc(65_536), write));
      write();
    });
    await expect(fetchPublic('https://calendar.example/', network)).rejects.toThrow(
      'larger than 2 MB',
    );
  });

  it.each([
    ['no answer', () => {}],
    ['half an answer', (_, res) => void res.write('half')],
  ] satisfies [string, RequestListener][])('does not wait long for %s', async (_, answer) => {
    const { network } = await networkOf(answer, 50);
    await expect(fetchPublic('https://calendar.example/', network)).rejects.toThrow(
      'not answered in time',
    );
  });

  it('says nothing of a secret address when it fails', async () => {
    const { network } = await networkOf((_, res) => res.writeHead(404).end());
    const fault = await fetchPublic('https://calendar.example/secret', network).catch(String);
    expect(fault).toBe('Error: It was answered with 404');
  });
});

describe('the public internet', () => {
  it.each(['8.8.8.8', '1.1.1.1', '172.15.0.1', '172.32.0.1', '100.63.0.1', '2606:4700::1111'])(
    'has %s',
    (address) => expect(isPublic(address)).toBe(true),
  );
  it.each([
    ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '169.254.169.254', '172.16.0.1'],
    ...['172.31.255.255', '192.168.1.1', '198.18.0.1', '203.0.113.9', '224.0.0.1', '240.0.0.1'],
    ...['255.255.255.255', '::', '::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:8.8.8.8'],
    ...[
      '64:ff9b::a00:1',
      'fe80::1',
      'fc00::1',
      'fd00:ec2::254',
      'ff02::1',
      '2002:a00:1::',
      '2001::1',
    ],
    '2001:db8::1',
  ])('has no %s', (address) => expect(isPublic(address)).toBe(false));
});
