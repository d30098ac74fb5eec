import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { expect, onTestFinished, test, vi } from 'vitest';
import { securityHeaders } from '../../src/http-policy.ts';
import { ask } from './ask.ts';
import { builtFolder } from './built-folder.ts';
import { listen } from './serve.ts';

test.each([
  ...['/', '/index.html', '/_astro/a.123.js', '/photo.jpg', '/large.txt', '/404.html'],
  ...['/.well-known/security.txt', '/caf%C3%A9.txt', '/two%20words.txt'],
])('answers %s as it does under any other spelling, which is read from the disk', async (path) => {
  const { url } = await serveBuild();
  for (const headers of [{}, { 'accept-encoding': 'gzip' }, { 'accept-encoding': 'gzip, br' }])
    for (const method of ['GET', 'HEAD']) {
      const answers = await Promise.all(
        [path, `${path}?a`, path].map((each) => ask(url, { path: each, method, headers })),
      );
      const [first, other, again] = answers.map(({ headers: { date: _, ...rest }, ...answer }) => ({
        ...answer,
        headers: rest,
      }));
      expect(first).toEqual(other);
      expect(again).toEqual(first);
    }
});

test('says that a file is as it was, and for how long', async () => {
  const { url } = await serveBuild();
  const { headers } = await ask(url);
  const again = await ask(url, { headers: { 'if-none-match': headers.etag } });

  expect(again).toMatchObject({
    status: 304,
    body: '',
    headers: { etag: headers.etag, 'cache-control': 'no-cache', vary: 'Accept-Encoding' },
  });
});

const nowhere = [
  ...['/nowhere', '/nowhere/', '/wp-login.php', '/.env', '/coaching/else/', '/index.html.br'],
  ...['/nowhere?p=1', '/NOWHERE', '/index.HTML', '//', '/nowhere//', '/%', '/%E0%A4%A', '/%00'],
  ...['/_astro/', '/_astro/a.124.js', '/a/../nowhere', '/__proto__'],
];

test.each(nowhere)(
  'says by the page made for it that nothing is at %s, and nobody renders it',
  async (path) => {
    const { url, render } = await serveBuild();
    expect(await ask(url, { path })).toMatchObject({ status: 404, body: 'Nothing is here.' });
    expect(render).not.toHaveBeenCalled();
  },
);

test('nothing is the same for everybody, but for who takes it compressed', async () => {
  const { url } = await serveBuild();
  const { headers, body } = await ask(url, { path: '/nowhere' });
  const known = { 'if-none-match': headers.etag, 'if-modified-since': headers['last-modified'] };
  const of = (asked: { method?: string; headers?: Record<string, string | undefined> }) =>
    ask(url, { path: '/nowhere', ...asked }).then(
      ({ headers: { date: _, ...rest }, ...answer }) => ({
        ...answer,
        headers: rest,
      }),
    );
  const list = Object.entries(securityHeaders(new URL(url)));
  const guards = Object.fromEntries(list.map(([name, value]) => [name.toLowerCase(), value]));
  const plain = await of({});

  expect(plain).toMatchObject({ status: 404, body, headers: guards });
  expect(await of({ method: 'HEAD' })).toEqual({ ...plain, body: '' });
  for (const headers of [known, { range: 'bytes=0-3' }, { range: 'bytes=a' }, { cookie: 'hold=a' }])
    expect(await of({ headers })).toEqual(plain);
  expect((await of({ headers: { range: 'bytes=3-0' } })).status).toBe(416);
  const compressed = await of({ headers: { 'accept-encoding': 'br' } });
  expect([compressed.status, compressed.headers['content-encoding']]).toEqual([404, 'br']);
});

test('a build without a page for it renders what is nowhere', async () => {
  const { url, folder } = await serveBuild();
  rmSync(`${folder}/client/404.html`);
  rmSync(`${folder}/client/404.html.br`);
  expect(await ask(url, { path: '/nowhere' })).toMatchObject({ status: 200, body: 'rendered' });
});

test.each(['/coaching/', '/coaching', '//coaching/', '/coaching/?from=2027-01-01', '/co%61ching/'])(
  'leaves %s to who renders it',
  async (path) => {
    const { url } = await serveBuild();
    expect(await ask(url, { path })).toMatchObject({ status: 200, body: 'rendered' });
  },
);

test('leaves forms to who renders, wherever they go', async () => {
  const { url } = await serveBuild();
  const sent = await ask(url, { method: 'POST', path: '/nowhere' });
  expect(sent).toMatchObject({ status: 200, body: 'rendered' });
});

/** A build with files of all kinds, of which only /coaching/ is rendered. */
async function serveBuild() {
  const outDir = builtFolder();
  const write = (path: string, content: string | Buffer) =>
    writeFileSync(`${outDir}/${path}`, content);
  mkdirSync(`${outDir}/server`);
  write('server/build.json', JSON.stringify({ onDemand: ['^\\/coaching\\/?$'] }));
  write('client/404.html', 'Nothing is here.');
  write('client/404.html.br', brotliCompressSync('Nothing is here.'));
  mkdirSync(`${outDir}/client/.well-known`);
  write('client/.well-known/security.txt', 'Contact');
  write('client/cafe\u0301.txt', 'coffee');
  write('client/two words.txt', 'two words');
  write('client/.env', 'SECRET=1');
  write('client/photo.jpg', Buffer.alloc(99, 1));
  write('client/large.txt', 'a'.repeat(300_000));
  const render = vi.fn((_, res) => void res.end('rendered'));
  const site = await listen({ outDir, handler: render });
  onTestFinished(() => site.close());
  return { ...site, render, folder: outDir };
}
