import { postStatus } from '../publication.ts';
import { daysUntil } from '../time/local-day.ts';
import { type Deal, isKept, type Owed, owedBy } from './deal.ts';

/** What an author has promised and when it is due, on the clock of one zone; each list soonest first. */
export type Agenda = {
  overdue: Owed[];
  today: Owed[];
  /** Within the next seven days. */
  week: Owed[];
  later: Owed[];
  /** Deals with nothing left to do, by their names. */
  kept: string[];
};

export function agenda(deals: readonly Deal[], now: Date, timeZone: string): Agenda {
  const owed = deals
    .flatMap((deal) => owedBy(deal, now))
    .toSorted((a, b) => a.due.getTime() - b.due.getTime());
  const of = (urgency: Urgency) =>
    owed.filter(({ due }) => urgencyOf(due, now, timeZone) === urgency);
  return {
    overdue: of('overdue'),
    today: of('today'),
    week: of('week'),
    later: of('later'),
    kept: deals.filter((deal) => isKept(deal, now)).map(({ slug }) => slug),
  };
}

/** What is overdue or due by the end of the third day from today. */
export function pressing({ overdue, today, week }: Agenda, now: Date, timeZone: string): Owed[] {
  const soon = week.filter(({ due }) => daysUntil(due, now, timeZone) <= 3);
  return [...overdue, ...today, ...soon];
}

/** The posts that will appear, soonest first, each with the deal that waits for it. */
export function goingLive<Post extends { slug: string; draft: boolean; publishAt: Date }>(
  posts: readonly Post[],
  deals: readonly Deal[],
  now: Date,
): { post: Post; deal: Deal | undefined }[] {
  return posts
    .filter((post) => postStatus(post, now) === 'scheduled')
    .toSorted((a, b) => a.publishAt.getTime() - b.publishAt.getTime())
    .map((post) => ({ post, deal: deals.find((deal) => deal.post?.slug === post.slug) }));
}

type Urgency = 'overdue' | 'today' | 'week' | 'later';

function urgencyOf(due: Date, now: Date, timeZone: string): Urgency {
  if (due < now) return 'overdue';
  const days = daysUntil(due, now, timeZone);
  if (days === 0) return 'today';
  return days <= 7 ? 'week' : 'later';
}
