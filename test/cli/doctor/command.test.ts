import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bareEnv } from '../../support/bare-env.ts';
import { trade } from '../../support/practice-env.ts';
import { run } from '../../support/run.ts';
import { runHere } from '../../support/run-here.ts';
import { scratchFolder } from '../../support/scratch.ts';

const { SWEEP_SECRET: _, ...unswept } = trade;
/** A site that sells on a host that freezes between requests, and nothing of which can be reached. */
const TRADE = {
  ...unswept,
  VERCEL: '1',
  SITE_URL: 'http://127.0.0.1:1',
  STRIPE_API_BASE: 'http://127.0.0.1:1',
  SMTP_URL: 'smtp://127.0.0.1:1',
  DATABASE_URL: 'libsql://127.0.0.1:1',
};
const NO_SWEEP = '✗ Nothing looks for lost payments and waiting mails: SWEEP_SECRET is missing';

/** The command with this in its environment and nothing else. */
async function doctor(given: Record<string, string>, args: string[] = []) {
  const ended = await runHere('doctor', 'test/content', args, given, bareEnv);
  const says = ended.stdout.split('\n').flatMap((line) => /^ {2}([✓✗] .*)/.exec(line)?.[1] ?? []);
  return { ...ended, says };
}

test('names each thing that can not be reached, and that nothing sweeps', async () => {
  const { status, says } = await doctor(TRADE);
  expect(says.filter((line) => line.startsWith('✗'))).toEqual([
    '✗ Stripe does not answer at http://127.0.0.1:1',
    '✗ The site does not answer at http://127.0.0.1:1',
    "✗ The mail server 127.0.0.1, port 1, can't be reached (ESOCKET)",
    NO_SWEEP,
    expect.stringContaining("✗ The bookings can't be written"),
  ]);
  expect(status).toBe(1);
});

test.each([
  ['has a secret for its sweep', { SWEEP_SECRET: 'a-broom-that-is-long-enough' }],
  ['sweeps by itself', { VERCEL: '', DATABASE_URL: 'file:/nowhere/site.db' }],
])('asks for no sweep of a site that %s', async (_, change) => {
  expect((await doctor({ ...TRADE, ...change })).says).not.toContain(NO_SWEEP);
});

test('names what keeps the site from starting', async () => {
  const { status, stdout } = await doctor({ ...TRADE, LINK_SECRET: '' });
  expect(stdout).toMatch(/✗ The site cannot start:\n {2}LINK_SECRET is missing/);
  expect(stdout).toContain('Mend that first');
  expect(status).toBe(1);
});

test('finds a practice well', async () => {
  const { status, says } = await doctor({
    DATABASE_URL: `file:${join(scratchFolder('doctor'), 'a.db')}`,
  });
  expect(says[0]).toBe('✓ Practice: without STRIPE_SECRET_KEY no money moves and no mail leaves');
  expect(status).toBe(0);
});

test('asks a site without coaching for no Stripe, no mail and no database', async () => {
  const { status, says } = await doctor({
    CONTENT_DIR: 'test/sites/least',
    SITE_URL: 'https://small.example',
  });
  expect(says[0]).toBe(
    '✓ No coaching, as there is no coaching.yaml: no Stripe, no mail and no database is needed',
  );
  expect(says.join()).not.toMatch(/booking|webhook|backup|calendar|proxy/i);
  expect(status).toBe(0);
});

test('says how it is used, and prints its findings for machines', async () => {
  expect(await doctor({}, ['--url', 'nonsense'])).toMatchObject({ status: 2, stdout: '' });
  const env = { ...bareEnv, CONTENT_DIR: 'test/content' };
  expect(run(['src/cli/doctor.ts', '--help'], { env }).stdout).toMatch(/^Usage: npm run doctor/);
  const { stdout, status } = await doctor(TRADE, ['--json']);
  expect(JSON.parse(stdout)).toContainEqual(
    expect.objectContaining({ ok: false, says: 'Stripe does not answer at http://127.0.0.1:1' }),
  );
  expect(status).toBe(1);
});
