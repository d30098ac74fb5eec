import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { practiceEnv } from '../support/practice-env.ts';

const open: { close(): unknown }[] = [];
afterEach(() => open.splice(0).forEach((server) => server.close()));

test("says in plain words that the site's port is taken, before it builds", async () => {
  const port = await takePort();
  const { exitCode, said } = await start({ PORT: String(port) });

  expect(exitCode).toBe(1);
  const words = `Port ${port}, for the site, is taken by another program. Stop that one, or set PORT=`;
  expect(said).toMatch(new RegExp(`^${words}\\d+\\.\n$`));
});

test("says in plain words that the local Stripe's port is taken", async () => {
  const port = await takePort();
  const { exitCode, said } = await start({ STRIPE_API_BASE: `http://127.0.0.1:${port}` });

  expect(exitCode).toBe(1);
  expect(said).toMatch(/set STRIPE_API_BASE=http:\/\/127\.0\.0\.1:\d+\./);
});

test('refuses a public address without a Stripe key, and says what is missing', async () => {
  const { exitCode, said } = await start({ SITE_URL: 'https://kayla.example' });

  expect(exitCode).toBe(1);
  expect(said).toContain('STRIPE_SECRET_KEY is missing');
  expect(said).not.toContain('    at ');
});

test('refuses to serve what is built for another host', async () => {
  const { exitCode, said } = await start({ ADAPTER: 'vercel' });

  expect(exitCode).toBe(1);
  expect(said).toBe('npm start serves a site that is built for Node; unset ADAPTER and VERCEL.\n');
});

test('tells a wrong use from a fault', async () => {
  expect((await start({}, ['--wat'])).exitCode).toBe(2);
});

async function start(env: Record<string, string>, rest: string[] = []) {
  const child = spawn(process.execPath, ['src/cli/start.ts', ...rest], {
    env: { PATH: process.env['PATH'], ...(await practiceEnv()), ...env },
  });
  const said: Buffer[] = [];
  child.stdout.on('data', (chunk) => said.push(chunk));
  child.stderr.on('data', (chunk) => said.push(chunk));
  const [exitCode] = await once(child, 'close');
  return { exitCode, said: Buffer.concat(said).toString() };
}

async function takePort() {
  const server = createServer().listen(0, '127.0.0.1');
  open.push(server);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
