import type { Booking } from '../../src/domain/booking/booking.ts';
import { newHold } from '../../src/domain/booking/hold.ts';
import type { Correspondent } from '../../src/domain/booking/mails/letter-facts.ts';
import { coachingSchema } from '../../src/domain/booking/offer.ts';
import { wordsSchema } from '../../src/domain/words/words.ts';
import type { Payment } from '../../src/domain/booking/checkout.ts';
import { blockedBy } from '../../src/domain/booking/slots.ts';
import { LETTERHEAD } from './letterhead.ts';

/** A Monday in winter, 6:00 pm in New York. */
export const MONDAY_6PM = Date.parse('2026-11-30T23:00:00Z') / 1000;
/** Five days earlier. */
export const NOW = Date.parse('2026-11-25T15:00:00Z') / 1000;

/** coaching.yaml: Mondays, Wednesdays 18–21, Saturdays 10–13, one hour at $25. */
export const SETTINGS = {
  timeZone: 'America/New_York',
  offers: [{ id: 'hour', name: 'One hour on the phone', minutes: 60, price: '25.00 USD' }],
  hours: { mon: ['18:00-21:00'], wed: ['18:00-21:00'], sat: ['10:00-13:00'] },
  minimumNotice: '24 hours',
  horizon: '30 days',
  buffer: '15 minutes',
  mostPerDay: 3,
  dials: 'coach',
  refunds: [{ until: '24 hours', percent: 100 }],
};

export const COACHING = coachingSchema.parse(SETTINGS);

/** Kayla of "Like a Boss", who calls. */
export const CORRESPONDENT: Correspondent = {
  site: 'Like a Boss',
  siteUrl: 'https://desk.example',
  author: 'Kayla',
  contact: 'hello@example.com',
  from: 'site@desk.example',
  coachEmail: 'coach@example.com',
  coachPhone: '+15555550199',
  dials: 'coach',
  locale: 'en-US',
  colors: LETTERHEAD.colors,
  words: wordsSchema.parse({}).mails,
  manageUrl: (id, role) => `https://desk.example/coaching/manage/${role}-${id}/`,
  callsUrl: 'https://desk.example/calls/owner/',
};

/** A hold on one hour, like the one that `reserve` makes. */
export function holdOf(id: string, start = MONDAY_6PM, now = NOW): Booking {
  const slot = { start, end: start + 3600 };
  const sale = {
    id,
    uid: `${id}@desk.example`,
    blocked: blockedBy(slot, COACHING.buffer),
    day: new Date((start - 5 * 3600) * 1000).toISOString().slice(0, 10),
    coachZone: 'America/New_York',
    zone: 'Europe/Berlin',
    live: false,
    from: null,
    household: null,
    refunds: COACHING.refunds,
  };
  return newHold(sale, slot, COACHING.offers[0], now);
}

/** What Stripe says of a session that was paid as sold. */
export function paymentOf(session: string): Payment {
  return {
    sessionId: session,
    paymentIntent: `pi_${session}`,
    amount: 2500,
    asSold: true,
    name: 'Ada Reader',
    email: 'ada@example.com',
    phone: '+15555550100',
    answers: [{ question: 'What about?', answer: 'My first post' }],
  };
}
