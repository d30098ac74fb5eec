import { EventEmitter } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import { expect, test, vi } from 'vitest';
import { connectionsTo } from '../../src/server/connections.ts';

test('our copy of a connection is closed when the worker says its number', () => {
  const { sockets, says } = handing(3);
  says(1);
  expect(closed(sockets)).toEqual([true, false, false]);
  says(2);
  expect(closed(sockets)).toEqual([true, true, false]);
});

test.each([
  ['a number of before', 1],
  ['what it said first', 'well'],
  ['a word', 'taken'],
])('a worker that says %s again, and twenty times, closes no other', (_, again) => {
  const { sockets, says } = handing(3);
  says(1);
  for (let time = 0; time < 20; time++) says(again);

  expect(closed(sockets)).toEqual([true, false, false]);
});

test('one that was lost is closed when a later one has arrived', () => {
  const { sockets, says } = handing(3);
  says(2);

  expect(closed(sockets)).toEqual([true, true, false]);
});

test('one that was lost last is asked for, and closed when nothing has arrived', () => {
  vi.useFakeTimers();
  const { sockets, says, sent, end } = handing(2);
  says(1);
  vi.advanceTimersByTime(5_000);
  expect(sent.at(-1)).toEqual([{ connection: 2 }, undefined]);
  expect(closed(sockets)).toEqual([true, false]);
  says(2);
  expect(closed(sockets)).toEqual([true, true]);

  const count = sent.length;
  vi.advanceTimersByTime(60_000);
  expect(sent).toHaveLength(count);
  end();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

test('one that can’t be sent is closed', () => {
  const { sockets, fails } = handing(2);
  fails(0);

  expect(closed(sockets)).toEqual([true, false]);
});

test('what a worker that has ended never had is left to another', () => {
  const { sockets, says, fails, worker, end } = handing(3);
  says(1);
  worker.connected = false;
  fails(1);

  expect(end()).toEqual(sockets.slice(1));
  expect(closed(sockets)).toEqual([true, false, false]);
});

test('a worker of a build of before is told no number, and says that it has each in turn', () => {
  vi.useFakeTimers();
  const { sockets, says, sent } = handing(2, false);
  vi.advanceTimersByTime(5_000);
  expect(sent).toEqual(sockets.map((socket) => ['connection', socket]));
  says('taken');

  expect(closed(sockets)).toEqual([true, false]);
  vi.useRealTimers();
});

function handing(count: number, numbered = true) {
  const sent: [order: unknown, socket: unknown][] = [];
  const ends: ((fault: Error) => void)[] = [];
  const send = (order: unknown, socket: unknown, _: unknown, done: (fault: Error) => void) => {
    sent.push([order, socket]);
    ends.push(done);
    return true;
  };
  const worker = Object.assign(new EventEmitter(), { connected: true, send });
  const { hand, end } = connectionsTo(worker as unknown as ChildProcess, numbered);
  const sockets = Array.from({ length: count }, () => new Socket());
  for (const socket of sockets) hand(socket);
  return {
    ...{ worker, sockets, sent, end },
    says: (what: unknown) => void worker.emit('message', what),
    fails: (index: number) => ends[index]?.(new Error('EPIPE')),
  };
}

function closed(sockets: Socket[]): boolean[] {
  return sockets.map(({ destroyed }) => destroyed);
}
