import { rmSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { ask } from './ask.ts';
import { page } from './built-folder.ts';
import { type Render, serve } from './serve.ts';

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

test('calls a status what it is, whatever the page says', async () => {
  const render: Render = (_, res) => {
    res.statusMessage = 'OK';
    res.writeHead(400).end();
  };
  const { url } = await serve({ render });

  expect(await fetch(`${url}/coaching/`)).toMatchObject({ status: 400, statusText: 'Bad Request' });
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

test.each([
  ['a foreign address as the path', { path: 'http://evil.example/' }, 400],
  ['a body of more than a megabyte', { method: 'POST', headers: { 'content-length': 2e6 } }, 413],
])('refuses %s', async (_, options, status) => {
  const { url } = await serve();

  expect((await ask(url, options)).status).toBe(status);
});

test('says of a range that ends before it begins that it can’t be had', async () => {
  const { url } = await serve();
  for (const range of ['bytes=5-2', 'bytes=9-0'])
    expect((await ask(url, { headers: { range } })).status).toBe(416);
  expect((await ask(url, { headers: { range: 'bytes=0-3' } })).status).toBe(206);
});

test.each(['TRACE', 'PROPFIND', 'PUT', 'DELETE', 'PATCH', 'MKCOL'])(
  'turns %s away before the site sees the address, and logs none',
  async (method) => {
    const render = vi.fn((_, res) => void res.end()) satisfies Render;
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { url } = await serve({ render });
    const { status, headers } = await ask(url, { method, path: '/calls/secret.ics' });
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD, POST, OPTIONS']);
    expect(render).not.toHaveBeenCalled();
    expect(said).not.toHaveBeenCalled();
  },
);

test.each(['/index.html.br', '/index.html.br/', '/index.html.br?a', '/index%2ehtml.br'])(
  'has nothing at %s, which is another form of a page',
  async (path) => {
    const { url } = await serve({ render: (_, res) => void res.writeHead(404).end() });
    expect((await ask(url, { path })).status).toBe(404);
  },
);

test.each([
  { range: 'bytes=0-18446744073709551616' },
  { range: 'bytes=18446744073709551616-' },
  { range: 'bytes=0-0,2-3' },
  { range: 'items=0-5' },
  // What is there now may be another file than the one that was begun.
  { range: 'bytes=4-', 'if-range': '"of-yesterday"' },
])('answers %j with all that is there', async (headers) => {
  const { url } = await serve();
  const { status, body } = await ask(url, { headers });
  expect([status, body]).toEqual([200, page]);
});

test.each(['bytes=-5', 'bytes=a-b', 'bytes=0-99999999'])('survives the range %s', async (range) => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const { url } = await serve();
  await ask(url, { headers: { range } }).catch(() => {});

  expect((await ask(url)).status).toBe(200);
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
