import { once } from 'node:events';
import { Agent, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startServer } from '../../src/server.ts';
import { builtFolder } from './built-folder.ts';

const env = {
  siteUrl: new URL('http://localhost:4321'),
  host: '127.0.0.1',
  port: 0,
  sweepSecret: undefined,
  trustProxy: false,
};

// The patience of `close` ends only when a test lets it.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

test('finishes a running request, ends kept connections and takes no new ones', async () => {
  const arrived = Promise.withResolvers<ServerResponse>();
  const handler = (_: IncomingMessage, res: ServerResponse) => arrived.resolve(res);
  const { url, close } = await startServer({ env, outDir: builtFolder(), handler });
  const agent = new Agent({ keepAlive: true });
  const [idle] = await once(request(url, { agent }).end(), 'response');
  await idle.toArray();
  const answer = once(
    request(`${url}/slow`, { agent: new Agent({ keepAlive: true }) }).end(),
    'response',
  );
  const res = await arrived.promise;

  const closed = close();
  await expect(fetch(url)).rejects.toThrow();
  res.end('done');
  const [message] = await answer;

  expect((await message.toArray()).join('')).toBe('done');
  await closed;
});

test('gives a request that never ends five seconds', async () => {
  const arrived = Promise.withResolvers<void>();
  const handler = () => arrived.resolve();
  const { url, close } = await startServer({ env, outDir: builtFolder(), handler });
  const answer = once(request(`${url}/never`).end(), 'response').catch((fault: Error) => fault);
  await arrived.promise;

  const closed = close();
  vi.advanceTimersByTime(4_999);
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(1);

  await closed;
  expect(await answer).toBeInstanceOf(Error);
});

test('says when its port is taken', async () => {
  const first = await startServer({ env, outDir: builtFolder(), handler: () => {} });
  const port = Number(new URL(first.url).port);

  const second = startServer({ env: { ...env, port }, outDir: builtFolder(), handler: () => {} });

  await expect(second).rejects.toThrow('EADDRINUSE');
  await first.close();
});
