import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ask } from './ask.ts';
import { builtFolder } from './built-folder.ts';
import { listen } from './serve.ts';

test.each(['/', '/index.html', '/_astro/a.123.js', '/photo.jpg', '/large.txt', '/404.html'])(
  'answers %s as it does under any other spelling, which is read from the disk',
  async (path) => {
    const { url } = await serveBuild();
    for (const headers of [{}, { 'accept-encoding': 'gzip' }, { 'accept-encoding': 'gzip, br' }])
      for (const method of ['GET', 'HEAD']) {
        const answers = await Promise.all(
          [path, `${path}?a`, path].map((each) => ask(url, { path: each, method, headers })),
        );
        const [first, other, again] = answers.map(
          ({ headers: { date: _, ...rest }, ...answer }) => ({
            ...answer,
            headers: rest,
          }),
        );
        expect(first).toEqual(other);
        expect(again).toEqual(first);
      }
  },
);

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

test.each(['/nowhere', '/nowhere/', '/wp-login.php', '/.env', '/coaching/else/', '/index.html.br'])(
  'says by the page made for it that nothing is at %s, and nobody renders it',
  async (path) => {
    const { url, render } = await serveBuild();
    expect(await ask(url, { path })).toMatchObject({ status: 404, body: 'Nothing is here.' });
    expect(render).not.toHaveBeenCalled();
  },
);

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
  write('client/.env', 'SECRET=1');
  write('client/photo.jpg', Buffer.alloc(99, 1));
  write('client/large.txt', 'a'.repeat(300_000));
  const render = vi.fn((_, res) => void res.end('rendered'));
  const site = await listen({ outDir, handler: render });
  onTestFinished(() => site.close());
  return { ...site, render };
}
