import { timeZone } from '../time/time-zone.ts';
import { instant } from '../time/instant.ts';
import type { Coaching, Offer } from './offer.ts';
import { postSlug } from './reserve/reserve.ts';

/** What the address of the coaching page says of a reader's wish; what can't be read counts as unsaid. */
export type Wish = {
  offer: Offer;
  /** The zone to show hours in; the coach's when the reader's is not known. */
  zone: string;
  /** Whether a zone was asked for that does not exist. */
  strangeZone: boolean;
  from: string | null;
  /** The hour that could not be had, near which another is wished. */
  near: number | undefined;
};

export function readWish(asked: URLSearchParams, coaching: Coaching): Wish {
  const zone = timeZone.safeParse(asked.get('zone') || coaching.timeZone);
  return {
    offer: coaching.offers.find(({ id }) => id === asked.get('offer')) ?? coaching.offers[0],
    zone: zone.data ?? coaching.timeZone,
    strangeZone: !zone.success,
    from: postSlug.safeParse(asked.get('from')).data ?? null,
    near: instant.safeParse(asked.get('near')).data,
  };
}
