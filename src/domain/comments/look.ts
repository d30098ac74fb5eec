import type { Comment } from './comment.ts';
import { type Draft, draftOf, type Typed, type Wrong } from './comment-form.ts';
import type { Posts } from './ports.ts';

/** Where a comment is to stand. */
type Place = {
  post: string;
  title: string;
  /** Whether comments may be written there. */
  open: boolean;
  answered: Comment | undefined;
};

/** What there is to see of what was typed: the comment as it will look, or else what is wrong. */
export type Look = {
  typed: Typed;
  /** Undefined where there is no such post. */
  place: Place | undefined;
  wrong: Wrong;
  draft: Draft | undefined;
};

/** What answers a comment that is not there stands by itself. */
export async function look(typed: Typed, { posts }: { posts: Posts }): Promise<Look> {
  const found = await posts.find(typed.post);
  const answered =
    found && typed.answers ? await posts.comment(typed.post, typed.answers) : undefined;
  const place = found && { post: found.slug, title: found.title, open: found.open, answered };
  const read = draftOf(typed);
  if (!read.ok) return { typed, place, wrong: read.wrong, draft: undefined };
  const draft = place?.open
    ? { ...read.draft, post: place.post, answers: answered?.id ?? null }
    : undefined;
  return { typed, place, wrong: {}, draft };
}
