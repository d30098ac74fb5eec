import { mkdirSync, writeFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { startServer } from '../../src/server.ts';
import { ask } from './ask.ts';
import { builtFolder } from './built-folder.ts';

const running: { close(): Promise<void> }[] = [];
afterEach(async () => void (await Promise.all(running.splice(0).map((server) => server.close()))));

test('serves another build from then on, and the fingerprinted files of the one before', async () => {
  const { url, takeOver } = await serve(build('old', 'Old'));
  await takeOver(build('new', 'New'));

  expect((await ask(url)).body).toBe('New');
  expect((await ask(url, { path: '/coaching/' })).body).toBe('New on demand');
  expect((await ask(url, { path: '/_astro/new.css' })).body).toBe('new style');
  expect((await ask(url, { path: '/_astro/old.css' })).body).toBe('old style');
  expect((await ask(url, { path: '/old.txt' })).body).toBe('New on demand');
});

test('a request that runs ends with the build it began with', async () => {
  const { url, takeOver } = await serve(build('old', 'Old', 300));
  const slow = ask(url, { path: '/coaching/' });
  await ask(url);
  await takeOver(build('new', 'New'));

  expect((await slow).body).toBe('Old on demand');
});

test('a build that cannot be opened changes nothing', async () => {
  const { url, takeOver } = await serve(build('old', 'Old'));

  await expect(takeOver(builtFolder())).rejects.toThrow('entry.mjs');
  expect((await ask(url)).body).toBe('Old');
});

test('no build that was opened listens for faults that nobody waits for', async () => {
  const { takeOver } = await serve(build('old', 'Old'));
  const before = process.listeners('unhandledRejection');
  await takeOver(build('new', 'New'));

  expect(process.listeners('unhandledRejection')).toEqual(before);
});

function build(name: string, words: string, milliseconds = 0): string {
  const folder = builtFolder();
  mkdirSync(`${folder}/server`);
  writeFileSync(`${folder}/client/index.html`, words);
  writeFileSync(`${folder}/client/${name}.txt`, '');
  writeFileSync(`${folder}/client/_astro/${name}.css`, `${name} style`);
  writeFileSync(
    `${folder}/server/entry.mjs`,
    `process.on('unhandledRejection', () => {});
    export const handler = (_, res) => setTimeout(() => res.end('${words} on demand'), ${milliseconds});`,
  );
  return folder;
}

async function serve(outDir: string) {
  const siteUrl = new URL('http://localhost');
  const env = { siteUrl, host: '127.0.0.1', port: 0, sweepSecret: undefined, trustProxy: false };
  const server = await startServer({ env, outDir });
  running.push(server);
  return server;
}
