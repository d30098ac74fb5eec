import type { Interval } from '../../time/interval.ts';
import type { Booking } from '../booking.ts';
import { HOLD_LASTS } from '../hold.ts';
import { manyHeld } from '../mails/many-held-note.ts';
import type { Coaching } from '../offer.ts';
import type { Holds } from '../ports.ts';
import { openSlots } from '../slots.ts';
import { MOST_UNPAID, PAYMENT_PAGES } from './payment-pages.ts';
import type { Terms } from './terms.ts';

/** From this share on the coach is told, unless it is just a few slots. */
const MANY = 0.5;
const FEW = 3;

type World = {
  coaching: Coaching;
  store: Holds;
  busy: readonly Interval[];
  now: () => number;
};

/**
 * What the household of a new hold may have. Whoever has less is refused nothing that is free: what many
 * households hold together closes the shop to nobody before it is all taken.
 * @param own a hold of the same reader that goes as the new one comes
 */
export async function fairShare(
  hold: Booking,
  own: Booking | undefined,
  { coaching, store, busy, now }: World,
): Promise<Omit<Terms, 'key' | 'instead'>> {
  const instant = now();
  const unpaid = (await store.unpaid(instant)).filter(({ id }) => id !== own?.id);
  const spans = unpaid.map(({ blocked }) => blocked);
  const gone = new Set([...spans, ...(own ? [own.blocked] : [])].map(({ start }) => start));
  const settled = (await store.taken(instant)).filter(({ start }) => !gone.has(start));
  const shareHeld = () => {
    const shares = coaching.offers.map((offer) => {
      const count = (taken: readonly Interval[]) =>
        openSlots({ coaching, offer, taken, busy, now: instant }).length;
      return 1 - count([...settled, ...spans, hold.blocked]) / Math.max(1, count(settled));
    });
    return Math.max(...shares);
  };
  const held = unpaid.length + 1;
  const isMany = held >= FEW && shareHeld() >= MANY;
  return {
    unpaid: MOST_UNPAID,
    pages: PAYMENT_PAGES,
    tell: isMany ? manyHeld(held, instant, coaching.timeZone) : undefined,
  };
}

/** Why a household gets no further hold; undefined while it has less than its share. */
export function overShare(
  reserved: readonly Booking[],
  { unpaid, pages }: Pick<Terms, 'unpaid' | 'pages'>,
  own: Booking | undefined,
  now: number,
): 'over-share' | 'too-many' | undefined {
  const opened = (within: number) =>
    reserved.filter(({ heldUntil }) => heldUntil - HOLD_LASTS > now - within).length;
  if (pages.some(({ most, within }) => opened(within) >= most)) return 'too-many';
  const held = reserved.filter(({ id, state }) => state === 'held' && id !== own?.id);
  return held.length >= unpaid ? 'over-share' : undefined;
}
