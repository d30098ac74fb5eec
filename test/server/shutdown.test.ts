import { once } from 'node:events';
import { Agent, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { builtFolder } from './built-folder.ts';
import { listen } from './serve.ts';

const handed = { idle: 7_000, patience: 30_000 };

// Patience ends only when a test lets it.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

test('finishes a running request, ends kept connections and takes no new ones', async () => {
  const arrived = Promise.withResolvers<ServerResponse>();
  const handler = (_: IncomingMessage, res: ServerResponse) => arrived.resolve(res);
  const { url, close } = await listen({ outDir: builtFolder(), handler });
  await get(url);
  const answer = get(`${url}/slow`);
  const res = await arrived.promise;

  const closed = close();
  vi.advanceTimersByTime(0);
  await expect(fetch(url)).rejects.toThrow();
  res.end('done');

  expect((await answer).body).toBe('done');
  await closed;
});

test('gives a request that never ends five seconds', async () => {
  const arrived = Promise.withResolvers<void>();
  const handler = () => arrived.resolve();
  const { url, close } = await listen({ outDir: builtFolder(), handler });
  const answer = once(request(`${url}/never`).end(), 'response').catch((fault: Error) => fault);
  await arrived.promise;

  const closed = close();
  vi.advanceTimersByTime(4_999);
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(1);

  await closed;
  expect(await answer).toBeInstanceOf(Error);
});

test('who leaves to another answers on kept connections for seven seconds, and ends each by that', async () => {
  const handler = () => undefined;
  const { url, server, retire } = await listen({ outDir: builtFolder(), handler });
  const [asking, idle] = [keeping(), keeping()];
  for (const agent of [asking, idle])
    expect((await get(url, agent)).headers.connection).toBe('keep-alive');

  const left = retire(handed);
  expect((await get(url, asking)).headers.connection).toBe('close');
  expect(idle.freeSockets).not.toEqual({});
  vi.advanceTimersByTime(7_000);

  await left;
  server.close();
});

test('what runs when another takes over is finished after those seven seconds, too', async () => {
  const arrived = Promise.withResolvers<ServerResponse>();
  const handler = (_: IncomingMessage, res: ServerResponse) => arrived.resolve(res);
  const { url, server, retire } = await listen({ outDir: builtFolder(), handler });
  const answer = get(`${url}/slow`, keeping());
  const res = await arrived.promise;

  const left = retire(handed);
  vi.advanceTimersByTime(7_000);
  res.end('done');

  expect(await answer).toMatchObject({ body: 'done', headers: { connection: 'close' } });
  await left;
  server.close();
});

function keeping() {
  return new Agent({ keepAlive: true });
}

async function get(url: string, agent = keeping()) {
  const [message] = (await once(request(url, { agent }).end(), 'response')) as [IncomingMessage];
  return { headers: message.headers, body: (await message.toArray()).join('') };
}
