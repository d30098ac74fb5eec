import { Agent, request } from 'node:http';
import { siteUrl } from '../project.ts';

export type Ask = { path: string; form?: Record<string, string>; address?: string };
export type Told = { status: number; location: string; time: number };

/** Sends all of them to a server, from `readers` connections that are kept open; times in milliseconds. */
export async function fire(url: string, asks: Iterable<Ask>, readers: number): Promise<Told[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: readers });
  const waiting = asks[Symbol.iterator]();
  const told: Told[] = [];
  const reader = async () => {
    for (let next = waiting.next(); !next.done; next = waiting.next())
      told.push(await send(url, next.value, agent));
  };
  await Promise.all(Array.from({ length: readers }, reader));
  agent.destroy();
  return told;
}

/** Every visitor has an address of its own. */
export function addressOf(visitor: number): string {
  return [10, (visitor >> 16) & 255, (visitor >> 8) & 255, visitor & 255].join('.');
}

function send(url: string, { path, form, address }: Ask, agent: Agent): Promise<Told> {
  const begun = performance.now();
  const body = form && new URLSearchParams(form).toString();
  const headers = {
    'Accept-Encoding': 'br, gzip',
    ...(address && { 'X-Forwarded-For': address }),
    ...(body && { Origin: siteUrl, 'Content-Type': 'application/x-www-form-urlencoded' }),
    ...(body && { 'Content-Length': `${body.length}` }),
  };
  return new Promise((resolve, reject) => {
    const sent = request(url + path, { agent, headers, method: body ? 'POST' : 'GET' }, (res) => {
      res.resume();
      res.once('error', reject);
      res.once('end', () => {
        const { statusCode: status = 0, headers } = res;
        resolve({ status, location: headers.location ?? '', time: performance.now() - begun });
      });
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
