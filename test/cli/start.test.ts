import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';

const open: { close(): unknown }[] = [];
afterEach(() => open.splice(0).forEach((server) => server.close()));

test("says in plain words that the site's port is taken, before it builds", async () => {
  const port = await takePort();
  const { exitCode, said } = await start({ PORT: String(port) });

  expect(exitCode).toBe(1);
  expect(said).toBe(
    `Port ${port}, for the site, is taken by another program. Stop that one, ` +
      `or set PORT=${port + 100}.\n`,
  );
});

test("says in plain words that the local Stripe's port is taken", async () => {
  const port = await takePort();
  const { exitCode, said } = await start({
    PORT: '0',
    STRIPE_API_BASE: `http://127.0.0.1:${port}`,
  });

  expect(exitCode).toBe(1);
  expect(said).toContain(`set STRIPE_API_BASE=http://127.0.0.1:${port + 100}`);
});

test('refuses a public address without a Stripe key, and says what is missing', async () => {
  const { exitCode, said } = await start({ SITE_URL: 'https://kayla.example' });

  expect(exitCode).toBe(1);
  expect(said).toContain('STRIPE_SECRET_KEY is missing');
  expect(said).not.toContain('    at ');
});

test('tells a wrong use from a fault', async () => {
  expect((await start({}, ['--wat'])).exitCode).toBe(2);
});

async function start(env: Record<string, string>, rest: string[] = []) {
  const child = spawn(process.execPath, ['src/cli/start.ts', ...rest], {
    env: { PATH: process.env['PATH'], ...env },
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
