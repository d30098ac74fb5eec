import { entryFile } from '../../../adapters/calendar/ics-calendar.ts';
import { noPrivateFile, onlyRead, privateFile } from '../../../adapters/web/private-file.ts';
import { services } from '../../../services.ts';

export const prerender = false;

/** One call for the calendar of whose link it is: to put it there, to move it, or to take it out. */
export const { GET, HEAD, ALL } = onlyRead(async ({ params }) => {
  const { booking, now } = await services();
  const call = await booking.callEntry(params['token'] ?? '');
  if (!call) return noPrivateFile();
  const file = entryFile(call.entry, call.organizer, now());
  return privateFile(file, { 'Content-Type': 'text/calendar; charset=utf-8' });
});
