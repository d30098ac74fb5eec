import type Stripe from 'stripe';
import { refuseMissing, type Answer } from './errors.ts';

/**
 * One page of a list as Stripe cuts it: newest first, 10 unless `limit` says otherwise, after or
 * before a cursor. `items` come in order of creation.
 */
export function page<Item extends { id: string; object: string }>(
  items: Iterable<Item>,
  params: Stripe.PaginationParams,
  url: string,
): Answer {
  const { limit = 10, starting_after: after, ending_before: before } = params;
  const all = [...items].reverse();
  const cursor = after ?? before;
  const at = all.findIndex(({ id }) => id === cursor);
  if (cursor !== undefined && at < 0)
    return refuseMissing('object', cursor, after ? 'starting_after' : 'ending_before', 400);
  const rest = before === undefined ? all.slice(at + 1) : all.slice(0, at).reverse();
  const data = rest.slice(0, limit);
  if (before !== undefined) data.reverse();
  return { status: 200, body: { object: 'list', data, has_more: rest.length > limit, url } };
}

/** Whether a creation time lies in the `created` filter of a list. */
export function within(
  created: number,
  filter: Stripe.RangeQueryParam | number | undefined,
): boolean {
  if (filter === undefined) return true;
  if (typeof filter === 'number') return created === filter;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = filter;
  return created > gt && created >= gte && created < lt && created <= lte;
}
