import { globSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { expect, onTestFinished, test } from 'vitest';
import type { Handler } from '../../src/server/site.ts';
import { runCommand } from '../built/command.ts';
import { ask } from '../server/ask.ts';
import { listen } from '../server/serve.ts';
import { outDir, siteUrl } from '../support/site.ts';
import { testBundle } from './bundle.ts';
import { expectedHeaders, folderApart } from './host.ts';
import { testInvocations } from './invocations.ts';
import { copyNodeHost, importsOf } from './node-alone.ts';
import { notYet, redirected, redirectedByQuery, redirectedPicture } from './redirected.ts';

const secured = siteUrl.replace('http:', 'https:');
const folder = folderApart();

testBundle(outDir);

testInvocations({
  siteUrl: secured,
  client: `${outDir}/client`,
  goesOn: true,
  launch(env) {
    copyNodeHost(outDir, folder, ['start', 'backup']);
    const told = { ...env, DATABASE_URL: `file:${folder}/site.db` };
    const expected = /"event":"webhook.refused"/;
    return runCommand('start', ['--built', 'dist'], told, { cwd: folder, expected });
  },
});

test('what serves a build needs nothing but Node', () => {
  const { files, packages } = importsOf(`${outDir}/server/worker.mjs`);

  expect(files.size).toBeGreaterThan(10);
  expect([...packages].filter((name) => !isBuiltin(name))).toEqual([]);
});

test('the server adds the headers of the one list to files, and keeps hashed ones for ever', async () => {
  const env = { siteUrl: new URL(secured), trustProxy: false };
  const handler = () => undefined;
  const server = await listen({ env, outDir, handler });
  const [hashed] = globSync('_astro/*', { cwd: `${outDir}/client` });
  const headersOf = async (path: string) => (await ask(server.url, { path })).headers;
  const [page, file] = [await headersOf('/'), await headersOf(`/${hashed}`)];
  await server.close();

  for (const headers of [page, file]) expect(headers).toMatchObject(expectedHeaders(secured));
  expect(page['cache-control']).toBe('no-cache');
  expect(file['cache-control']).toBe('public, max-age=31536000, immutable');
});

test('old addresses lead to what is there, by one 301, and what is not due yet does not', async () => {
  const env = { siteUrl: new URL(secured), trustProxy: false };
  const handler: Handler = (_, res) => void res.writeHead(404).end();
  const server = await listen({ env, outDir, handler });
  onTestFinished(() => server.close());
  for (const [path, to] of [...redirected, ...redirectedByQuery]) {
    const { status, headers } = await ask(server.url, { path });
    expect([status, headers.location], path).toEqual([301, to]);
    expect((await ask(server.url, { path: to })).status, to).toBe(200);
  }
  const { headers } = await ask(server.url, { path: redirectedPicture });
  const picture = await ask(server.url, { path: headers.location });
  expect([picture.status, picture.headers['content-type']]).toEqual([200, 'image/webp']);
  expect((await ask(server.url, { path: notYet })).status).toBe(404);
});
