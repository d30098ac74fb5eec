import { z } from 'zod';
import type { Message } from '../../mail/message.ts';
import type { Mail } from '../../mail/outbox.ts';
import type { Interval } from '../../time/interval.ts';
import { isPaused } from '../availability.ts';
import type { Booking } from '../booking.ts';
import type { Checkout, Refund } from '../checkout.ts';
import { moneyLeft } from '../money-left.ts';
import { type Coaching, shownOffers } from '../offer.ts';
import { onOffer } from '../on-offer.ts';
import type { AfterCalls, Calendar, Closings, Holds, LostMails, Refunds } from '../ports.ts';
import type { Correspondent } from './letter-facts.ts';
import type { MessageKind } from './message-kind.ts';
import { messageOf } from './message.ts';
import { isStillTrue } from './still-true.ts';

type World = {
  coaching: Coaching;
  store: Pick<
    Holds & Refunds & LostMails & Closings & AfterCalls,
    | 'find'
    | 'findRefund'
    | 'refundsOf'
    | 'taken'
    | 'callsOf'
    | 'closedDays'
    | 'earlierCalls'
    | 'followUp'
  >;
  checkout: Pick<Checkout, 'givenBack'>;
  calendar: Calendar;
  calendarUnread: (fault: unknown) => void;
  from: Correspondent;
  now: () => number;
};

/** What is noted with a mail: the payment that it is about, and which refund of it, or the start of a reminder's call. */
const noted = z.object({
  payment: z.string().nullish(),
  refund: z.string().nullish(),
  start: z.number().nullish(),
});

/** What a mail about a booking says now; undefined when it is not true any more, or nobody's to read. */
export async function compose(mail: Mail, world: World): Promise<Omit<Message, 'id'> | undefined> {
  const { store, from, now } = world;
  const kind = mail.kind as MessageKind;
  const { payment = null, refund: id = payment, start = null } = noted.parse(mail.facts);
  const booking = await store.find(mail.about);
  const refund = id === null ? undefined : await store.findRefund(id);
  const failed = refund?.failed ?? false;
  if (!booking || !isStillTrue({ kind, start, failed }, booking, now())) return undefined;
  const paused = isPaused(world.coaching, now()) ? world.coaching.paused : undefined;
  const slots = LOST_AN_HOUR.includes(kind) && !paused ? await nextSlots(booking, world) : [];
  const earlier = kind === 'reminder-day-coach' ? await store.earlierCalls(booking) : [];
  const followUp = kind === 'follow-up-reader' ? await store.followUp(booking.id) : undefined;
  const { back, sure } = await comesBack(refund, booking, world);
  const lost = kind === 'links-reader' ? booking.email : null;
  const calls = lost === null ? [] : await store.callsOf(lost, now());
  const gift = refund?.words ?? null;
  const money = { payment, back, sure, failed, gift };
  return messageOf(kind, { booking, from, ...money, slots, earlier, followUp, paused, calls });
}

/** Whoever lost or missed an hour hears of the next ones. */
const LOST_AN_HOUR: readonly MessageKind[] = ['sorry-reader', 'no-show-reader'];

/** What of a refund really comes back; one that is made is known, one that is due may find less. */
async function comesBack(refund: Refund | undefined, booking: Booking, world: World) {
  if (!refund || refund.done) return { back: refund?.amount ?? null, sure: true };
  const { id, paymentIntent, amount } = refund;
  const charged = paymentIntent === booking.paymentIntent ? booking.charged : amount;
  const { left, sure } = await moneyLeft({ paymentIntent, charged }, world, id);
  // What has all gone back by hand is on its way, too.
  return { back: Math.min(amount, left || amount), sure };
}

/** Three slots of the same offer, in place of the one that was lost; none while the calendar can't be read. */
async function nextSlots(lost: Booking, world: World): Promise<Interval[]> {
  const { coaching } = world;
  const offer = coaching.offers.find(({ id }) => id === lost.offer) ?? shownOffers(coaching)[0];
  return (await onOffer(offer, world))?.slots.slice(0, 3) ?? [];
}
