import type { Fading } from './ports.ts';

const DAY = 86_400;

/** How long a comment waits once the author was told of it, in seconds; then it is deleted. */
const WAITS = 30 * DAY;
/** How long after publishing an address is known. The privacy page promises both. */
const EMAILS = 90 * DAY;
/** How long name and site of one that the author deleted are told again, by their hashes. */
const REFUSALS = 365 * DAY;

/** Deletes what nobody needs any more. */
export async function fadeComments({
  store,
  now,
}: {
  store: Fading;
  now: () => number;
}): Promise<void> {
  const at = now();
  await store.fade({ unread: at - WAITS, emails: at - EMAILS, deleted: at - REFUSALS }, at);
}
