import type { Letter, Part } from '../../mail/letter.ts';
import { formatPrice } from '../../price.ts';
import { formatTime, formatWeekday, formatWhen } from '../../time/when.ts';
import type { Booking } from '../booking.ts';
import { refundSentences } from '../refund-policy.ts';
import { factsForReader } from './call-facts.ts';
import type { Correspondent, LetterFacts } from './letter-facts.ts';
import type { ReaderKind } from './message-kind.ts';

/** What the reader is told. */
export const readerLetters: Record<ReaderKind, (facts: LetterFacts) => Letter> = {
  'confirmed-reader': (facts) =>
    aboutCall(`Your call with ${facts.from.author} is confirmed`, facts, [
      'We have a date!',
      'Bring your questions. The invitation that comes with this mail puts the call into your calendar; declining it there does not cancel the call.',
    ]),

  'moved-reader': (facts) =>
    aboutCall(`Your call with ${facts.from.author} has moved`, facts, [
      facts.booking.movedBy === 'coach'
        ? 'I’m sorry: I had to move our call. It has a new hour:'
        : 'Our call has a new hour, as you asked:',
      'There is nothing more to pay. The invitation that comes with this mail moves the call in your calendar; declining it there does not cancel the call.',
    ]),

  'reminder-day-reader': (facts) =>
    aboutCall(`Coming up: your call with ${facts.from.author}, ${hourOf(facts.booking)}`, facts, [
      'Our call is coming up:',
    ]),

  'reminder-hour-reader': (facts) =>
    aboutCall(`Soon: your call with ${facts.from.author}, ${hourOf(facts.booking)}`, facts, [
      'In a little while we talk:',
    ]),

  'canceled-reader': (facts) => {
    const { booking, from, back } = facts;
    const byCoach = booking.canceledBy === 'coach';
    return {
      subject: `Your call with ${from.author} is canceled`,
      parts: [
        byCoach
          ? `I’m sorry: I have to cancel our call of ${readersWhen(booking)}.`
          : `Our call of ${readersWhen(booking)} is canceled, as you asked.`,
        ...(back === null ? nothingBack(booking) : [onItsWay(facts)]),
        ...wentBefore(booking),
        byCoach
          ? 'If you would still like to talk, pick another hour, or answer this mail.'
          : 'If you change your mind, you are welcome to pick another hour.',
        coachingPage(booking, from),
      ],
    };
  },

  'refunded-reader': ({ booking, back }) => ({
    subject: `${sum(booking, back)} went back to you`,
    parts: [
      `${sum(booking, back)} went back to you, the way you paid, for the call of ${readersWhen(booking)}.`,
      'Banks take five to ten days to show it; you need not do anything.',
    ],
  }),

  'refund-failed-reader': ({ booking, back }) => ({
    subject: 'Your refund didn’t go through by itself',
    parts: [
      booking.state === 'paid'
        ? `You paid twice for our call of ${readersWhen(booking)}. Nothing changes for the call.`
        : `This is about your payment for ${readersWhen(booking)}.`,
      notThrough(booking, back),
      'If the money isn’t with you in ten days, answer this mail.',
    ],
  }),

  'sorry-reader': (facts) => {
    const { booking, from, failed, slots } = facts;
    return {
      subject:
        booking.charged === 0 || failed
          ? 'Sorry: that hour is not free any more'
          : 'Sorry: your money is on its way back',
      parts: [
        `I’m sorry: your ${booking.charged === 0 ? 'booking' : 'payment'} for ${readersWhen(booking)} could not become a call. The news of it reached me when the hour was not free any more.`,
        booking.charged === 0 ? PAID_NOTHING : onItsWay(facts),
        ...(slots.length === 0
          ? ['If you would still like to talk, look for another hour, or answer this mail.']
          : [
              'If you would still like to talk, these hours are free right now:',
              { list: slots.map(({ start }) => formatWhen(start, booking.zone)) },
            ]),
        coachingPage(booking, from),
      ],
    };
  },

  'paid-twice-reader': (facts) => {
    const { booking, from, failed } = facts;
    return {
      subject: `You paid twice${failed ? '' : ': one payment is coming back'}`,
      parts: [
        ...(booking.state === 'canceled'
          ? [`Your call of ${readersWhen(booking)} is canceled, and it was paid twice.`]
          : [
              'You paid twice for one call. The call stands:',
              { facts: factsForReader(booking, from) },
            ]),
        `${failed ? '' : 'The second payment comes back. '}${onItsWay(facts)}`,
        'Sorry for the fright. If anything looks wrong, answer this mail.',
      ],
    };
  },
};

const PAID_NOTHING = 'You paid nothing for it, so nothing has to come back.';

/** What is said, when and how we talk, more that is said, and how it can be changed. */
function aboutCall(
  subject: string,
  { booking, from }: LetterFacts,
  [first, ...more]: [string, ...string[]],
) {
  const facts = { facts: factsForReader(booking, from) };
  return { subject, parts: [first, facts, ...more, ...changes(booking, from)] };
}

function changes(booking: Booking, { manageUrl }: Correspondent): Part[] {
  return [
    'If something comes up:',
    { list: terms(booking) },
    { link: 'Move or cancel the call', href: manageUrl(booking.id, 'reader') },
  ];
}

/** What comes back when: as sold, counted from the hour first sold, unless the coach moved the call. */
function terms({ refunds, start, soldStart, zone, movedBy, charged }: Booking): string[] {
  if (charged === 0) return ['You paid nothing, so you can cancel at any time before the call.'];
  if (movedBy === 'coach')
    return ['I moved this call, so you can cancel it until it begins: all of your money back.'];
  const counting = `For refunds, the hour that you booked first counts: ${formatWhen(soldStart, zone)}.`;
  return [...refundSentences(refunds), ...(start === soldStart ? [] : [counting])];
}

/** What had gone back by hand before the call was canceled. */
function wentBefore(booking: Booking): Part[] {
  if (booking.returned === 0) return [];
  return [`${sum(booking, booking.returned)} had gone back to you before.`];
}

function nothingBack(booking: Booking): Part[] {
  if (booking.returned > 0) return ['Nothing more comes back.'];
  return booking.charged === 0 || booking.canceledBy === 'coach'
    ? [PAID_NOTHING]
    : [
        'By the terms that you booked with, nothing comes back:',
        { list: refundSentences(booking.refunds) },
      ];
}

function onItsWay({ booking, back, sure, failed }: LetterFacts): string {
  if (failed) return notThrough(booking, back);
  const much = sure ? `, ${sum(booking, back)},` : '';
  return `Your money${much} is on its way back to you. Banks take five to ten days to show it; you need not do anything.`;
}

function notThrough(booking: Booking, back: number | null): string {
  return `The refund of ${sum(booking, back)} didn’t go through by itself, I’m sorry. I’ve been told as well, and I’m looking into it.`;
}

/** What comes back; all of the price where it is not facts. */
function sum({ amount, currency }: Booking, back: number | null): string {
  return formatPrice({ amount: back ?? amount, currency });
}

function coachingPage({ from: post }: Booking, { siteUrl }: Correspondent): Part {
  const url = new URL('/coaching/', siteUrl);
  if (post !== null) url.searchParams.set('from', post);
  return { link: 'Pick another hour', href: url.href };
}

function readersWhen({ start, zone }: Booking): string {
  return formatWhen(start, zone);
}

function hourOf({ start, zone }: Booking): string {
  return `${formatWeekday(start, zone)} at ${formatTime(start, zone)}`;
}
