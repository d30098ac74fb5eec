import type { CommentsApi } from '../../adapters/web/comments-api.ts';
import { homesIn } from '../../domain/comments/home.ts';
import type { openClone } from './clone.ts';

type World = {
  api: Pick<CommentsApi, 'published' | 'note'>;
  clone: Pick<ReturnType<typeof openClone>, 'write' | 'commit' | 'push' | 'shared'>;
  /** The posts of the clone, with the addresses that they had. */
  posts: () => Parameters<typeof homesIn>[0];
  /** Whether the texts are good with what was written. */
  check: () => boolean;
};

/**
 * Writes what is published into a clone that is up to date, and takes back what is removed; all of it in one commit. Killed anywhere,
 * it is right at the next run. What was written under a post that is here no more stays at the site.
 * @param taken the ids that are to be taken back now
 * @returns undefined when the texts are not good with it, and so nothing was committed
 */
export async function write(taken: readonly string[], { api, clone, posts, check }: World) {
  const { comments, removed } = await api.published();
  const homes = homesIn(posts());
  const placed = comments.map((comment) => ({ comment, home: homes.get(comment.post)?.slug }));
  const here = placed.flatMap(({ comment, home }) => (home ? { ...comment, post: home } : []));
  const homeless = placed.flatMap(({ comment, home }) => (home ? [] : comment));
  clone.write(here, new Set([...removed, ...taken]));
  return check() ? { comments: here, homeless, isNew: clone.commit() } : undefined;
}

/**
 * Tells the site which of its comments the clone has, and which are gone from it: those were taken back.
 * @param taken the same as before
 */
export async function note(taken: readonly string[], { api, clone }: Pick<World, 'api' | 'clone'>) {
  const { comments, acknowledged } = await api.published();
  const { kept, gone } = clone.shared();
  const published = comments.map(({ id }) => id);
  const done = {
    taken: published.filter((id) => kept.has(id)),
    removed: [
      ...new Set([...[...acknowledged, ...published].filter((id) => gone.has(id)), ...taken]),
    ],
  };
  if (done.taken.length + done.removed.length > 0) await api.note(done);
  return done;
}
