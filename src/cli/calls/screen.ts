import type { Booking } from '../../domain/booking/booking.ts';
import { howItEnded } from '../../domain/booking/calls/how-it-ended.ts';
import type { Overview } from '../../domain/booking/calls/overview.ts';
import { mailInWords } from '../../domain/booking/calls/stuck-mail.ts';
import { formatPrice } from '../../domain/price.ts';
import { formatLocal } from '../../domain/time/local-day.ts';
import { formatMonth } from '../../domain/time/when.ts';
import { bold, lineOfCall, section } from '../desk/lines.ts';

/** The coach's calls as one screen; colors only where the terminal shows them. */
export function callsScreen(found: Overview, timeZone: string, locale: string): string {
  const { ahead, daysOff, ended, mails, refunds, money, posts } = found;
  const line = (call: Booking, ...more: string[]) => lineOfCall(call, timeZone, ...more);
  const waits = [
    ...refunds.map(
      (each) =>
        `${formatPrice(each, locale)} ${each.failed ? 'could not be given back' : 'is due back'}`,
    ),
    ...mails.map(({ kind, tries, nextTry }) => {
      const end = nextTry === null ? 'given up' : `next try ${local(nextTry, timeZone)}`;
      return `${mailInWords(kind)}: ${tries} tries, ${end}`;
    }),
  ];
  const sums = money.map(({ month, currency, paid, back }) => {
    const [came, went, kept] = [paid, back, paid - back].map((amount) =>
      formatPrice({ amount, currency }, locale),
    );
    return `${formatMonth(month, timeZone, locale)}  ${came} paid, ${went} given back, ${kept} kept`;
  });
  const sections: Record<string, string[]> = {
    'What waits': waits,
    Ahead: ahead.length > 0 ? ahead.map((call) => line(call)) : ['No call is booked.'],
    'Days without calls': daysOff.flatMap(({ from, to, calls }) => [
      from === to ? from : `${from} to ${to}`,
      ...calls.map((call) => `  booked: ${line(call)}`),
    ]),
    'How they ended': ended.map((call) => line(call, howItEnded(call, locale))),
    Money: sums,
    'Posts that led to calls': posts.map(({ post, calls }) => `${calls}  ${post}`),
  };
  return Object.entries(sections)
    .map(([title, lines]) => section(bold(title), lines))
    .filter(Boolean)
    .join('\n\n');
}

function local(instant: number, timeZone: string): string {
  return formatLocal(new Date(instant * 1000), timeZone);
}
