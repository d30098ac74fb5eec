import type { Interval } from '../time/interval.ts';
import { isPaused } from './availability.ts';
import type { Booking, Role } from './booking.ts';
import { callEntries, callEntry } from './call-feed.ts';
import type { FollowUp } from './calls/follow-up.ts';
import { sendLinks } from './calls/send-links.ts';
import { overview } from './calls/overview.ts';
import { grant, type OwnerRequest } from './calls/owner-request.ts';
import { type Change, manage } from './change/manage.ts';
import { hoursInstead } from './change/hours-instead.ts';
import { movesOf } from './change/reschedule.ts';
import { isPayable } from './hold.ts';
import type { Correspondent } from './mails/letter-facts.ts';
import { moneyLeft } from './money-left.ts';
import { coachingQuery } from './coaching-query.ts';
import { hoursShown } from './hours-shown.ts';
import type { Coaching, Offer } from './offer.ts';
import { onOffer } from './on-offer.ts';
import type { Ports } from './ports.ts';
import { createRefusal } from './reserve/refusal.ts';
import { release } from './reserve/release.ts';
import type { ReservationRequest } from './reserve/reservation.ts';
import { reserve } from './reserve/reserve.ts';
import { fulfill } from './settle/fulfill.ts';
import { handleEvent, type PaymentEvent } from './settle/handle-event.ts';
import { createUpkeep } from './upkeep.ts';

/** All that pages, webhook, sweep and command line may ask of booking. */
export type BookingService = ReturnType<typeof createBookingService>;

/** @param settings what the coach offers, and how she writes and is reached */
export function createBookingService(
  settings: { coaching: Coaching; from: Correspondent },
  ports: Ports,
) {
  const { store, limit, overall, links, log, background, now, newId } = ports;
  const world = {
    ...settings,
    ...ports,
    siteHost: new URL(settings.from.siteUrl).hostname,
    live: ports.checkout.live,
    calendarUnread: (fault: unknown) => log.failed('calendar.unread', fault),
  };
  const { sweep, catchUp } = createUpkeep(world);
  /** A page shows what is known now; who books waits for more. */
  const shown = {
    ...world,
    calendar: { busy: (span: Interval) => ports.calendar.busy(span, 'kept') },
    // Each reading that fails is logged where it is made; a look at the page makes none.
    calendarUnread: () => undefined,
  };

  const managed = async (token: string) => {
    const link = links.read(token);
    const booking = link && (await store.find(link.bookingId));
    return booking && { role: link.role, booking };
  };

  /** The booking that a reader's cookie is the key of. */
  const claimed = async (key: string | undefined) =>
    key === undefined ? undefined : store.claimed(key, now());

  const openSlots = async (offer: Offer) =>
    isPaused(settings.coaching, now()) ? [] : (await onOffer(offer, shown))?.slots;

  return {
    /** What can be booked of an offer; undefined while nobody knows whether the coach is free. */
    openSlots,

    /** What the coaching page shows of it now to whoever asks so. */
    async hours(asked: URLSearchParams) {
      const query = coachingQuery(asked, settings.coaching);
      return hoursShown(query, await openSlots(query.offer), settings.coaching, now());
    },

    claimed,

    /** The same, as long as it can still be paid. */
    async hold(key: string | undefined) {
      const booking = await claimed(key);
      return booking && isPayable(booking, now()) ? booking : undefined;
    },

    refusal: createRefusal(world),

    /**
     * Holds a slot and opens its payment page.
     * @param held the key that the reader's cookie holds
     * @param address where the request came from
     */
    async reserve(request: ReservationRequest, held: string | undefined, address: string) {
      const reserved = await reserve(request, held, {
        ...world,
        household: ports.household(address),
      });
      log.happened('booking.requested', {
        booking: reserved.ok ? reserved.bookingId : null,
        refused: reserved.ok ? null : reserved.reason,
      });
      return reserved;
    },

    /** Frees what a reader holds and has not paid; the booking as it is then. */
    async release(id: string) {
      await release(id, world);
      return store.find(id);
    },

    /**
     * Makes of a Checkout Session what is true of it; its booking, if there is one.
     * @param address where it is asked from: `too-many` when that was asked often enough
     * @param key what the cookie there holds; who asks about their own waits for no others
     */
    async fulfill(sessionId: string, address: string, key?: string) {
      if (!(await limit.admit(newId(), address, now()))) return 'too-many';
      const isTheirs = (await claimed(key))?.sessionId === sessionId;
      if (!isTheirs && !(await overall.admit(newId(), 'all', now()))) return 'too-many';
      const booking = await fulfill(sessionId, world);
      log.happened('booking.fulfilled', { booking: booking?.id, state: booking?.state });
      background(catchUp);
      return booking;
    },

    /** Does what an event of the payment service asks for. @throws when not all of it is done */
    async handleEvent(event: PaymentEvent) {
      const { booking, unmatched } = await handleEvent(event, world);
      if (booking) log.happened('booking.fulfilled', { booking: booking.id, state: booking.state });
      if (unmatched) {
        const { payment } = unmatched;
        log.failed('payment.unmatched', new Error('no booking knows it'), { payment });
      }
      background(catchUp);
    },

    /** Whose link this is, and the call as it is now; undefined when we did not sign it. */
    managed,

    /** The same as an entry for their calendar; undefined also of what is no call. */
    callEntry: async (token: string) => callEntry(await managed(token), settings.from),

    /** What of its money has not gone back yet. */
    moneyLeft: (booking: Booking) => moneyLeft(booking, world),

    /** The slots that a call can move to. */
    movesOf: (booking: Booking) => movesOf(booking, shown),

    /** The starts to which calls could move that are in the coach's way, by their ids. */
    hoursInstead: (calls: readonly Booking[]) => hoursInstead(calls, shown),

    /** Moves, cancels or concludes a call, for reader or coach. */
    async manage(id: string, by: Role, change: Change) {
      const managed = await manage(id, by, change, world);
      log.happened('booking.managed', { booking: id, by, change: change.action, ok: managed.ok });
      background(catchUp);
      return managed;
    },

    /** What the coach wrote to the reader of a call after it. */
    followUp: (id: string) => store.followUp(id),

    /** Mails that, once; false when the call did not take place, or there is nobody to write to. */
    async sendFollowUp(id: string, followUp: FollowUp) {
      const ok = await store.sendFollowUp(id, followUp, now());
      log.happened('booking.managed', { booking: id, by: 'coach', change: 'follow-up', ok });
      background(catchUp);
      return ok;
    },

    /** Mails the links of what an address has ahead; the answer does not wait, and so tells nothing. */
    async askForLinks(address: string) {
      log.happened('links.asked');
      background(async () => {
        await sendLinks(address, world).catch((fault: unknown) =>
          log.failed('links.failed', fault),
        );
        await catchUp();
      });
    },

    /** The calls as they stand in the coach's calendar. */
    callEntries: () => callEntries(world),

    /** What the coach's page shows. @param before its next page: calls that ended earlier than this */
    overview: (before?: number) => overview(world, before),

    /** Every payment and refund, in order. */
    movements: () => store.movements(ports.checkout.live),

    /** Does what the coach asks for on her page. */
    async grant(request: OwnerRequest) {
      const granted = await grant(request, world);
      log.happened('owner.asked', { action: request.action, ok: granted.ok });
      background(catchUp);
      return granted;
    },

    sweep,
  };
}
