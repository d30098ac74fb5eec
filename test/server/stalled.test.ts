import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { serve } from './serve.ts';

/** More than the buffers of a connection hold. */
const large = Buffer.alloc(32 * 1024 ** 2, 'a');

test('a reader who takes nothing of an answer for a minute loses the connection', async () => {
  const arrived = Promise.withResolvers<ServerResponse>();
  const render = (_: unknown, res: ServerResponse) => {
    arrived.resolve(res);
    res.end(large);
  };
  const { url, server } = await serve({ render });
  expect(server.timeout).toBe(60_000);

  server.timeout = 50;
  const { hostname, port } = new URL(url);
  const reader = connect(Number(port), hostname).on('error', () => undefined);
  onTestFinished(() => void reader.destroy());
  reader.pause().write('GET /large HTTP/1.1\r\nHost: localhost:4321\r\n\r\n');
  const res = await arrived.promise;
  await once(res, 'close');

  expect(res.writableFinished).toBe(false);
});
