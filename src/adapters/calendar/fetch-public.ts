import { lookup } from 'node:dns';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublic } from './public-address.ts';

const PATIENCE = 5_000;
const LARGEST = 2 * 1024 * 1024;
const REDIRECTS = 3;

/** The network, and which of its addresses may be spoken to. */
type Network = {
  request: typeof request;
  lookup: typeof lookup;
  isPublic: (address: string) => boolean;
  patience: number;
};

/**
 * The text at an https address that leads to the public internet, each redirect looked at anew: it takes
 * 5 seconds and 2 MB at the most.
 * @throws Error that names neither address nor text, since both may be secret
 */
export async function fetchPublic(
  address: string,
  network: Network = { request, lookup, isPublic, patience: PATIENCE },
): Promise<string> {
  const signal = AbortSignal.timeout(network.patience);
  try {
    return await follow(new URL(address), signal, network);
  } catch (fault) {
    throw signal.aborted ? new Error('It was not answered in time') : fault;
  }
}

async function follow(start: URL, signal: AbortSignal, network: Network): Promise<string> {
  let url = start;
  for (let hop = 0; hop <= REDIRECTS; hop++) {
    const answer = await ask(url, signal, network);
    if (answer.statusCode === 200) return read(answer);
    answer.destroy();
    const { location } = answer.headers;
    const moved = [301, 302, 303, 307, 308].includes(answer.statusCode ?? 0) && location;
    if (!moved) throw new Error(`It was answered with ${answer.statusCode}`);
    url = new URL(location, url);
    if (url.protocol !== 'https:') throw new Error('It leads to an address without https');
  }
  throw new Error('It leads from one address to the next');
}

function ask(url: URL, signal: AbortSignal, network: Network): Promise<IncomingMessage> {
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(literal) && !network.isPublic(literal)) throw PRIVATE();
  return new Promise((resolve, reject) => {
    const headers = { accept: 'text/calendar', 'accept-encoding': 'identity' };
    network
      .request(url, { lookup: publicLookup(network), signal, headers, agent: false }, resolve)
      .once('error', (fault) => reject(nameless(fault)))
      .end();
  });
}

/** The address that is checked is the one that is spoken to: a name can't change its mind in between. */
function publicLookup(network: Network): LookupFunction {
  return (host, options, done) =>
    network.lookup(host, { ...options, all: true }, (fault, addresses) => {
      if (fault) return done(fault, []);
      if (!addresses.every(({ address }) => network.isPublic(address))) return done(PRIVATE(), []);
      return done(null, addresses);
    });
}

async function read(answer: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST) throw new Error('It is larger than 2 MB');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

const PRIVATE = () => new Error('It leads to a private address');

function nameless(fault: NodeJS.ErrnoException): Error {
  return fault.message === PRIVATE().message
    ? fault
    : new Error(`It can't be reached: ${fault.code}`);
}
