import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { expect, onTestFinished, test, vi } from 'vitest';
import { builtFolder } from './built-folder.ts';
import { listen, serve } from './serve.ts';

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

test.each([
  ['who has asked meanwhile is answered', true],
  ['who has not is let go', false],
])('when a connection has waited long enough, %s', async (_, asks) => {
  const { url, server } = await serve();
  const connected = once(server, 'connection') as Promise<[Socket]>;
  const { hostname, port } = new URL(url);
  const reader = connect(Number(port), hostname);
  onTestFinished(() => void reader.destroy());
  const ask = () => reader.write('GET / HTTP/1.1\r\nHost: localhost:4321\r\n\r\n');
  ask();
  const [socket] = await connected;
  await once(reader, 'data');
  // Timers come before what has arrived.
  setTimeout(() => {
    if (asks) ask();
    socket.emit('timeout');
  });
  const next = await Promise.race([once(reader, 'data'), once(reader, 'close')]);

  expect(String(next).startsWith('HTTP/1.1 200')).toBe(asks);
});

test('a connection waits longer than proxies keep theirs, who heed no hint, and clients are told of less', async () => {
  const { url, server } = await serve();
  const connected = once(server, 'connection') as Promise<[Socket]>;
  const { hostname, port } = new URL(url);
  const proxy = connect(Number(port), hostname);
  onTestFinished(() => void proxy.destroy());
  const [socket] = await connected;
  expect(socket.timeout).toBe(60_000);
  for (let request = 0; request < 2; request++) {
    proxy.write('HEAD / HTTP/1.1\r\nHost: localhost:4321\r\n\r\n');
    const [answer] = await once(proxy, 'data');

    expect(String(answer)).toContain('Keep-Alive: timeout=5\r\n');
    await vi.waitFor(() => expect(socket.timeout).toBe(125_000));
  }
});

test('a reader who goes away in the middle of a file leaves nothing open', async () => {
  const outDir = builtFolder();
  writeFileSync(`${outDir}/client/a.mp3`, large);
  const { url, server, close } = await listen({ outDir, handler: () => undefined });
  onTestFinished(close);
  const { hostname, port } = new URL(url);
  const opened = Promise.withResolvers<Readable>();
  server.prependOnceListener('request', (_, res) => res.once('pipe', opened.resolve));
  const reader = connect(Number(port), hostname).on('error', () => undefined);
  reader.write('GET /a.mp3 HTTP/1.1\r\nHost: localhost:4321\r\n\r\n');
  const file = await opened.promise;
  await once(reader, 'data');
  reader.destroy();
  await once(file, 'close');

  expect(file.readableEnded).toBe(false);
});
