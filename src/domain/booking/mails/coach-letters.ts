import type { Letter, Part } from '../../mail/letter.ts';
import { printable } from '../../printable.ts';
import type { Booking } from '../booking.ts';
import { factsForCoach, sumOf, whenFor } from './call-facts.ts';
import { callSheet } from './call-sheet.ts';
import type { LetterFacts } from './letter-facts.ts';
import type { CoachKind } from './message-kind.ts';

const DECLINING = 'declining its invitation does not cancel it';

/** What the coach is told. */
export const coachLetters: Record<CoachKind, (facts: LetterFacts) => Letter> = {
  'confirmed-coach': (facts) => aboutCall('Booked', `You have a new call; ${DECLINING}:`, facts),
  'moved-coach': (facts) => aboutCall('Moved', `A call has a new hour; ${DECLINING}:`, facts),
  'reminder-day-coach': callSheet,
  'reminder-hour-coach': (facts) => aboutCall('Soon', 'In a little while you talk:', facts),

  'address-refused-coach': ({ booking, from }) => ({
    subject: `A reader can’t be written to: ${whenFor(booking, from)}`,
    parts: [
      `The mail server refuses the reader’s address for good, most often because it is mistyped. None of the site’s mails reach them. ${
        booking.phone === null
          ? 'They left no number; Stripe’s dashboard may say more of them.'
          : `Call them: ${printable(booking.phone)}.`
      } Send them the link to the call yourself, if they want it:`,
      { link: 'Their page of the call', href: from.manageUrl(booking.id, 'reader') },
      ...factsForCoach(booking, from),
    ],
  }),

  'canceled-coach': ({ booking, from, back, sure, failed }) => ({
    subject: `Canceled: ${whenFor(booking, from)}`,
    parts: [
      booking.canceledBy === 'coach' ? 'You canceled a call:' : 'The reader canceled a call:',
      ...factsForCoach(booking, from),
      back === null
        ? `Nothing ${booking.returned + booking.byHand > 0 ? 'more ' : ''}goes back to them.`
        : failed
          ? `The refund of ${sumOf(booking, back, from)} failed; another mail says more.`
          : `${sure ? '' : 'What is left of '}${sumOf(booking, back, from)} goes back to them.`,
    ],
  }),

  'refund-failed-coach': ({ booking, from, payment, back }) => ({
    subject: `A refund of ${sumOf(booking, back, from)} failed`,
    parts: [
      `Stripe could not give back payment ${payment}, for the call of ${whenFor(booking, from)}. Look at it in Stripe’s dashboard: unless it is disputed, or you have given the money back yourself, give it back by hand.`,
      atStripe(booking, payment),
    ],
  }),

  'goodwill-failed-coach': ({ booking, from, payment }) => ({
    subject: 'A refund that you made failed',
    parts: [
      `What you gave back by hand of payment ${payment}, for the call of ${whenFor(booking, from)}, did not reach the reader. Look at it in Stripe’s dashboard.`,
      atStripe(booking, payment),
    ],
  }),

  'refund-late-coach': ({ booking, from, payment, back }) => ({
    subject: `A refund of ${sumOf(booking, back, from)} is late`,
    parts: [
      `Stripe has not taken the refund of payment ${payment}, for the call of ${whenFor(booking, from)}, for hours. The site keeps trying; npm run doctor says what is wrong, most often with the key or its rights.`,
      atStripe(booking, payment),
    ],
  }),

  'dispute-coach': ({ booking, from, payment }) => ({
    subject: 'A payment is disputed',
    parts: [
      `The bank of a reader disputes payment ${payment}, for the call of ${whenFor(booking, from)}. Answer in Stripe’s dashboard; there is a deadline.`,
      atStripe(booking, payment),
    ],
  }),
};

function aboutCall(word: string, first: string, { booking, from }: LetterFacts): Letter {
  return {
    subject: `${word}: ${whenFor(booking, from)}`,
    parts: [
      first,
      ...factsForCoach(booking, from),
      { link: 'Move or cancel the call', href: from.manageUrl(booking.id, 'coach') },
      { link: 'All of your calls', href: from.callsUrl },
    ],
  };
}

/** Where the coach finds a payment. */
export function atStripe(sale: Pick<Booking, 'live'>, payment: string | null): Part {
  return { link: 'Open the payment', href: paymentPage(sale, payment) };
}

/** The address of a payment in Stripe's dashboard. */
export function paymentPage({ live }: Pick<Booking, 'live'>, payment: string | null): string {
  return `https://dashboard.stripe.com/${live ? '' : 'test/'}payments/${payment}`;
}
