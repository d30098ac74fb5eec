import type { Part } from '../../mail/letter.ts';
import type { Message } from '../../mail/message.ts';
import { formatWhen } from '../../time/hour.ts';
import { dayOf } from '../../time/local-day.ts';
import { formatDate } from '../../time/when.ts';
import type { Correspondent } from './letter-facts.ts';
import { noteToCoach } from './message.ts';

/** Why an event of a calendar is not sure. */
export type DoubtReason = 'time' | 'zone' | 'rule' | 'order' | 'often';

/** An event that may take place when calls are offered, and could not be read for sure; `day` is like "2026-12-02". */
export type CalendarDoubt = {
  day: string | undefined;
  /** Its first words. */
  title: string;
  zone: string | undefined;
  reasons: readonly DoubtReason[];
};

/**
 * What became of one of her other calendars, by its place in BUSY_CALENDARS: it is not read, `old` while its last
 * copy serves, or some of its events are in doubt.
 */
export type CalendarNews =
  | { kind: 'unread'; number: number }
  | { kind: 'old'; number: number; readAt: number }
  | { kind: 'doubts'; number: number; doubts: readonly CalendarDoubt[] };

/** For how long the last copy of a calendar serves, in seconds. */
export const COPY_SERVES = 86_400;

/** What the coach is told of that, in a mail. */
export function unreadCalendarNote(
  from: Correspondent,
  news: CalendarNews,
  { now, timeZone }: { now: number; timeZone: string },
): Message {
  const { locale } = from;
  const letter = LETTERS[news.kind](news as never, { timeZone, locale });
  const id = `calendar-${news.kind}.${news.number}.${dayOf(now, timeZone)}`;
  return { id, ...noteToCoach(letter, from) };
}

const MEND =
  'Most often the calendar’s secret address was changed. Copy it anew from the calendar’s settings into BUSY_CALENDARS; npm run doctor says what is wrong with it.';

const LETTERS: {
  [kind in CalendarNews['kind']]: (
    news: Extract<CalendarNews, { kind: kind }>,
    clock: { timeZone: string; locale: string },
  ) => { subject: string; parts: Part[] };
} = {
  unread: ({ number }) => ({
    subject: 'Nobody can book: a calendar can’t be read',
    parts: [
      `Calendar ${number} of your other calendars can’t be read, so the site offers no hours: it does not know when you are free.`,
      MEND,
      'When the calendar answers again, the hours come back by themselves.',
    ],
  }),
  old: ({ number, readAt }, { timeZone, locale }) => ({
    subject: 'A calendar can’t be read; its last copy serves',
    parts: [
      `Calendar ${number} of your other calendars can’t be read. The site goes by its copy of ${formatWhen(readAt, timeZone, locale)}, and does not know what you have put there since.`,
      `That copy serves until ${formatWhen(readAt + COPY_SERVES, timeZone, locale)}. If the calendar does not answer by then, the site offers no hours.`,
      MEND,
    ],
  }),
  doubts: ({ number, doubts }, { locale }) => ({
    subject:
      doubts.length === 1 ? 'An event can’t be read' : `${doubts.length} events can’t be read`,
    parts: [
      `In calendar ${number} of your other calendars the site could not read this for sure. It keeps the hours closed, so that nobody books over them:`,
      { list: doubts.slice(0, MOST).map((doubt) => lineOf(doubt, locale)) },
      ...(doubts.length > MOST ? [`And ${doubts.length - MOST} more.`] : []),
      'Open each in your calendar, set its day, hours and time zone anew and how it repeats, and save it. What others sent you and does not concern you can be declined or deleted. The site looks again within minutes.',
    ],
  }),
};

const MOST = 20;

function lineOf({ title, ...doubt }: CalendarDoubt, locale: string): string {
  return `${title ? `“${title}”` : 'A busy time without a title'}, ${describeDoubt(doubt, locale)}`;
}

/** Which day and what is wrong, without the title, which is for her mail alone. */
export function describeDoubt(
  { day, zone, reasons }: Omit<CalendarDoubt, 'title'>,
  locale: string,
): string {
  const when =
    day === undefined ? 'on a day unknown' : formatDate(Date.parse(day) / 1000, 'UTC', locale);
  const named = zone === undefined ? '' : ` “${zone.slice(0, 60)}”`;
  const said = reasons.map((reason) =>
    reason === 'zone' ? `its time zone${named} is not known` : REASONS[reason],
  );
  return `${when}: ${said.join(', and ')}`;
}

const REASONS: Record<Exclude<DoubtReason, 'zone'>, string> = {
  time: 'its time can’t be read',
  rule: 'how it repeats can’t be read',
  order: 'it ends before it begins',
  often: 'it repeats more often than can be counted',
};
