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
  const post = await posts.find(typed.post);
  const answered =
    post && typed.answers ? await posts.comment(typed.post, typed.answers) : undefined;
  const place = post && { post: typed.post, ...post, answered };
  const read = draftOf(typed);
  if (!read.ok) return { typed, place, wrong: read.wrong, draft: undefined };
  const draft = { ...read.draft, answers: answered?.id ?? null };
  return { typed, place, wrong: {}, draft: place?.open ? draft : undefined };
}
