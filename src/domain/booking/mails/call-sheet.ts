import type { Fact, Letter } from '../../mail/letter.ts';
import { printable } from '../../printable.ts';
import { formatWhen } from '../../time/hour.ts';
import type { Booking } from '../booking.ts';
import { howItEnded } from '../calls/how-it-ended.ts';
import { factsForCoach, whenFor } from './call-facts.ts';
import type { Correspondent, LetterFacts } from './letter-facts.ts';

/** The coach's mail of the day before a call: all that is known of it, as a sheet to print. */
export function callSheet({ booking, from, earlier }: LetterFacts): Letter {
  return {
    subject: `Coming up: ${whenFor(booking, from)}`,
    parts: [
      'A call is coming up. Here is your sheet for it, to print:',
      ...factsForCoach(booking, from, [...unanswered(booking), talked(earlier, from)]),
      'Its page moves or cancels it; afterwards you say there how it went, and what you recommend to the reader.',
      { link: 'The page of the call', href: from.manageUrl(booking.id, 'coach') },
      { link: 'All of your calls', href: from.callsUrl },
    ],
  };
}

function unanswered({ questions, answers }: Booking): Fact[] {
  const answered = new Set(answers.map(({ question }) => question));
  return questions
    .filter(({ label }) => !answered.has(label))
    .map(({ label }) => ({ label: printable(label), value: 'not answered' }));
}

/** Whose personal data are erased nobody knows any more. */
function talked(earlier: readonly Booking[], { locale }: Correspondent): Fact {
  const calls = earlier.map((call) => {
    const isNoted = call.state !== 'paid' || call.outcome !== null;
    const end = isNoted ? howItEnded(call, locale) : 'You noted nothing';
    return `${end}, ${formatWhen(call.start, call.coachZone, locale)}`;
  });
  const value = calls.join('; ') || 'none that is remembered, for 90 days';
  return { label: 'Earlier calls with them', value };
}
