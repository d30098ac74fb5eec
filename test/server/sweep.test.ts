import { createServer } from 'node:http';
import { afterEach, expect, test, vi } from 'vitest';
import { sweepEveryMinute } from '../../src/server/sweep.ts';

afterEach(() => void vi.useRealTimers());

test('sweeps at once and every minute, by the secret, in its own process', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const { asked, heard, server } = sweeper(200);
  clearInterval(sweepEveryMinute(server, 'broom'));
  await heard(1);

  const timer = sweepEveryMinute(server, 'broom');
  await vi.advanceTimersByTimeAsync(60_000);
  await heard(3);
  clearInterval(timer);

  expect(asked).toEqual(Array(3).fill('POST /api/sweep Bearer broom'));
});

test('says in the log what failed, and of a secret nothing', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { server } = sweeper(500);
  clearInterval(sweepEveryMinute(server, 'broom'));
  await expect.poll(() => said).toHaveBeenCalledOnce();

  expect(said.mock.calls[0]?.[0]).toContain('"event":"sweep.failed"');
  expect(said.mock.calls[0]?.[0]).not.toContain('broom');
});

/** A server that listens nowhere. */
function sweeper(status: number) {
  const asked: string[] = [];
  const server = createServer((req, res) => {
    asked.push(`${req.method} ${req.url} ${req.headers.authorization}`);
    res.writeHead(status).end();
  });
  const heard = (count: number) => expect.poll(() => asked).toHaveLength(count);
  return { asked, heard, server };
}
