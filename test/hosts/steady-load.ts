import { Agent, request } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** What became of one request, and when its connection was opened; moments in milliseconds. */
type Asked = { path: string; opened: number; ended: number; got: number | string | undefined };

/** From when until when what holds the port, or serves, was not there. */
export type Cut = { from: number; to: number };

const A_SECOND = 200;
const MOST_AT_ONCE = 20;
const LOOK = 5;

/**
 * Asks for one path after the other, 200 times a second, on connections that stay open and on new ones; while
 * twenty wait for an answer, for no more: a slow machine is asked less often, and loses none by that.
 */
export function askSteadily(url: string, paths: string[]) {
  const kept = new Agent({ keepAlive: true });
  const asked: Asked[] = [];
  const openings = new WeakMap<Socket, number>();
  let ended = 0;
  let due = 0;
  let looked = performance.now();
  const ask = () => {
    const count = asked.length;
    const path = paths[count % paths.length] ?? '/';
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
  };
  const timer = setInterval(() => {
    const now = performance.now();
    due += ((now - looked) / 1000) * A_SECOND;
    looked = now;
    for (; due >= 1; due--) if (asked.length - ended < MOST_AT_ONCE) ask();
  }, LOOK);
  return {
    /** Those that were not answered with 200 so far, but for those on connections open during one of the cuts. */
    failed: (cuts: Cut[] = []) =>
      asked.filter(
        ({ opened, ended, got }) =>
          got !== undefined &&
          got !== 200 &&
          !cuts.some(({ from, to }) => opened <= to && from <= ended),
      ),
    asked: () => asked.length,
    async stop() {
      clearInterval(timer);
      while (ended < asked.length) await wait(LOOK);
      kept.destroy();
    },
  };
}
