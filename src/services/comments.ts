import { randomBytes } from 'node:crypto';
import { blockedWords, site } from '../adapters/content/collections.ts';
import { publicPosts } from '../adapters/content/comments/public-posts.ts';
import { createWriting } from '../adapters/database/comments/writing.ts';
import { createSignedIds } from '../adapters/signed/signed-id.ts';
import { keyFor, sign } from '../adapters/signed/signature.ts';
import { createFormGuard } from '../adapters/web/form-guard.ts';
import { createCommentsService } from '../domain/comments/comments-service.ts';
import { SENDINGS } from '../domain/comments/sendings.ts';
import type { Infrastructure } from './infrastructure.ts';

/**
 * What readers send, wired to the database.
 * @param arrived tells the author that something waits
 */
export async function createComments(
  { sql, secrets, log, now, newKey }: Infrastructure,
  arrived: () => void,
) {
  const guard = createFormGuard('comments', { secrets, limits: SENDINGS, sql, now });
  const { author } = await site();
  const service = createCommentsService(
    { author, blocked: await blockedWords() },
    {
      store: createWriting(sql),
      posts: publicPosts,
      limit: guard.limit,
      mark: (kind, text) =>
        sign(text, keyFor(`comments, ${kind}`, secrets[0]))
          .toString('hex')
          .slice(0, 32),
      waiting: createSignedIds('comments, waiting', secrets),
      arrived,
      log,
      now,
      newId: () => randomBytes(8).toString('hex'),
      newKey,
    },
  );
  return { service, guard };
}
