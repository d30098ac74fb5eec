import ICAL from 'ical.js';
import { expect } from 'vitest';
import { siteUrl } from '../support/site.ts';

/** What the reader’s own entry says, which is kept from others and only read. */
export async function ownEntry(siteAt: string, link: string) {
  const address = siteAt + new URL(link).pathname.replace(/\/$/, '.ics');
  const answer = await fetch(address);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  expect((await fetch(address, { method: 'HEAD' })).status).toBe(200);
  const headers = { origin: siteUrl };
  expect((await fetch(address, { method: 'POST', headers })).status).toBe(405);
  for (const wrong of [address.replace('.reader.', '.coach.'), address.replace('.ics', 'x.ics')])
    expect((await fetch(wrong)).status, wrong).toBe(404);
  return read(await answer.text());
}

/** The first event of a calendar file, and what is done with it. */
export const read = (file = '') => {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const [event] = calendar.getAllSubcomponents('vevent').map((part) => new ICAL.Event(part));
  return {
    method: calendar.getFirstPropertyValue('method'),
    uid: event?.uid,
    sequence: event?.sequence,
    start: event?.startDate.toUnixTime(),
    end: event?.endDate.toUnixTime(),
    summary: event?.summary,
    description: event?.description ?? '',
  };
};
