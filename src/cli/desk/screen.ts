import { styleText } from 'node:util';
import { formatLocal } from '../../domain/time/local-day.ts';
import type { Owed } from '../../domain/deals/deal.ts';
import type { Booking } from '../../domain/booking/booking.ts';
import type { Waiting } from '../comments/waiting.ts';
import { bold, lineOfCall, section } from './lines.ts';
import type { Calls } from './calls.ts';
import type { Desk } from './gather.ts';

const most = 5;

/** The desk as one screen, most urgent first; colors only where the terminal shows them. */
export function screen(desk: Desk, calls?: Calls, comments?: Waiting): string {
  const { now, timeZone, agenda, goingLive, ...rest } = desk;
  const { booksWithoutIsbn, doubts, faults } = rest;
  const when = (instant: Date, zone = timeZone) => formatLocal(instant, zone);
  const owed = (list: readonly Owed[]) =>
    list.flatMap(({ deal, due, state }) => [
      `${bold(deal.sponsor)}: ${deal.what}`,
      `  ${state}; due ${when(due, deal.timeZone)}`,
    ]);
  const appears = goingLive.map(({ post, deal }) => {
    const waiting = deal ? `, for ${deal.sponsor}, due ${when(deal.deadline, deal.timeZone)}` : '';
    return `${when(post.publishAt)}  “${post.title}”${waiting}`;
  });
  const links = doubts.map(
    ({ file, line, link, message }) => `${file}:${line} ${link}: ${message}`,
  );
  const sections = [
    section(red('Overdue'), owed(agenda.overdue)),
    section(red('Today'), owed(agenda.today)),
    section(red('Files that cannot be read (npm run check)'), faults),
    ...(calls ? callsOf(calls, timeZone) : []),
    ...(comments?.waiting
      ? [section(bold('Comments'), [`${comments.waiting} wait for you; see your mail`])]
      : []),
    section(bold('This week'), owed(agenda.week)),
    section(bold('Going live'), short(appears)),
    section(bold('Later'), short(owed(agenda.later), 2 * most)),
    section(bold('Links in doubt'), short(links)),
    section(bold('Books without ISBN'), namesOf(booksWithoutIsbn)),
  ].filter((text) => text !== '');
  const kept = agenda.kept.length > 0 ? `Kept promises: ${agenda.kept.length}.` : '';
  const end = sections.length > 0 ? kept : `Nothing is owed and nothing is waiting. ${kept}`.trim();
  return [`On the desk, ${when(now)}`, ...sections, end].filter(Boolean).join('\n\n');
}

function callsOf({ practice, found }: Calls, timeZone: string): string[] {
  const lines = (list: Iterable<Booking>) => [...list].map((call) => lineOfCall(call, timeZone));
  const title = practice ? 'Calls of practice' : 'Calls';
  if (!found) return [section(bold(title), ['can’t be read now; npm run doctor may say why'])];
  const onDaysOff = new Set(found.daysOff.flatMap(({ calls }) => calls));
  return [
    section(red('Calls on days off (move or cancel them: npm run calls)'), lines(onDaysOff)),
    section(bold(title), lines(found.list)),
  ];
}

function short(lines: readonly string[], limit = most): string[] {
  const more = lines.length - limit;
  return more > 0 ? [...lines.slice(0, limit), `and ${more} more`] : [...lines];
}

function namesOf(slugs: readonly string[]): string[] {
  if (slugs.length === 0) return [];
  return [short(slugs, 8).join(', ')];
}

function red(text: string): string {
  return styleText(['bold', 'red'], text);
}
