import type { Role } from '../../domain/booking/booking.ts';
import { createManageLinks } from './manage-link.ts';
import { createOwnerLink } from './owner-link.ts';

/** The addresses that open something: what a token of ours stands for, and the whole address for mails. */
export function createSiteLinks(secrets: readonly [string, ...string[]], siteUrl: URL) {
  const links = createManageLinks(secrets);
  const owner = createOwnerLink(secrets);
  return {
    read: links.read,
    isOwner: owner.opens,
    callsUrl: new URL(`/calls/${owner.token}/`, siteUrl).href,
    manageUrl: (bookingId: string, role: Role) =>
      new URL(`/coaching/manage/${links.tokenOf({ bookingId, role })}/`, siteUrl).href,
  };
}
