import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { bareEnv } from '../support/bare-env.ts';
import { scratchFolder } from '../support/scratch.ts';

test.each([
  ['gone', true, []],
  ['come', false, ['coaching.yaml']],
])('builds nothing when coaching.yaml has %s since npm start', async (_, coaching, files) => {
  const root = scratchFolder('turned');
  const write = (path: string, words: string) => {
    mkdirSync(resolve(root, path, '..'), { recursive: true });
    writeFileSync(resolve(root, path), words);
  };
  for (const file of ['site.yaml', ...files]) write(`content/${file}`, '');
  write('.builds/1/server/features.json', JSON.stringify({ coaching }));
  write('.builds/serving', JSON.stringify({ url: await someSite(), build: '1' }));

  const child = spawn(process.execPath, [resolve('src/cli/deploy.ts')], {
    cwd: root,
    env: bareEnv,
  });
  const [said, [exitCode]] = await Promise.all([text(child.stderr), once(child, 'close')]);

  expect(said).toMatch(
    /^coaching\.yaml has come or gone since npm start\. Stop that and start it anew/,
  );
  expect(exitCode).toBe(1);
});

async function someSite(): Promise<string> {
  const server = createServer((_, res) => res.end()).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
