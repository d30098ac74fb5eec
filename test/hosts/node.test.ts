import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startServer } from '../../src/server.ts';
import { runCommand } from '../built/command.ts';
import { ask } from '../server/ask.ts';
import { outDir, siteUrl } from '../support/site.ts';
import { testBundle } from './bundle.ts';
import { expectedHeaders, folderApart } from './host.ts';
import { testInvocations } from './invocations.ts';
import { copyNodeHost } from './node-alone.ts';

const secured = siteUrl.replace('http:', 'https:');
const folder = folderApart();

testBundle(outDir);

testInvocations({
  siteUrl: secured,
  client: `${outDir}/client`,
  goesOn: true,
  launch(env) {
    copyNodeHost(outDir, folder);
    const told = { ...env, DATABASE_URL: `file:${folder}/site.db` };
    const expected = /"event":"webhook.refused"/;
    return runCommand('start', ['--built', 'dist'], told, { cwd: folder, expected });
  },
});

test('the server adds the headers of the one list to files, and keeps hashed ones for ever', async () => {
  const env = { siteUrl: new URL(secured), host: '127.0.0.1', port: 0, trustProxy: false };
  const handler = () => undefined;
  const server = await startServer({ env: { ...env, sweepSecret: undefined }, outDir, handler });
  const [hashed] = globSync('_astro/*', { cwd: `${outDir}/client` });
  const headersOf = async (path: string) => (await ask(server.url, { path })).headers;
  const [page, file] = [await headersOf('/'), await headersOf(`/${hashed}`)];
  await server.close();

  for (const headers of [page, file]) expect(headers).toMatchObject(expectedHeaders(secured));
  expect(page['cache-control']).toBe('no-cache');
  expect(file['cache-control']).toBe('public, max-age=31536000, immutable');
});
