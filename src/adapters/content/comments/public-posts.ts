import { commentsIn } from '../../../domain/comments/thread.ts';
import type { Posts } from '../../../domain/comments/ports.ts';
import { homesIn } from '../../../domain/comments/home.ts';
import { posts, site } from '../collections.ts';
import { threadsOn } from './threads.ts';

/** What readers see, as the build that runs has it. */
export const publicPosts: Posts = {
  async find(slug) {
    const post = homesIn(await posts()).get(slug);
    const isOpen = (await site()).comments === 'open' && post?.comments !== 'closed';
    return post && { slug: post.slug, title: post.title, open: isOpen };
  },

  async comment(slug, id) {
    const post = homesIn(await posts()).get(slug);
    return post && commentsIn(await threadsOn(post.slug)).find((each) => each.id === id);
  },
};
