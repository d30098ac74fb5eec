import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { settingsAround } from '../../../src/cli/run/ports.ts';
import { readEnv } from '../../../src/environment.ts';
import { practiceEnv } from '../../support/practice-env.ts';

const off = { coaching: false, comments: false, contactForm: false };
const coaching = { ...off, coaching: true };

test.each([
  ['PORT', 0],
  ['STRIPE_API_BASE', 1],
  ['SMTP_URL', 2],
  ['SMTP_URL', 3],
])('in practice another %s is taken by itself where one is taken', async (name, index) => {
  const set = await practiceEnv();
  const port = await take(Number(set.PORT) + index);
  const { [name]: found, ...others } = await settingsAround(readEnv(set, coaching), {});

  expect(found).toMatch(/\d+$/);
  expect(readEnv({ ...set, [name]: found }, coaching).practice).toBe(true);
  expect(found).not.toMatch(new RegExp(`:?${port}$`));
  expect(others).toEqual({});
});

test('what the owner has set stays', async () => {
  const set = await practiceEnv();
  await take(Number(set.PORT));

  expect(await settingsAround(readEnv(set, coaching), set)).toEqual({});
});

test('where nothing is on nothing listens beside the site, and no port but its own is asked for', async () => {
  const set = await practiceEnv();
  for (const index of [1, 2, 3]) await take(Number(set.PORT) + index);

  expect(await settingsAround(readEnv(set, off), {})).toEqual({});
});

test.each(['comments', 'contactForm'])('with %s alone only a mailbox does', async (feature) => {
  const set = await practiceEnv();
  for (const index of [1, 2]) await take(Number(set.PORT) + index);

  const found = await settingsAround(readEnv(set, { ...off, [feature]: true }), {});
  expect(Object.keys(found)).toEqual(['SMTP_URL']);
});

test('nothing is set where all ports can be had', async () => {
  expect(await settingsAround(readEnv(await practiceEnv(), coaching), {})).toEqual({});
});

async function take(port: number): Promise<number> {
  const server = createServer().listen(port, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
