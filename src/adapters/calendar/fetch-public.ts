import { lookup } from 'node:dns';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { bodyOf } from './answer-body.ts';
import { isPublic } from './public-address.ts';

/** Outlook takes 10 seconds and more before it begins. */
const PATIENCE = 30_000;
const REDIRECTS = 5;

/** Office 365 answers no program whose name does not begin like that of a browser. */
const USER_AGENT = 'Mozilla/5.0 (compatible; Deskside; reads busy times)';

/** What was there: the text in bytes, with what to ask by whether it has changed since. */
export type Fetched = { bytes: Buffer; charset: string | undefined } & Validators;
export type Validators = { etag: string | null; modified: string | null };

/** The network, and which of its addresses may be spoken to. */
type Network = {
  request: typeof request;
  lookup: typeof lookup;
  isPublic: (address: string) => boolean;
  patience: number;
};

/**
 * What is at an https address that leads to the public internet, each redirect looked at anew; undefined when it
 * is still what it was. It takes 30 seconds and 20 MB at the most.
 * @throws Error that names neither address nor text, since both may be secret
 */
export async function fetchPublic(
  address: string,
  known: Validators = { etag: null, modified: null },
  network: Network = { request, lookup, isPublic, patience: PATIENCE },
): Promise<Fetched | undefined> {
  const signal = AbortSignal.timeout(network.patience);
  try {
    return await follow(new URL(address), known, signal, network);
  } catch (fault) {
    throw signal.aborted ? new Error('It was not answered in time') : fault;
  }
}

async function follow(start: URL, known: Validators, signal: AbortSignal, network: Network) {
  let url = start;
  for (let hop = 0; hop <= REDIRECTS; hop++) {
    const answer = await ask(url, known, signal, network);
    if (answer.statusCode === 200) return fetched(answer);
    answer.destroy();
    if (answer.statusCode === 304 && (known.etag ?? known.modified) !== null) return undefined;
    const { location } = answer.headers;
    const moved = [301, 302, 303, 307, 308].includes(answer.statusCode ?? 0) && location;
    if (!moved) throw new Error(`It was answered with ${answer.statusCode}`);
    url = new URL(location.replace(/^webcals?:/i, 'https:'), url);
    if (url.protocol !== 'https:') throw new Error('It leads to an address without https');
  }
  throw new Error('It leads from one address to the next');
}

async function fetched(answer: IncomingMessage): Promise<Fetched> {
  const {
    etag = null,
    'last-modified': modified = null,
    'content-type': type = '',
  } = answer.headers;
  const charset = /charset="?([\w-]+)/i.exec(type)?.[1];
  return { bytes: await bodyOf(answer), charset, etag, modified };
}

function ask(
  url: URL,
  { etag, modified }: Validators,
  signal: AbortSignal,
  network: Network,
): Promise<IncomingMessage> {
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(literal) && !network.isPublic(literal)) throw PRIVATE();
  return new Promise((resolve, reject) => {
    const headers = {
      accept: 'text/calendar, */*;q=0.1',
      'accept-encoding': 'identity',
      'user-agent': USER_AGENT,
      ...(etag !== null && { 'if-none-match': etag }),
      ...(modified !== null && { 'if-modified-since': modified }),
    };
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

const PRIVATE = () => new Error('It leads to a private address');

function nameless(fault: NodeJS.ErrnoException): Error {
  return fault.message === PRIVATE().message
    ? fault
    : new Error(`It can't be reached: ${fault.code}`);
}
