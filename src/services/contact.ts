import { createInquiries } from '../adapters/database/contact/inquiries.ts';
import { colors, site } from '../adapters/content/collections.ts';
import { publicPosts } from '../adapters/content/comments/public-posts.ts';
import { keyFor, sign } from '../adapters/signed/signature.ts';
import { createFormGuard } from '../adapters/web/form-guard.ts';
import { waitUntil } from '@vercel/functions';
import { createContactService, INQUIRIES } from '../domain/contact/contact-service.ts';
import type { Infrastructure } from './infrastructure.ts';

/** The services of the contact form, wired to database and mail. */
export async function createContact(infrastructure: Infrastructure) {
  const { env, sql, secrets, now, newKey } = infrastructure;
  const { name, author, locale } = await site();
  const guard = createFormGuard('contact', { secrets, limits: INQUIRIES, sql, now });
  const markKey = keyFor('inquiries, told again', secrets[0]);
  const head = { site: name, locale, colors: await colors() };
  const to = { ...head, author, coachEmail: env.mail.coachEmail, siteUrl: env.siteUrl.href };
  const contact = createContactService(to, {
    ...infrastructure,
    store: createInquiries(sql),
    limit: guard.limit,
    mark: (text) => sign(text, markKey).toString('hex'),
    titleOf: async (slug) => (await publicPosts.find(slug))?.title,
    background: (work) => waitUntil(work()),
    newId: newKey,
  });
  return { contact, guard };
}
