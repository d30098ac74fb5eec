import type { IncomingMessage } from 'node:http';
import { expect, test, vi } from 'vitest';
import { ask } from './ask.ts';
import { type Render, serve } from './serve.ts';

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
  ['the proxy names the port, too', true, '1.2.3.4, 203.0.113.7:50123', '203.0.113.7'],
  ['the proxy names one in brackets', true, '[2001:db8::7]', '2001:db8::7'],
  ['the proxy names such a port', true, '[2001:db8::7]:443', '2001:db8::7'],
  ['the port has no address', true, 'unknown:443', '127.0.0.1'],
  ['the brackets hold no address', true, '[203.0.113]:443', '127.0.0.1'],
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
  ['says once that a proxy here is not believed', false, '203.0.113.7', 1],
  ['says nothing of one that is', true, '203.0.113.7', 0],
  ['says nothing where no proxy is', false, undefined, 0],
])('%s', async (_, trustProxy, forwarded, times) => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => {});
  const { url } = await serve({ trustProxy });
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  for (let request = 0; request < 3; request++) await ask(url, { path: '/', headers });
  const lines = said.mock.calls.map(([line]) => String(line));
  expect(lines.filter((line) => line.includes('"proxy.unheard"'))).toHaveLength(times);
  said.mockRestore();
});
