import { mkdirSync, writeFileSync } from 'node:fs';
import { onTestFinished, expect, test } from 'vitest';
import { ask } from './ask.ts';
import { builtFolder, page } from './built-folder.ts';
import { listen } from './serve.ts';

test.each([
  ['/2014/05/Rich?utm_source=x', '/posts/rich/?utm_source=x'],
  ['/?p=12', '/posts/rich/'],
])('%s leads to %s for good, before Astro and the files are asked', async (path, location) => {
  const { url } = await serveRedirects();

  for (const method of ['GET', 'HEAD']) {
    const { status, headers, body } = await ask(url, { path, method });
    expect([status, headers.location, body]).toEqual([301, location, '']);
    expect(headers['cache-control']).toBe('public, max-age=3600');
    expect(headers['x-content-type-options']).toBe('nosniff');
  }
});

test.each([
  ['/posts/rich/comments/', '/posts/rich/'],
  ['/posts/rich/comments?utm_source=x', '/posts/rich/?utm_source=x'],
])('%s is no page, so it leads to %s for now', async (path, location) => {
  const { url } = await serveRedirects();

  for (const method of ['GET', 'HEAD']) {
    const { status, headers, body } = await ask(url, { path, method });
    expect([status, headers.location, body]).toEqual([302, location, '']);
    expect(headers['cache-control']).toBeUndefined();
  }
});

test.each(['/posts/all/comments/', '/posts/all/comments', '/posts/all/comments/?a'])(
  '%s is a page, and leads nowhere',
  async (path) => {
    const { url } = await serveRedirects();

    expect(await ask(url, { path })).toMatchObject({ status: 200, body: page });
  },
);

test.each([
  '/posts/a/b/comments/',
  '/posts/..%2f/comments/',
  '//posts/rich/comments/',
  '/posts/rich/comments/a',
])('%s is nothing, and leads nowhere', async (path) => {
  const { url } = await serveRedirects();

  expect((await ask(url, { path })).body).toBe('rendered');
});

test('everything else is answered as ever', async () => {
  const { url } = await serveRedirects();

  expect((await ask(url, { path: '/' })).body).toBe(page);
  expect((await ask(url, { path: '/2014/05/rich-too/' })).body).toBe('rendered');
  expect((await ask(url, { path: '/2014/05/rich/', method: 'POST' })).body).toBe('rendered');
});

async function serveRedirects() {
  const outDir = builtFolder();
  for (const folder of ['server', 'client/posts/all/comments'])
    mkdirSync(`${outDir}/${folder}`, { recursive: true });
  writeFileSync(`${outDir}/client/posts/all/comments/index.html`, page);
  writeFileSync(`${outDir}/server/build.json`, JSON.stringify({ onDemand: ['^/coaching$'] }));
  const redirects = [
    { from: '/2014/05/rich/', to: '/posts/rich/' },
    { from: '/?p=12', to: '/posts/rich/' },
  ];
  writeFileSync(`${outDir}/server/redirects.json`, JSON.stringify(redirects));
  const server = await listen({ outDir, handler: (_, res) => void res.end('rendered') });
  onTestFinished(() => server.close());
  return server;
}
