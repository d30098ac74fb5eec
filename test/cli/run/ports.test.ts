import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { settingsAround } from '../../../src/cli/run/ports.ts';
import { readEnv } from '../../../src/environment.ts';
import { practiceEnv } from '../../support/practice-env.ts';

test.each([
  ['PORT', 0],
  ['STRIPE_API_BASE', 1],
  ['SMTP_URL', 2],
  ['SMTP_URL', 3],
])('in practice another %s is taken by itself where one is taken', async (name, index) => {
  const set = await practiceEnv();
  const port = await take(Number(set.PORT) + index);
  const { [name]: found, ...others } = await settingsAround(readEnv(set), {});

  expect(found).toMatch(/\d+$/);
  expect(readEnv({ ...set, [name]: found }).practice).toBe(true);
  expect(found).not.toMatch(new RegExp(`:?${port}$`));
  expect(others).toEqual({});
});

test('what the owner has set stays', async () => {
  const set = await practiceEnv();
  await take(Number(set.PORT));

  expect(await settingsAround(readEnv(set), set)).toEqual({});
});

test('nothing is set where all ports can be had', async () => {
  expect(await settingsAround(readEnv(await practiceEnv()), {})).toEqual({});
});

async function take(port: number): Promise<number> {
  const server = createServer().listen(port, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
