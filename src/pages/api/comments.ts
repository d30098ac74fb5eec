import type { APIRoute } from 'astro';
import { z } from 'zod';
import { isSame } from '../../adapters/signed/signature.ts';
import { publicComment } from '../../domain/comments/moderation/public-comment.ts';
import { moderationServices } from '../../services.ts';

export const prerender = false;

const ids = z.array(z.string().regex(/^[a-z\d]{4,32}$/)).max(20_000);
/** What a clone has done: `taken` are in its history, `removed` are taken back. */
const doneSchema = z.strictObject({ taken: ids, removed: ids });

/** For `npm run comments`: what is published and in no clone, what a clone has, and what was taken back. */
export const GET: APIRoute = async ({ request }) => {
  const refused = await refusal(request);
  if (refused) return refused;
  const { moderation } = await moderationServices();
  const { published, acknowledged, removed } = await moderation.publication();
  return Response.json({ comments: published.map(publicComment), acknowledged, removed });
};

/** Notes what a clone has done; the same twice changes nothing. */
export const POST: APIRoute = async ({ request }) => {
  const refused = await refusal(request);
  if (refused) return refused;
  const done = doneSchema.safeParse(await request.json().catch(() => undefined));
  if (!done.success) return new Response('Not what npm run comments sends', { status: 400 });
  const { moderation } = await moderationServices();
  await moderation.acknowledge(done.data);
  return Response.json({ ok: true });
};

/** 404 unless COMMENTS_SECRET is set, 401 for whoever does not know it. */
async function refusal({ headers }: Request): Promise<Response | undefined> {
  const { secret } = await moderationServices();
  if (secret === undefined) return new Response('Not found', { status: 404 });
  const isKnown = isSame(headers.get('authorization') ?? '', `Bearer ${secret}`);
  return isKnown ? undefined : new Response('Unauthorized', { status: 401 });
}
