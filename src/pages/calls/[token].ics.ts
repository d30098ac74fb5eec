import { calendarFile } from '../../adapters/calendar/ics-calendar.ts';
import { deals, site } from '../../adapters/content/collections.ts';
import { isSame } from '../../adapters/signed/signature.ts';
import { noPrivateFile, onlyRead, privateFile } from '../../adapters/web/private-file.ts';
import { reminders } from '../../domain/deals/reminders.ts';
import { wiredServices } from '../../services.ts';

export const prerender = false;

/** The coach's private calendar of calls, deadlines and shares, known by its secret address. 404 unless FEED_SECRET is set. */
export const { GET, HEAD, ALL } = onlyRead(async ({ params }) => {
  const { env, coaching } = await wiredServices();
  const secret = env.feedSecret;
  if (secret === undefined || !isSame(params['token'] ?? '', secret)) return noPrivateFile();
  const now = new Date();
  const host = env.siteUrl.hostname;
  const owed = reminders(await deals(), now).map((it) => ({ ...it, uid: `${it.uid}@${host}` }));
  const calls = coaching ? await coaching.booking.callEntries() : [];
  const name = `${coaching ? 'Calls' : 'Deadlines'}: ${(await site()).name}`;
  const file = calendarFile(name, [...calls, ...owed], Math.floor(now.getTime() / 1000));
  return privateFile(file, { 'Content-Type': 'text/calendar; charset=utf-8' });
});
