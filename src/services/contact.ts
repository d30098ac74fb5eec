import { createInquiries } from '../adapters/database/contact/inquiries.ts';
import { publicPosts } from '../adapters/content/comments/public-posts.ts';
import { keyFor, sign } from '../adapters/signed/signature.ts';
import { createFormGuard } from '../adapters/web/form-guard.ts';
import { createContactService, INQUIRIES } from '../domain/contact/contact-service.ts';
import type { Infrastructure } from './infrastructure.ts';

/** The services of the contact form, wired to database and mail. */
export async function createContact(infrastructure: Infrastructure) {
  const { letterhead, sql, secrets, now, newKey } = infrastructure;
  const guard = createFormGuard('contact', { secrets, limits: INQUIRIES, sql, now });
  const markKey = keyFor('inquiries, told again', secrets[0]);
  const contact = createContactService(letterhead, {
    ...infrastructure,
    store: createInquiries(sql),
    limit: guard.limit,
    mark: (text) => sign(text, markKey).toString('hex'),
    titleOf: async (slug) => (await publicPosts.find(slug))?.title,
    newId: newKey,
  });
  return { contact, guard };
}
