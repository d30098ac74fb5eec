import { z } from 'zod';
import { type Comment, commentSchema } from '../../domain/comments/comment.ts';

const PATIENCE = 20_000;

const id = z.string().regex(/^[a-z\d]{4,32}$/);
const parts = z.object({ id, post: z.string().regex(/^[a-z\d-]{1,200}$/) });
const answerSchema = z.object({
  comments: z.array(z.record(z.string(), z.unknown())),
  acknowledged: z.array(id),
  removed: z.array(id),
});

/** What a site tells a clone of its comments. */
export type PublishedComments = { comments: Comment[]; acknowledged: string[]; removed: string[] };

export type CommentsApi = ReturnType<typeof connectComments>;

/** The site’s /api/comments. Each call throws an Error in plain words that tells no secret. */
export function connectComments(siteUrl: URL, secret: string) {
  const address = new URL('/api/comments', siteUrl);
  const ask = async (init: RequestInit = {}) => {
    const headers = {
      ...{ authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      // What lies between two calls takes longer than a server keeps a connection.
      connection: 'close',
    };
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await fetch(address, { ...init, headers, signal }).catch(() => {
      throw new Error(`${siteUrl.origin} does not answer.`);
    });
    if (!answer.ok) throw new Error(refusals[answer.status] ?? `It answered ${answer.status}.`);
    return answer.json() as Promise<unknown>;
  };
  return {
    async published(): Promise<PublishedComments> {
      const { comments, ...ids } = answerSchema.parse(await ask());
      return { ...ids, comments: comments.map(commentFrom) };
    },

    /** `taken` are in the history of a clone, `removed` are taken back. */
    async note(done: { taken: readonly string[]; removed: readonly string[] }): Promise<void> {
      await ask({ method: 'POST', body: JSON.stringify(done) });
    },
  };
}

const refusals: Record<number, string> = {
  401: 'COMMENTS_SECRET is another one than that of the site.',
  404: 'The site has no comments, or no COMMENTS_SECRET: set it there, too.',
};

/** As strict as the files are: what is not sound never becomes one. */
function commentFrom({ id, post, ...fields }: Record<string, unknown>): Comment {
  return { ...parts.parse({ id, post }), ...commentSchema.parse(fields) };
}
