import { lookup } from 'node:dns';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublic } from '../calendar/public-address.ts';

/** The network, and which of its addresses may be spoken to. */
export type Network = {
  http: typeof requestHttp;
  https: typeof requestHttps;
  lookup: typeof lookup;
  isPublic: (address: string) => boolean;
};

const world: Network = { http: requestHttp, https: requestHttps, lookup, isPublic };
const hops = 5;

/**
 * The file at an address of the public internet; each redirect is looked at anew.
 * @param limits bytes and milliseconds that it may take
 * @throws Error in plain words
 */
export async function download(
  address: string,
  { largest, patience }: { largest: number; patience: number },
  network: Network = world,
): Promise<Buffer> {
  const signal = AbortSignal.timeout(patience);
  try {
    let url = new URL(address);
    for (let hop = 0; hop <= hops; hop++) {
      const answer = await ask(url, 'GET', signal, network);
      if (answer.statusCode === 200) return await read(answer, largest);
      answer.destroy();
      const next = locationOf(answer, url);
      if (!next) throw new Error(`it was answered with ${answer.statusCode}`);
      url = next;
    }
    throw new Error('it leads from one address to the next');
  } catch (cause) {
    if (signal.aborted) throw new Error('it was not answered in time', { cause });
    throw cause;
  }
}

/** Where an address leads by one hop, as a short link does; undefined when it does not. */
export async function leadsOn(
  address: string,
  patience: number,
  network: Network = world,
): Promise<string | undefined> {
  const url = new URL(address);
  const answer = await ask(url, 'GET', AbortSignal.timeout(patience), network);
  answer.destroy();
  return locationOf(answer, url)?.href;
}

function locationOf({ statusCode, headers }: IncomingMessage, base: URL): URL | undefined {
  const moved = [301, 302, 303, 307, 308].includes(statusCode ?? 0) && headers.location;
  return moved ? (URL.parse(moved, base) ?? undefined) : undefined;
}

function ask(
  url: URL,
  method: string,
  signal: AbortSignal,
  network: Network,
): Promise<IncomingMessage> {
  if (!/^https?:$/.test(url.protocol)) throw new Error('it is no web address');
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(literal) && !network.isPublic(literal)) throw ELSEWHERE();
  const request = url.protocol === 'https:' ? network.https : network.http;
  const headers = { accept: '*/*', 'accept-encoding': 'identity' };
  const options = { method, signal, headers, agent: false, lookup: guarded(network) };
  return new Promise((resolve, reject) => {
    request(url, options, resolve).once('error', reject).end();
  });
}

/** The address that is checked is the one that is spoken to: a name cannot change its mind in between. */
function guarded(network: Network): LookupFunction {
  return (host, options, done) =>
    network.lookup(host, { ...options, all: true }, (fault, addresses) => {
      if (fault) return done(fault, []);
      const isFine = addresses.every(({ address }) => network.isPublic(address));
      return isFine ? done(null, addresses) : done(ELSEWHERE(), []);
    });
}

async function read(answer: IncomingMessage, largest: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = Number(answer.headers['content-length'] ?? 0);
  const tooLarge = () => new Error(`it weighs more than ${largest / 1_000_000} MB`);
  if (size > largest) {
    answer.destroy();
    throw tooLarge();
  }
  size = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > largest) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts);
}

const ELSEWHERE = () => new Error('it leads to a private address');
