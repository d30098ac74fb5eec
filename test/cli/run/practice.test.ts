import { expect, onTestFinished, test } from 'vitest';
import { startPractice } from '../../../src/cli/run/practice.ts';
import { readEnv } from '../../../src/environment.ts';
import { practiceEnv } from '../../support/practice-env.ts';

const off = { coaching: false, comments: false, contactForm: false };
const site = 'http://127.0.0.1:4321';

test('beside a site that sells calls stand a Stripe and a mailbox, until they are closed', async () => {
  const env = readEnv(await practiceEnv(), { ...off, coaching: true });
  const practice = await startPractice(env, site);
  const { stripe, mail } = env;
  const mailbox = `http://127.0.0.1:${Number(new URL(mail.smtpUrl).port) + 1}/mails.json`;

  expect(await (await fetch(mailbox)).json()).toEqual([]);
  expect((await fetch(new URL('/v1/refunds', stripe.apiBase))).status).toBe(401);
  await expect(startPractice(env, site)).rejects.toThrow('EADDRINUSE');

  for (const part of practice) await part.close();
  for (const closed of [mailbox, stripe.apiBase ?? ''])
    await expect(fetch(closed)).rejects.toThrow('fetch failed');
});

test('beside one that only mails stands no Stripe, and beside one that does neither nothing', async () => {
  const set = await practiceEnv();
  const env = readEnv(set, { ...off, comments: true });
  const practice = await startPractice(env, site);
  onTestFinished(async () => void (await Promise.all(practice.map((part) => part.close()))));

  await expect(fetch(env.stripe.apiBase ?? '')).rejects.toThrow('fetch failed');
  expect(await startPractice(readEnv(set, off), site)).toEqual([]);
});
