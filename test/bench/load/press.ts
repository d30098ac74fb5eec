import { once } from 'node:events';
import { connect } from 'node:net';
import { siteUrl } from '../project.ts';
import { addressOf, type Ask } from './fire.ts';

/** What a server stands: answers a second, and the milliseconds that 99 of 100 take at the most. */
export type Stood = { perSecond: number; p99: number };

/**
 * Asks the same from `readers` connections that are kept open, each visitor from an address of its own. Bare sockets:
 * so a server that does nearly nothing is not slowed down by who asks.
 * @throws when an answer has another status
 */
export async function press(
  url: string,
  ask: Ask & { headers?: Record<string, string> },
  { status, times, readers = 20 }: { status: number; times: number; readers?: number },
): Promise<Stood> {
  const [head, body] = requestOf(ask);
  const took: number[] = [];
  let sent = 0;
  const reader = async () => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1').setNoDelay(true);
    await once(socket, 'connect');
    const ended = once(socket, 'close');
    let answer = Buffer.alloc(0);
    let begun = 0;
    const next = () => {
      if (sent >= times) return socket.end();
      begun = performance.now();
      answer = Buffer.alloc(0);
      return socket.write(`${head}X-Forwarded-For: ${addressOf(sent++)}\r\n\r\n${body}`);
    };
    socket.on('data', (part) => {
      answer = answer.length === 0 ? part : Buffer.concat([answer, part]);
      if (!isWhole(answer)) return;
      const said = Number(answer.subarray(9, 12));
      if (said !== status) return socket.destroy(new Error(`${ask.path} answered ${said}`));
      took.push(performance.now() - begun);
      return next();
    });
    next();
    await ended;
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: readers }, reader));
  const seconds = (performance.now() - begun) / 1_000;
  const sorted = took.toSorted((a, b) => a - b);
  return { perSecond: times / seconds, p99: sorted[Math.floor(times * 0.99)] ?? NaN };
}

function requestOf({ path, form, headers }: Parameters<typeof press>[1]): [string, string] {
  const body = form ? new URLSearchParams(form).toString() : '';
  const lines = Object.entries({
    Host: new URL(siteUrl).host,
    'Accept-Encoding': 'gzip, br',
    ...(form && { Origin: siteUrl, 'Content-Type': 'application/x-www-form-urlencoded' }),
    ...(form && { 'Content-Length': String(body.length) }),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return [`${form ? 'POST' : 'GET'} ${path} HTTP/1.1\r\n${lines.join('')}`, body];
}

function isWhole(answer: Buffer): boolean {
  const end = answer.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const head = answer.toString('latin1', 0, end);
  if (head.startsWith('HTTP/1.1 304')) return true;
  const [, length] = /\ncontent-length: (\d+)/i.exec(head) ?? [];
  if (length === undefined) return answer.subarray(-5).toString('latin1') === '0\r\n\r\n';
  return answer.length >= end + 4 + Number(length);
}
