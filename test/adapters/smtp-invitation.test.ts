import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { holdOf, MONDAY_6PM } from '../support/booking.ts';
import { mail, write } from '../support/booking-mails.ts';
import { keptMails, type Received } from './database/kept-mails.ts';

const { received, mailerTo } = keptMails();

const LATER = {
  state: 'paid',
  sequence: 3,
  start: MONDAY_6PM + 4500,
  end: MONDAY_6PM + 8100,
} as const;

describe.each([
  ['confirmed', 'REQUEST', { state: 'paid', sequence: 0 }],
  ['moved', 'REQUEST', LATER],
  ['canceled', 'CANCEL', { state: 'canceled', sequence: 4, canceledBy: 'coach' }],
] as const)('the calendar part of a mail of a call that is %s', (what, method, change) => {
  const booking = { ...holdOf('a'), name: 'Ada; "Rea", Der', email: 'ada@example.com', ...change };

  it.each([
    ['reader', 'ada@example.com'],
    ['coach', 'coach@example.com'],
  ] as const)('tells the %s the same instants, id and sequence', async (role, address) => {
    const kind = `${what}-${role}` as const;
    const composed = write(mail(kind), booking);
    await (await mailerTo()).send({ id: `a.4.${kind}`, ...composed! });
    const [{ mail: came }] = received as [Received];

    const [shown, attached, ...more] = came.attachments;
    expect(more).toEqual([]);
    expect(shown?.contentType).toBe('text/calendar');
    expect(shown?.headers.get('content-type')).toMatchObject({
      params: { method, charset: 'utf-8' },
    });
    expect([attached?.contentType, attached?.filename]).toEqual(['application/ics', 'call.ics']);
    expect(attached?.content.equals(shown?.content ?? Buffer.of())).toBe(true);
    expect(came.text?.trim()).toBe(composed?.text);

    const calendar = new ICAL.Component(ICAL.parse(String(shown?.content)));
    const [event, ...others] = calendar
      .getAllSubcomponents('vevent')
      .map((it) => new ICAL.Event(it));
    expect(others).toEqual([]);
    expect(calendar.getFirstPropertyValue('method')).toBe(method);
    expect(event?.uid).toBe('a@desk.example');
    expect(event?.sequence).toBe(change.sequence);
    expect(event?.startDate.toUnixTime()).toBe(booking.start);
    expect(event?.endDate.toUnixTime()).toBe(booking.end);
    expect(event?.organizer).toBe('mailto:site@desk.example');
    expect(event?.attendees.map((attendee) => String(attendee.getFirstValue()))).toEqual([
      expect.stringMatching(new RegExp(`^mailto:${address}$`, 'i')),
    ]);
    expect(event?.component.getFirstPropertyValue('status')).toBe(
      method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED',
    );
  });
});
