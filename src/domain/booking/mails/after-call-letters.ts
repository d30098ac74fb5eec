import type { Letter } from '../../mail/letter.ts';
import { formatWhen } from '../../time/hour.ts';
import { say } from '../../words/sentence.ts';
import { refundSentences } from '../refund-policy.ts';
import { nextHours } from './another-hour.ts';
import type { LetterFacts } from './letter-facts.ts';

/** What the reader is told when the coach has said how the call went. */
export const afterCallLetters: Record<
  'no-show-reader' | 'follow-up-reader',
  (facts: LetterFacts) => Letter
> = {
  'no-show-reader': (facts) => {
    const { booking, from } = facts;
    const { start, zone, charged, refunds } = booking;
    return {
      subject: from.words.noShowSubject,
      parts: [
        say(from.words.noShow, { when: formatWhen(start, zone, from.locale) }),
        ...(charged === 0
          ? ['You paid nothing for it.']
          : [
              'By the terms that you booked with, nothing comes back by itself for a call that was not canceled:',
              { list: refundSentences(refunds) },
            ]),
        ...nextHours(facts),
      ],
    };
  },

  'follow-up-reader': ({ booking, from, followUp }) => {
    const { words, disclosed = [], links = [] } = followUp ?? {};
    const when = formatWhen(booking.start, booking.zone, from.locale);
    return {
      subject: from.words.followUpSubject,
      parts: [
        say(from.words.followUp, { when }),
        ...(words ? [words] : []),
        ...disclosed,
        { facts: links.map(({ label, href }) => ({ label, value: href, href })) },
      ],
    };
  },
};
