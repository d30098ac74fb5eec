import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { bareEnv } from '../support/bare-env.ts';
import { scratchFolder } from '../support/scratch.ts';

const mark = {
  ...{ at: '2026-11-24T07:00:00.000Z', siteUrl: 'http://localhost:4321/', contentDir: 'content' },
  ...{ schema: 1, breaking: 1 },
};

test.each([
  ['gone', true],
  ['come', false],
])('takes no build that was made after coaching.yaml has %s', async (_, coaching) => {
  const root = scratchFolder('turned');
  const write = (path: string, data: object) => {
    mkdirSync(resolve(root, path, '..'), { recursive: true });
    writeFileSync(resolve(root, path), JSON.stringify(data));
  };
  write('.builds/1/server/build.json', { ...mark, features: { coaching } });
  write('.builds/serving', { url: await someSite(), build: '1' });
  write('new/server/build.json', { ...mark, at: 'later', features: { coaching: !coaching } });

  const command = [resolve('src/cli/deploy.ts'), '--built', 'new'];
  const child = spawn(process.execPath, command, { cwd: root, env: bareEnv });
  const [said, [exitCode]] = await Promise.all([text(child.stderr), once(child, 'close')]);

  expect(said).toMatch(
    /^coaching\.yaml, or comments or contactForm in site\.yaml, has come or gone since npm start\. Stop that and start it anew/,
  );
  expect(exitCode).toBe(1);
  expect(readdirSync(`${root}/.builds`)).not.toContainEqual(expect.stringMatching(/^\d{2,}$/));
});

async function someSite(): Promise<string> {
  const server = createServer((_, res) => res.end()).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
