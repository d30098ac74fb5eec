import { describe, expect, test } from 'vitest';
import { ask } from '../server/ask.ts';
import { routes } from '../../src/integrations/check/routes.ts';
import { standing } from '../support/anew.ts';
import { trade } from '../support/practice-env.ts';
import { outDir, siteUrl } from '../support/site.ts';
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
  const expected = /"event":"webhook\.refused"/;
  const site = standing(() =>
    runCommand('start', ['--built', outDir], { SITE_URL: address }, { expected }),
  );

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

  test('does nothing at any address that is answered on demand when it is from elsewhere', async () => {
    const paths = routes('.').onDemand.map((path) => path.replaceAll('[^/]+', 'x'));
    const json = { 'content-type': 'application/json' };
    const sent: [method: string, headers: Record<string, string>][] = [
      ['POST', {}],
      ['POST', { origin: 'null' }],
      ['POST', { origin: foreign }],
      ['POST', json],
      ['POST', { ...json, origin: `${address}1` }],
      ['OPTIONS', { origin: foreign }],
    ];
    const admits = async (path: string) => {
      const asked = sent.map(([method, headers]) => ask(`${site.url}${path}`, { method, headers }));
      return (await Promise.all(asked)).some(({ status }) => status !== 403);
    };
    const admitting = await Promise.all(paths.map(admits));

    expect(paths.length).toBeGreaterThan(10);
    expect(paths.filter((_, index) => admitting[index]).toSorted()).toEqual([
      '/api/comments',
      '/api/stripe/webhook',
      '/api/sweep',
      '/comments/answers/x',
    ]);
  });

  test.each([
    ['/api/bookings', 'application/x-www-form-urlencoded'],
    ['/api/stripe/webhook', 'application/json'],
  ])('%s refuses more than a megabyte that comes without its length', async (path, type) => {
    const headers = { origin: address, 'content-type': type, 'transfer-encoding': 'chunked' };
    const body = 'a='.repeat(1_000_000);
    const answer = await ask(site.url + path, { method: 'POST', headers }, body);

    expect(answer.status).toBe(400);
    expect((await fetch(site.url)).status).toBe(200);
  });
});

test('the form of a site in trade may lead to a payment page on whatever domain Stripe has for it', async () => {
  const env = { ...trade, SITE_URL: secured, STRIPE_API_BASE: '' };
  await using site = await runCommand('start', ['--built', outDir], env);
  const { status, headers } = await ask(`${site.url}/coaching/`);
  const policy = String(headers['content-security-policy']);
  const [, sources = ''] = /form-action ([^;,]*)/.exec(policy) ?? [];
  const mayLeadTo = (page: string) => {
    const { protocol, origin } = new URL(page);
    return sources.split(' ').some((source) => source === protocol || source === origin);
  };

  expect(status).toBe(200);
  expect(sources).toContain("'self'");
  for (const origin of ['https://checkout.stripe.com', 'https://pay.desk.example'])
    expect(mayLeadTo(`${origin}/c/pay/cs_live_a`)).toBe(true);
  expect(mayLeadTo('http://pay.desk.example/c/pay/cs_live_a')).toBe(false);
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends the site with 0', async (signal) => {
  await using site = await runCommand('start', ['--built', outDir]);

  expect(site.output()).toContain('no money moves');
  expect(await site.stop(signal)).toBe(0);
});
