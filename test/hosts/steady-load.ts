import { Agent, request } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** What became of one request, and when its connection was opened; moments in milliseconds. */
type Asked = { path: string; opened: number; ended: number; got: number | string | undefined };

const APART = 5;
const MOST_AT_ONCE = 20;

/**
 * Asks for one path after the other, up to 200 times a second, on connections that stay open and on new ones; while
 * many wait for an answer, for no more.
 */
export function askSteadily(url: string, paths: string[]) {
  const kept = new Agent({ keepAlive: true });
  const asked: Asked[] = [];
  const openings = new WeakMap<Socket, number>();
  let count = 0;
  let ended = 0;
  const timer = setInterval(() => {
    if (asked.length - ended >= MOST_AT_ONCE) return;
    const path = paths[count++ % paths.length] ?? '/';
    const one: Asked = { path, opened: performance.now(), ended: Infinity, got: undefined };
    asked.push(one);
    const end = (got: Asked['got']) => {
      ended += 1;
      Object.assign(one, { got, ended: performance.now() });
    };
    // Every fourth has a connection of its own.
    request(url + path, { agent: count % 4 > 0 ? kept : false }, (answer) =>
      answer.resume().on('end', () => end(answer.statusCode)),
    )
      .on('socket', (socket) => {
        one.opened = openings.get(socket) ?? one.opened;
        openings.set(socket, one.opened);
      })
      .on('error', ({ code }: NodeJS.ErrnoException) => end(code))
      .end();
  }, APART);
  return {
    /** Those that were not answered with 200 so far, but for those on connections open at one of the moments. */
    failed: (moments: number[] = []) =>
      asked.filter(
        ({ opened, ended, got }) =>
          got !== undefined &&
          got !== 200 &&
          !moments.some((moment) => opened <= moment && moment <= ended),
      ),
    asked: () => asked.length,
    async stop() {
      clearInterval(timer);
      while (asked.some(({ got }) => got === undefined)) await wait(APART);
      kept.destroy();
    },
  };
}
