import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPageMoment } from '../../src/adapters/page-moment.ts';
import { startLocalStripe } from '../../src/sandbox/stripe/server.ts';
import { startHranaServer } from '../adapters/hrana-server.ts';
import { filesWith } from '../built/files.ts';
import { copySite } from '../scratch.ts';

const siteUrl = 'http://localhost:4399';
const root = copySite(afterAll);
const output = join(root, '.vercel/output');
// Outside of the project, so that the function finds no package but its own.
const folder = mkdtempSync(join(process.env['SYSTEM_TMPDIR'] ?? tmpdir(), 'function-'));
const running: { close(): unknown }[] = [];
let url: string;
let stripeOrigin: string;

beforeAll(async () => {
  build();
  cpSync(join(output, 'functions/_render.func'), folder, { recursive: true, dereference: true });
  const webhookUrl = `${siteUrl}/api/stripe/webhook`;
  const stripe = await startLocalStripe({ port: 0, webhookUrl, webhookSecret: 'whsec_practice' });
  running.push(stripe);
  stripeOrigin = stripe.origin;
  const turso = await startHranaServer();
  running.push(turso);
  url = await launch({ DATABASE_URL: turso.url, DATABASE_AUTH_TOKEN: turso.token });
});
afterAll(async () => {
  await Promise.all(running.map((part) => part.close()));
  rmSync(folder, { recursive: true, force: true });
});

test('the function alone shows the open hours', async () => {
  const answer = await fetch(`${url}/coaching/`);

  expect(answer.status).toBe(200);
  expect(await answer.text()).toMatch(/name="start" value="[^"]+"/);
});

test('the function alone holds an hour and leads to the payment page', async () => {
  const page = await (await fetch(`${url}/coaching/`)).text();
  const start = /name="start" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const shown = createPageMoment('sk_test_practice').write(Math.floor(Date.now() / 1000) - 60);
  const answer = await fetch(`${url}/api/bookings`, {
    method: 'POST',
    body: new URLSearchParams({ start, offer: 'hour', zone: 'Europe/Berlin', shown }),
    headers: { origin: siteUrl },
    redirect: 'manual',
  });

  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toMatch(`${stripeOrigin}/`);
});

test('the function refuses a form from elsewhere', async () => {
  const answer = await fetch(`${url}/api/bookings`, {
    method: 'POST',
    body: new URLSearchParams({ offer: 'hour' }),
    headers: { origin: 'https://evil.example' },
  });

  expect(answer.status).toBe(403);
});

test('nothing of the local Stripe is deployed', () => {
  expect(filesWith(output, ['Practice: no real money', 'startLocalStripe'])).toEqual([]);
});

test('the platform is told the security headers, and leaves pages their own policy', () => {
  const { routes } = JSON.parse(readFileSync(join(output, 'config.json'), 'utf8'));

  expect(routes[0]).toMatchObject({
    src: '^/.*$',
    headers: { 'X-Content-Type-Options': 'nosniff', 'X-Frame-Options': 'DENY' },
    continue: true,
  });
  expect(routes[0].headers).not.toHaveProperty('Content-Security-Policy');
});

function build() {
  const { VITEST: _, NODE_ENV: __, ...inherited } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/astro/bin/astro.mjs', 'build'],
    {
      cwd: root,
      env: { ...inherited, ADAPTER: 'vercel', CONTENT_DIR: 'content', SITE_URL: siteUrl },
      encoding: 'utf8',
    },
  );
  expect(status, stdout + stderr).toBe(0);
}

async function launch(database: Record<string, string>): Promise<string> {
  const child = spawn(process.execPath, [resolve('test/hosts/function-launcher.mjs')], {
    cwd: folder,
    env: {
      VERCEL: '1',
      SITE_URL: siteUrl,
      STRIPE_API_BASE: stripeOrigin,
      ...database,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push({ close: () => child.kill() });
  const [port] = await once(child.stdout, 'data');
  return `http://127.0.0.1:${Number(port)}`;
}
