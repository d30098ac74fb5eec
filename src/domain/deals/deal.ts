import { postStatus } from '../publication.ts';
import { instantOf } from '../time/local-time.ts';
import type { Assignment } from './assignment.ts';

/** What a sponsor was promised, and what there is of it. */
export type Deal = {
  /** The name of the file in assignments/. */
  slug: string;
  sponsor: string;
  what: string;
  deadline: Date;
  /** The clock that the deadline is told on. */
  timeZone: string;
  /** Of the posts that name the assignment the first to appear; else a draft. */
  post: Post | undefined;
  shares: { network: string; count: number; done: number; due: Date }[];
};

type Post = { slug: string; title: string; draft: boolean; publishAt: Date };

/** What is owed of a deal: the post, or the shares that are due at one time. */
export type Owed = {
  deal: Deal;
  kind: 'post' | 'shares';
  due: Date;
  /** What is done and what is not, in a few words. */
  state: string;
};

/** The deals of all assignments, by their names; shares without a `due` are due with the post. */
export function dealsOf(
  assignments: readonly (Assignment & { slug: string })[],
  sponsors: ReadonlyMap<string, { name: string }>,
  posts: readonly (Post & { assignment?: string | undefined })[],
  siteZone: string,
): Deal[] {
  return assignments
    .map(({ slug, sponsor, what, deadline, timeZone = siteZone, shares }) => ({
      slug,
      sponsor: sponsors.get(sponsor)?.name ?? sponsor,
      what,
      deadline: instantOf(deadline, timeZone),
      timeZone,
      post: posts.filter(({ assignment }) => assignment === slug).toSorted(soonest)[0],
      shares: shares.map(({ network, count, due = deadline, done }) => {
        return { network, count, done: done.length, due: instantOf(due, timeZone) };
      }),
    }))
    .sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

/** Whether the post is live and each promised share has its proof. */
export function isKept({ post, shares }: Deal, now: Date): boolean {
  const live = post !== undefined && postStatus(post, now) === 'published';
  return live && shares.every(({ count, done }) => done >= count);
}

/** What has to be done for a deal, soonest first; a post that will appear in time needs nothing more. */
export function owedBy(deal: Deal, now: Date): Owed[] {
  const state = postState(deal, now);
  const post =
    state === undefined ? [] : [{ deal, kind: 'post' as const, due: deal.deadline, state }];
  const open = deal.shares.filter(({ count, done }) => done < count);
  const dues = [...new Set(open.map(({ due }) => due.getTime()))];
  const shares = dues.map((due) => ({
    deal,
    kind: 'shares' as const,
    due: new Date(due),
    state: sharesState(deal.shares.filter((share) => share.due.getTime() === due)),
  }));
  return [...post, ...shares].toSorted((a, b) => a.due.getTime() - b.due.getTime());
}

function postState({ post, deadline }: Deal, now: Date): string | undefined {
  if (!post) return 'no post names it yet';
  const status = postStatus(post, now);
  if (status === 'draft') return `the post “${post.title}” is still a draft`;
  if (status === 'scheduled' && post.publishAt > deadline)
    return `the post “${post.title}” goes live only after it`;
  return undefined;
}

function sharesState(shares: Deal['shares']): string {
  const sum = (counts: readonly number[]) => counts.reduce((all, each) => all + each, 0);
  const done = sum(shares.map(({ count, done }) => Math.min(count, done)));
  const owed = shares.filter(({ count, done }) => done < count);
  const list = owed.map(({ network, count, done }) => `${network} ${count - done}`).join(', ');
  return `${done} of ${sum(shares.map(({ count }) => count))} shares done; owed: ${list}`;
}

/** Drafts last: their dates are only a wish. */
function soonest(a: Post, b: Post): number {
  return Number(a.draft) - Number(b.draft) || a.publishAt.getTime() - b.publishAt.getTime();
}
