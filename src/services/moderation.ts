import { randomBytes } from 'node:crypto';
import { programs } from '../adapters/content/collections.ts';
import { publicPosts } from '../adapters/content/comments/public-posts.ts';
import { createHearing } from '../adapters/database/comments/hearing.ts';
import { createModerating } from '../adapters/database/comments/moderating.ts';
import { createSignedIds } from '../adapters/signed/signed-id.ts';
import { createModerationService } from '../domain/comments/moderation/moderation-service.ts';
import { paragraphsOf } from '../domain/comments/paragraphs.ts';
import { payerOf } from '../domain/paid/payer.ts';
import type { Infrastructure } from './infrastructure.ts';

/** The author’s part of comments, wired to database and mail. */
export async function createModeration(infrastructure: Infrastructure) {
  const { env, letterhead, sql, secrets } = infrastructure;
  // Only the newest secret opens her page: a link that leaked is shut by a new one.
  const links = createSignedIds('comments, moderation', [secrets[0]]);
  const answers = createSignedIds('comments, answers', secrets);
  const path = `/comments/moderate/${links.tokenOf('author')}/`;
  const moderateUrl = new URL(path, env.siteUrl).href;
  const moderation = createModerationService(
    { ...letterhead, moderateUrl },
    {
      ...infrastructure,
      store: { ...createModerating(sql), ...createHearing(sql) },
      isLive: async (post, id) => (await publicPosts.comment(post, id)) !== undefined,
      answersUrl: (id) => new URL(`/comments/answers/${answers.tokenOf(id)}/`, env.siteUrl).href,
      titleOf: async (slug) => (await publicPosts.find(slug))?.title,
      newId: () => randomBytes(8).toString('hex'),
    },
  );
  return {
    moderation,
    /** The author’s page. */
    path,
    /** Who pays for a link in the author’s words as it stands: no comment says so. */
    async payerIn(words: string): Promise<string | undefined> {
      const all = await programs();
      const links = paragraphsOf(words).flat(2);
      return links.map(({ href }) => href && payerOf(href, all)).find(Boolean);
    },
    /** Whether a token opens the author’s page. */
    isAuthor: (token: string) => links.read(token) === 'author',
    /** The comment whose writer a token was mailed to. */
    answersOf: answers.read,
    secret: env.commentsSecret,
  };
}
