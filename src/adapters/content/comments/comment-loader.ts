import { setTimeout as wait } from 'node:timers/promises';
import type { Loader, LoaderContext } from 'astro/loaders';
import type { Comment, commentSchema } from '../../../domain/comments/comment.ts';
import { homesIn } from '../../../domain/comments/home.ts';
import { contentError } from '../error.ts';
import type { Rule } from '../faults.ts';
import { leaveEmpty, survive } from '../load/loader.ts';
import { hostComments, readComments, withoutPost } from './read-comments.ts';

/**
 * Loads the comments of the posts that are shown, one entry a post: what lies in content/comments/, and what a
 * host has beside it. A comment of any other post is in no build.
 * @param shown the posts of the site, once they are loaded
 */
export function commentLoader(
  contentDir: string,
  rule: Rule<typeof commentSchema>,
  shown: Promise<LoaderContext['store']>,
): Loader {
  const folders = [`${contentDir}/comments`, hostComments] as const;
  return {
    name: 'comments',
    async load(context) {
      const read = async () => {
        const [own, host] = folders.map((folder) => readComments(folder, rule)) as [Read, Read];
        const faults = [...own.faults, ...withoutPost(contentDir, own.comments)];
        if (faults.length > 0) throw contentError(faults.join('\n'));
        // A host writes these anew each time, and nobody is there to mend one.
        for (const fault of host.faults) context.logger.warn(fault);
        fill(context, await shown, [...host.comments, ...own.comments]);
      };
      await read();
      for (const folder of folders) context.watcher?.add(folder);
      for (const event of ['add', 'change', 'unlink'])
        context.watcher?.on(event, (changed: string) => {
          if (folders.some((folder) => changed.includes(`/${folder}/`)))
            void survive(context, () => wait(100).then(read));
        });
    },
  };
}

type Read = ReturnType<typeof readComments>;

/** Of two with one id the later one counts. */
function fill(
  context: LoaderContext,
  posts: LoaderContext['store'],
  comments: readonly Comment[],
) {
  const { store } = context;
  const named = posts.entries().map(([slug, { data }]) => {
    const { formerly = [] }: { formerly?: string[] } = data;
    return { slug, formerly };
  });
  const homes = homesIn(named);
  const one = new Map(comments.map((comment) => [comment.id, comment]));
  leaveEmpty(context);
  for (const [post, list] of Map.groupBy(one.values(), ({ post }) => homes.get(post)?.slug))
    if (post !== undefined) store.set({ id: post, data: { comments: list.map(plainly) } });
}

function plainly({ id, post, name, date, text, site, answers, author }: Comment): Comment {
  return { id, post, name, date, text, site, answers, author };
}
