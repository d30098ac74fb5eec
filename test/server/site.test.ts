import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { openSite } from '../../src/server/site.ts';
import { ask } from './ask.ts';
import { builtFolder } from './built-folder.ts';
import { listen } from './serve.ts';

test('has the fingerprinted files of the build before, and nothing else of it', async () => {
  const handler = (_: unknown, res: { end(body: string): void }) => res.end('on demand');
  const site = await listen({ outDir: build('new'), before: build('old'), handler });
  onTestFinished(() => site.close());
  const bodyAt = async (path: string) => (await ask(site.url, { path })).body;

  expect(await bodyAt('/')).toBe('new');
  expect(await bodyAt('/_astro/new.css')).toBe('new style');
  expect(await bodyAt('/_astro/old.css')).toBe('old style');
  expect(await bodyAt('/old.txt')).toBe('on demand');
});

test('a folder without a server is no build', async () => {
  await expect(listen({ outDir: builtFolder() })).rejects.toThrow('entry.mjs');
});

test('no site that was opened listens for faults that nobody waits for', async () => {
  const folder = build('listening');
  mkdirSync(`${folder}/server`);
  writeFileSync(
    `${folder}/server/entry.mjs`,
    `process.on('unhandledRejection', () => {});
    export const handler = () => undefined;`,
  );
  const own = await listen({ outDir: build('own'), handler: () => undefined });
  const before = process.listeners('unhandledRejection');
  const site = await listen({ outDir: folder });
  onTestFinished(() => Promise.all([own.close(), site.close()]).then(() => undefined));

  expect(process.listeners('unhandledRejection')).toEqual(before);
});

test('an address full of slashes is looked up as soon as any other', async () => {
  const outDir = build('slashes');
  mkdirSync(`${outDir}/server`);
  writeFileSync(`${outDir}/server/build.json`, JSON.stringify({ onDemand: ['^/a$', '^/b$'] }));
  const { isRendered } = await openSite(outDir, {}, () => undefined);
  const path = '/'.repeat(300_000);

  expect(isRendered(`${path}a`)).toBe(true);
  expect([isRendered(`${path}c`), isRendered(`/b${path}`)]).toEqual([false, true]);
});

function build(name: string): string {
  const folder = builtFolder();
  writeFileSync(`${folder}/client/index.html`, name);
  writeFileSync(`${folder}/client/${name}.txt`, '');
  writeFileSync(`${folder}/client/_astro/${name}.css`, `${name} style`);
  return folder;
}
