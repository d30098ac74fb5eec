import { commentsIn } from '../../../domain/comments/thread.ts';
import type { Posts } from '../../../domain/comments/ports.ts';
import { posts, site } from '../collections.ts';
import { threadsOn } from './threads.ts';

/** What readers see, as the build that runs has it. */
export const publicPosts: Posts = {
  async find(slug) {
    const post = (await posts()).find((each) => each.slug === slug);
    const isOpen = (await site()).comments === 'open' && post?.comments !== 'closed';
    return post && { title: post.title, open: isOpen };
  },

  async comment(post, id) {
    return commentsIn(await threadsOn(post)).find((each) => each.id === id);
  },
};
