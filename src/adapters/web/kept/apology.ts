import { LRUCache } from 'lru-cache';
import type { SorryReason } from '../../../domain/booking/sorry.ts';

const pages = new LRUCache<SorryReason, { html: ArrayBuffer; init: ResponseInit }>({
  max: 9,
  ttl: 60_000,
});

/**
 * The page that says to everybody the same why a request came to nothing, rendered once a minute: who sends many such
 * requests costs the others little. Not longer, because a break of the coach changes the menu.
 */
export async function apology(
  why: SorryReason,
  render: () => Promise<Response>,
): Promise<Response> {
  const kept = pages.get(why);
  if (kept) return new Response(kept.html, kept.init);
  const response = await render();
  const { status } = response;
  const page = {
    html: await response.arrayBuffer(),
    init: { status, headers: [...response.headers] },
  };
  if (status < 500) pages.set(why, page);
  return new Response(page.html, page.init);
}
