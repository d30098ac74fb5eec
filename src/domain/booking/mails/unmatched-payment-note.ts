import type { Message } from '../../mail/message.ts';
import { atStripe } from './coach-letters.ts';
import type { Correspondent } from './letter-facts.ts';
import { noteToCoach } from './message.ts';

/** A payment on this site that none of its bookings knows. */
export type UnmatchedPayment = { payment: string; live: boolean };

/** What the coach is told of it: only she can see in Stripe whose it is. */
export function unmatchedPaymentNote(
  from: Correspondent,
  { payment, live }: UnmatchedPayment,
): Message {
  const subject = 'A payment belongs to no booking';
  const parts = [
    `Somebody paid on this site, payment ${payment}, and the site has no booking for it. This happens when the bookings were put back from an older copy, or when the key of another Stripe account was put in.`,
    'As far as the site knows, no hour is kept for them, and it gives nothing back by itself. Stripe’s dashboard says who they are: agree on an hour with them, or give the money back there.',
    atStripe({ live }, payment),
  ];
  return { id: `${payment}.stray`, ...noteToCoach({ subject, parts }, from) };
}
