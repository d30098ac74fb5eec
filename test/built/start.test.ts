import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../server/ask.ts';
import { outDir, siteUrl } from '../site.ts';
import { runCommand } from './command.ts';

const secured = siteUrl.replace('http:', 'https:');
const foreign = 'https://evil.example';
const hostile = {
  host: 'evil.example',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-proto': 'https',
  'x-forwarded-port': '443',
};

describe.each([
  ['directly', siteUrl],
  ['behind a proxy that ends TLS', secured],
])('a form that is posted %s', (_, address) => {
  let site: Awaited<ReturnType<typeof runCommand>>;
  beforeAll(async () => {
    site = await runCommand('start', ['--built', outDir], { SITE_URL: address });
  });
  afterAll(() => site.stop());

  test.each([
    ['from the site itself', { origin: address }, 400],
    ['from the site, whatever the proxy says', { origin: address, ...hostile }, 400],
    ['from elsewhere', { origin: foreign }, 403],
    ['from elsewhere with matching headers', { origin: foreign, ...hostile }, 403],
    ['from nowhere', {}, 403],
  ])('%s', async (_case, headers, status) => {
    const form = { 'content-type': 'application/x-www-form-urlencoded', ...headers };
    const answer = await ask(`${site.url}/api/bookings`, { method: 'POST', headers: form }, 'a=b');

    expect(answer.status).toBe(status);
  });
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends the site with 0', async (signal) => {
  await using site = await runCommand('start', ['--built', outDir]);

  expect(site.output()).toContain('no money moves');
  expect(await site.stop(signal)).toBe(0);
});
