import { instant } from '../time/iso-instant.ts';
import { timeZone } from '../time/time-zone.ts';
import { type Coaching, type Offer, shownOffers } from './offer.ts';
import { postSlug } from './reserve/reservation.ts';
import type { Reserved } from './reserve/reserve.ts';

/** Why a reader is led back to the open slots. */
export type LedBack =
  | Exclude<Extract<Reserved, { ok: false }>['reason'], 'yours' | 'too-many'>
  | 'too-quick'
  | 'outdated'
  | 'released'
  | 'still-held';

/** What the address of the coaching page says a reader wants; what can't be read counts as unsaid. */
export type CoachingQuery = {
  offer: Offer;
  /** The zone to show slots in; the coach's when the reader's is not known. */
  zone: string;
  /** Whether a zone was asked for that does not exist. */
  strangeZone: boolean;
  /** Whether to choose from all zones, and not from the common ones alone. */
  allZones: boolean;
  from: string | null;
  /** The word for why the reader was led back. */
  reason: string | null;
  /** The slot that could not be had, near which another is wanted. */
  near: number | undefined;
};

export function coachingQuery(asked: URLSearchParams, coaching: Coaching): CoachingQuery {
  const zone = timeZone.safeParse(asked.get('zone') || coaching.timeZone);
  return {
    offer: coaching.offers.find(({ id }) => id === asked.get('offer')) ?? shownOffers(coaching)[0],
    zone: zone.data ?? coaching.timeZone,
    strangeZone: !zone.success,
    allZones: asked.get('zones') === 'all',
    from: postSlug.safeParse(asked.get('from')).data ?? null,
    reason: asked.get('reason'),
    near: instant.safeParse(asked.get('near')).data,
  };
}

/** The address of the coaching page, with what is known of what a reader wants. */
export function coachingPath(query: {
  offer?: string | null;
  zone?: string | null;
  zones?: 'all';
  /** The post that led here. */
  from?: string | null;
  reason?: LedBack;
  near?: number;
}): string {
  const { offer, zone, zones, from, reason } = query;
  const near = query.near === undefined ? undefined : new Date(query.near * 1000).toISOString();
  const known = Object.entries({ reason, near, offer, zone, zones, from });
  const params = new URLSearchParams(
    known.flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  return params.size > 0 ? `/coaching/?${params}` : '/coaching/';
}
