import type { Letter, Part } from '../../mail/letter.ts';
import { formatHour, formatWhen, nightOf } from '../../time/hour.ts';
import { formatWeekday } from '../../time/when.ts';
import { say, type Sentence } from '../../words/sentence.ts';
import type { Booking } from '../booking.ts';
import { refundSentences } from '../refund-policy.ts';
import { afterCallLetters } from './after-call-letters.ts';
import { anotherHour, nextHours } from './another-hour.ts';
import { factsForReader, sumOf } from './call-facts.ts';
import type { Correspondent, LetterFacts } from './letter-facts.ts';
import type { ReaderKind } from './message-kind.ts';
import { nothingBack, notThrough, onItsWay, PAID_NOTHING, said, wentBefore } from './money-back.ts';

/** What the reader is told. */
export const readerLetters: Record<ReaderKind, (facts: LetterFacts) => Letter> = {
  'confirmed-reader': (facts) =>
    aboutCall(say(facts.from.words.confirmedSubject, facts.from), facts, [
      facts.from.words.confirmed,
      `${facts.from.words.bring} The invitation that comes with this mail puts the call into your calendar; declining it there does not cancel the call.`,
    ]),

  'moved-reader': (facts) =>
    aboutCall(say(facts.from.words.movedSubject, facts.from), facts, [
      facts.booking.movedBy === 'coach' ? facts.from.words.movedByMe : facts.from.words.movedByThem,
      'There is nothing more to pay. The invitation that comes with this mail moves the call in your calendar; declining it there does not cancel the call.',
    ]),

  ...afterCallLetters,

  'links-reader': ({ from, calls }) => ({
    subject: `The ${calls.length === 1 ? 'link of your call' : 'links of your calls'} with ${from.author}`,
    parts: [
      'You asked for it: here is what you have ahead. By its link you move or cancel a call.',
      ...calls.flatMap((booking): Part[] => [
        ...factsForReader(booking, from),
        { link: 'Move or cancel the call', href: from.manageUrl(booking.id, 'reader') },
      ]),
      'If it was not you who asked, there is nothing to do: this mail went to you alone.',
    ],
  }),

  'reminder-day-reader': (facts) =>
    aboutCall(comingUp(facts.from.words.dayBeforeSubject, facts), facts, [
      facts.from.words.dayBefore,
    ]),

  'reminder-hour-reader': (facts) =>
    aboutCall(comingUp(facts.from.words.hourBeforeSubject, facts), facts, [
      facts.from.words.hourBefore,
    ]),

  'canceled-reader': (facts) => {
    const { booking, from, back } = facts;
    const { words } = from;
    const byCoach = booking.canceledBy === 'coach';
    const when = readersWhen(booking, from);
    return {
      subject: say(words.canceledSubject, from),
      parts: [
        say(byCoach ? words.canceledByMe : words.canceledByThem, { when }),
        ...(back === null ? nothingBack(booking) : [onItsWay(facts)]),
        ...wentBefore(booking, from),
        ...anotherHour([byCoach ? words.stillLike : words.changedMind], facts),
      ],
    };
  },

  'refunded-reader': ({ booking, from, back, gift }) => ({
    subject: `${sumOf(booking, back, from)} went back to you`,
    parts: [
      ...said(gift),
      `${sumOf(booking, back, from)} went back to you, the way you paid, for the call of ${readersWhen(booking, from)}.`,
      'Banks take five to ten days to show it; you need not do anything.',
    ],
  }),

  'refund-failed-reader': ({ booking, from, back, gift }) => ({
    subject: 'Your refund didn’t go through by itself',
    parts: [
      booking.state === 'paid' && gift === null
        ? `You paid twice for our call of ${readersWhen(booking, from)}. Nothing changes for the call.`
        : `This is about your payment for ${readersWhen(booking, from)}.`,
      ...(gift === null ? [] : ['I wanted to give money back to you.', ...said(gift)]),
      notThrough(booking, back, from),
      'If the money isn’t with you in ten days, answer this mail.',
    ],
  }),

  'sorry-reader': (facts) => {
    const { booking, from, failed } = facts;
    return {
      subject:
        booking.charged === 0 || failed
          ? 'Sorry: that hour is not free any more'
          : 'Sorry: your money is on its way back',
      parts: [
        `I’m sorry: your ${booking.charged === 0 ? 'booking' : 'payment'} for ${readersWhen(booking, from)} could not become a call. The news of it reached me when the hour was not free any more.`,
        booking.charged === 0 ? PAID_NOTHING : onItsWay(facts),
        ...nextHours(facts),
      ],
    };
  },

  'paid-twice-reader': (facts) => {
    const { booking, from, failed } = facts;
    return {
      subject: `You paid twice${failed ? '' : ': one payment is coming back'}`,
      parts: [
        ...(booking.state === 'canceled'
          ? [`Your call of ${readersWhen(booking, from)} is canceled, and it was paid twice.`]
          : ['You paid twice for one call. The call stands:', ...factsForReader(booking, from)]),
        `${failed ? '' : 'The second payment comes back. '}${onItsWay(facts)}`,
        from.words.looksWrong,
      ],
    };
  },
};

/** What is said, when and how we talk, more that is said, and how it can be changed. */
function aboutCall(
  subject: string,
  { booking, from }: LetterFacts,
  [first, ...more]: [string, ...string[]],
) {
  const facts = factsForReader(booking, from);
  return { subject, parts: [first, ...facts, ...more, ...changes(booking, from)] };
}

function changes(booking: Booking, from: Correspondent): Part[] {
  return [
    from.words.comesUp,
    { list: terms(booking, from) },
    { link: 'Move or cancel the call', href: from.manageUrl(booking.id, 'reader') },
  ];
}

/** What comes back when: as sold, counted from the hour first sold, unless the coach moved the call. */
function terms(
  { refunds, start, soldStart, zone, movedBy, charged }: Booking,
  { locale }: Correspondent,
): string[] {
  if (charged === 0) return ['You paid nothing, so you can cancel at any time before the call.'];
  if (movedBy === 'coach')
    return ['I moved this call, so you can cancel it until it begins: all of your money back.'];
  const counting = `For refunds, the hour that you booked first counts: ${formatWhen(soldStart, zone, locale)}.`;
  return [...refundSentences(refunds), ...(start === soldStart ? [] : [counting])];
}

function readersWhen({ start, zone }: Booking, { locale }: Correspondent): string {
  return formatWhen(start, zone, locale);
}

/** The subject of a reminder. */
function comingUp(sentence: Sentence<'author' | 'hour'>, { booking, from }: LetterFacts): string {
  const { start, zone } = booking;
  const clock = formatHour(start, zone, from.locale);
  const night = nightOf(start, zone, from.locale);
  const hour = night
    ? `${clock}, ${night}`
    : `${formatWeekday(start, zone, from.locale)} at ${clock}`;
  return say(sentence, { author: from.author, hour });
}
