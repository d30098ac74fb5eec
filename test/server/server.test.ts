import { rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, expect, test, vi } from 'vitest';
import { startServer } from '../../src/server.ts';
import { ask } from './ask.ts';
import { builtFolder, page } from './built-folder.ts';

type Render = (req: IncomingMessage, res: ServerResponse) => void;

const running: { close(): Promise<void> }[] = [];
afterEach(() => void vi.useRealTimers());
afterEach(async () => void (await Promise.all(running.splice(0).map((server) => server.close()))));

test.each(['/', '/_astro/a.123.js', '/coaching/', '/nowhere'])(
  'guards %s by headers',
  async (path) => {
    const { url } = await serve();
    const { headers } = await ask(url, { path });

    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    });
    expect(headers).not.toHaveProperty('strict-transport-security');
  },
);

test('asks browsers to stay with https where SITE_URL is https', async () => {
  const { url } = await serve({ siteUrl: 'https://kayla.example' });

  expect((await ask(url)).headers).toHaveProperty('strict-transport-security');
});

test("adds to a page's own content policy instead of replacing it", async () => {
  const render: Render = (_, res) =>
    res.writeHead(200, { 'content-security-policy': "default-src 'self'" }).end();
  const { url } = await serve({ render });
  const { headers } = await ask(url, { path: '/coaching/' });

  expect(headers['content-security-policy']).toBe("frame-ancestors 'none', default-src 'self'");
});

test('sends the compressed file to whom accepts it', async () => {
  const { url } = await serve();

  const compressed = await ask(url, { headers: { 'accept-encoding': 'gzip, br' } });
  expect(compressed.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' });
  const plain = await ask(url);
  expect(plain.headers).not.toHaveProperty('content-encoding');
  expect(plain.body).toBe(page);
});

test('compresses what is rendered on demand', async () => {
  const render: Render = (_, res) =>
    void res.writeHead(200, { 'content-type': 'text/html' }).end(page);
  const { url } = await serve({ render });
  const answer = { path: '/coaching/', headers: { 'accept-encoding': 'gzip, br' } };

  expect((await ask(url, answer)).headers).toMatchObject({ 'content-encoding': 'br' });
});

test('lets browsers keep fingerprinted files for ever and ask again for pages', async () => {
  const { url } = await serve();

  const script = await ask(url, { path: '/_astro/a.123.js' });
  expect(script.headers['cache-control']).toContain('immutable');
  const { headers } = await ask(url);
  expect(headers['cache-control']).toBe('no-cache');
  const again = await ask(url, { headers: { 'if-none-match': headers.etag } });
  expect(again.status).toBe(304);
});

test('takes its address from SITE_URL, whatever the request says', async () => {
  let seen: IncomingMessage['headers'] = {};
  const render: Render = (req, res) => ((seen = req.headers), res.end());
  const { url } = await serve({ render, siteUrl: 'https://kayla.example' });
  await ask(url, {
    path: '/coaching/',
    headers: {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'http',
      'x-forwarded-port': '666',
      'x-forwarded-for': '1.2.3.4',
    },
  });

  expect(seen).toMatchObject({
    host: 'kayla.example',
    'x-forwarded-host': 'kayla.example',
    'x-forwarded-proto': 'https',
  });
  expect(seen).not.toHaveProperty('x-forwarded-port');
});

test.each([
  ['no proxy is trusted', false, '203.0.113.7', '127.0.0.1'],
  ['nothing was passed on', true, undefined, '127.0.0.1'],
  ['the proxy names it', true, '203.0.113.7', '203.0.113.7'],
  ['the visitor made up others', true, '1.2.3.4, 10.0.0.1, 2001:db8::7', '2001:db8::7'],
  ['what is passed on is no address', true, '203.0.113.7, unknown', '127.0.0.1'],
])('tells a visitor apart when %s', async (_, trustProxy, forwarded, expected) => {
  let seen: IncomingMessage['headers'] = {};
  const render: Render = (req, res) => ((seen = req.headers), res.end());
  const { url } = await serve({ render, trustProxy });
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  await ask(url, { path: '/coaching/', headers });

  expect(seen['x-forwarded-for']).toBe(expected);
});

test.each([
  ['http://localhost:4321', '127.0.0.1:4321', 'http://localhost:4321/coaching/?a=b'],
  ['http://127.0.0.1:4321', 'localhost:4321', 'http://127.0.0.1:4321/coaching/?a=b'],
  ['http://localhost:4321', 'localhost:4321', undefined],
  ['http://localhost:4321', '127.0.0.1:8080', undefined],
  ['http://localhost:4321', 'desk.example:4321', undefined],
  ['http://localhost:4321', '[', undefined],
  ['https://desk.example', '127.0.0.1', undefined],
  ['https://desk.example', 'www.desk.example', undefined],
])('at %s a reader who asks %s is led to %s', async (siteUrl, host, location) => {
  const { url } = await serve({ siteUrl });
  const request = { path: '/coaching/?a=b', headers: { host } };

  for (const method of ['GET', 'HEAD']) {
    const { status, headers } = await ask(url, { ...request, method });
    expect([status, headers.location]).toEqual([location ? 308 : 200, location]);
  }
  expect((await ask(url, { ...request, method: 'POST' })).status).toBe(200);
});

test.each([
  ['a foreign address as the path', { path: 'http://evil.example/' }, 400],
  ['a body of more than a megabyte', { method: 'POST', headers: { 'content-length': 2e6 } }, 413],
])('refuses %s', async (_, options, status) => {
  const { url } = await serve();

  expect((await ask(url, options)).status).toBe(status);
});

test.each(['bytes=9-2', 'bytes=-5', 'bytes=a-b', 'bytes=0-99999999'])(
  'survives the range %s',
  async (range) => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const { url } = await serve();
    await ask(url, { headers: { range } }).catch(() => {});

    expect((await ask(url)).status).toBe(200);
  },
);

test('asks for a sweep at its start and every minute, and for none without a secret', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const asked: (string | undefined)[] = [];
  const heard = Promise.withResolvers<void>();
  const render: Render = (req, res) => {
    if (req.url === '/api/sweep') asked.push(req.headers.authorization);
    if (asked.length === 2) heard.resolve();
    res.end();
  };
  await serve({ render });
  await serve({ render, sweepSecret: 'broom' });
  await vi.advanceTimersByTimeAsync(60_000);
  await heard.promise;

  expect(asked).toEqual(['Bearer broom', 'Bearer broom']);
});

test('survives a build that removes its files', async () => {
  const { url, folder } = await serve();
  rmSync(folder, { recursive: true });

  await expect(ask(url)).rejects.toThrow();
  expect((await ask(url, { path: '/coaching/' })).status).toBe(200);
});

test('answers 500 and goes on when a page throws', async () => {
  const seen = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { url } = await serve({
    render: () => {
      throw new Error('broken');
    },
  });

  expect((await ask(url, { path: '/coaching/' })).status).toBe(500);
  expect(seen).toHaveBeenCalledOnce();
  expect((await ask(url)).status).toBe(200);
});

async function serve({
  render = ((_, res) => void res.end('rendered')) as Render,
  siteUrl = 'http://localhost:4321',
  sweepSecret = undefined as string | undefined,
  trustProxy = false,
} = {}) {
  const folder = builtFolder();
  const env = { siteUrl: new URL(siteUrl), host: '127.0.0.1', port: 0, sweepSecret, trustProxy };
  const server = await startServer({ env, outDir: folder, handler: render });
  running.push(server);
  return { ...server, folder };
}
