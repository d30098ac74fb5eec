import type { Log } from '../../log.ts';
import { isPaused } from '../availability.ts';
import type { Coaching, Offer } from '../offer.ts';
import { type Free, onOffer } from '../on-offer.ts';
import type { Calendar, Closings, Holds } from '../ports.ts';
import type { ReservationRequest } from './reservation.ts';

type World = {
  coaching: Coaching;
  store: Holds & Closings;
  calendar: Calendar;
  calendarUnread: (fault: unknown) => void;
  storeVersion: () => string | undefined;
  log: Log;
  now: () => number;
};

/**
 * Tells why nobody can have the slot of a form, where a look is enough: `reserve` would say the same to who holds
 * nothing. What is free is found anew in each second and after each change of what is stored; where nobody can tell
 * whether that has changed, this tells nothing.
 */
export function createRefusal(world: World) {
  const { coaching, store, storeVersion, log, now } = world;
  let moment = '';
  const known = new Map<string, Promise<Free | undefined>>();

  function free(offer: Offer, version: string): Promise<Free | undefined> {
    const then = `${version} ${now()}`;
    if (then !== moment) known.clear();
    moment = then;
    const found =
      known.get(offer.id) ??
      (isPaused(coaching, now()) ? Promise.resolve(undefined) : onOffer(offer, world));
    known.set(offer.id, found);
    return found;
  }

  return async ({ start, offer: id, visit }: ReservationRequest) => {
    const offer = coaching.offers.find((each) => each.id === id);
    const version = storeVersion();
    if (!offer || version === undefined) return undefined;
    const slot = (await free(offer, version))?.at(start);
    if (typeof slot !== 'string') return undefined;
    // A form that was sent before may be the one that has it.
    if (visit !== null && (await store.claimed(visit, now()))) return undefined;
    log.happened('booking.requested', { booking: null, refused: slot });
    return slot;
  };
}
