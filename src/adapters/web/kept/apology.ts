import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import type { SorryReason } from '../../../domain/booking/sorry.ts';
import type { Encoding } from './open-ended.ts';

type Apology = {
  status: number;
  headers: Record<string, string>;
  html: Buffer;
  compressed: Record<Encoding, Buffer>;
};

const pages = new LRUCache<SorryReason, Apology>({ max: 9, ttl: 60_000 });

/**
 * The page that says to everybody the same why a request came to nothing, rendered once a minute: who sends many such
 * requests costs the others little. Not longer, because a break of the coach changes the menu.
 */
export async function apology(
  why: SorryReason,
  render: () => Promise<Response>,
): Promise<Response> {
  const page = pages.get(why) ?? (await keep(why, await render()));
  return new Response(new Uint8Array(page.html), page);
}

/** The same page, where it was rendered within the last minute. */
export function keptApology(why: SorryReason): Apology | undefined {
  return pages.get(why);
}

async function keep(why: SorryReason, response: Response): Promise<Apology> {
  const html = Buffer.from(await response.arrayBuffer());
  const [br, gz] = await Promise.all([promisify(brotliCompress)(html), promisify(gzip)(html)]);
  const { status } = response;
  const headers = Object.fromEntries(response.headers);
  const page = { status, headers, html, compressed: { br, gzip: gz } };
  if (status < 500) pages.set(why, page);
  return page;
}
