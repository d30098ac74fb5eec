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

test('everything else is answered as ever', async () => {
  const { url } = await serveRedirects();

  expect((await ask(url, { path: '/' })).body).toBe(page);
  expect((await ask(url, { path: '/2014/05/rich-too/' })).body).toBe('rendered');
  expect((await ask(url, { path: '/2014/05/rich/', method: 'POST' })).body).toBe('rendered');
});

async function serveRedirects() {
  const outDir = builtFolder();
  mkdirSync(`${outDir}/server`);
  const redirects = [
    { from: '/2014/05/rich/', to: '/posts/rich/' },
    { from: '/?p=12', to: '/posts/rich/' },
  ];
  writeFileSync(`${outDir}/server/redirects.json`, JSON.stringify(redirects));
  const server = await listen({ outDir, handler: (_, res) => void res.end('rendered') });
  onTestFinished(() => server.close());
  return server;
}
