import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { calendarFile, inviteFile } from '../../../src/adapters/calendar/ics-calendar.ts';
import type { CalendarEntry } from '../../../src/domain/calendar-entry.ts';

const START = Date.parse('2026-11-30T23:00:00Z') / 1000;
const STAMP = START - 86_400;
const entry: CalendarEntry = {
  uid: 'a@desk.example',
  sequence: 2,
  start: START,
  end: START + 3600,
  summary: 'Call with Ada',
  description: 'Phone: +1 555\nBring; questions, all \\ of them',
  url: 'https://desk.example/coaching/manage/a/',
  alarms: [3600],
};
const invitation = {
  method: 'REQUEST' as const,
  entry,
  organizer: { name: 'Kayla', address: 'site@desk.example' },
  attendee: { name: 'Ada', address: 'ada@example.com' },
};
const invite = (change: Partial<CalendarEntry> = {}, attendee = invitation.attendee) =>
  inviteFile({ ...invitation, attendee, entry: { ...entry, ...change } }, STAMP);

/** Reads a calendar with another library than the one that wrote it. */
function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const events = calendar.getAllSubcomponents('vevent');
  return { calendar, events, event: new ICAL.Event(events[0]!) };
}
const instantOf = (time: ICAL.Time) => time.toJSDate().getTime() / 1000;

/** Words that would break out of a line, a parameter or a text. */
const HOSTILE = [
  'Ada\r\nATTENDEE:mailto:eve@example.com',
  'Ada\nEND:VEVENT\nBEGIN:VEVENT',
  'Ada\rSUMMARY:Eve',
  'Ada\u2028X:Y\u0085Z\u000bW\u0000V',
  'Ada; Bob, Cy \\ "Di": ^n ^^ Eve',
  'https://evil.example/?a=1;b=2,c',
  '👩🏽‍💻'.repeat(40),
  'ü'.repeat(100),
  `${'a'.repeat(66)}€€€€€€`,
  '\ud83d lone \ude00',
  '',
];

describe('an invitation', () => {
  it('tells another library the same instants, id, sequence and people', () => {
    const { calendar, event } = read(invite());
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
    expect(event.uid).toBe('a@desk.example');
    expect(event.sequence).toBe(2);
    expect(instantOf(event.startDate)).toBe(START);
    expect(instantOf(event.endDate)).toBe(START + 3600);
    expect(event.summary).toBe(entry.summary);
    expect(event.description).toBe(entry.description);
    expect(event.organizer).toBe('mailto:site@desk.example');
    expect(event.component.getFirstPropertyValue('status')).toBe('CONFIRMED');
    expect(event.component.getFirstPropertyValue('url')).toBe(entry.url);
    expect(instantOf(event.component.getFirstPropertyValue('dtstamp') as ICAL.Time)).toBe(STAMP);
    const [attendee, ...others] = event.attendees;
    expect(others).toEqual([]);
    expect(attendee?.getFirstValue()).toMatch(/^mailto:ada@example\.com$/i);
    expect(attendee?.getParameter('cn')).toBe('Ada');
    expect(attendee?.getParameter('rsvp')).toBe('FALSE');
    const alarm = event.component.getFirstSubcomponent('valarm');
    expect(String(alarm?.getFirstPropertyValue('trigger'))).toBe('-PT1H');
  });

  it('writes instants in UTC and no zone', () => {
    expect(invite()).toContain('\r\nDTSTART:20261130T230000Z\r\nDTEND:20261201T000000Z\r\n');
    expect(invite()).not.toMatch(/TZID|VTIMEZONE/);
  });

  it('takes a call away', () => {
    const file = inviteFile(
      { ...invitation, method: 'CANCEL', entry: { ...entry, canceled: true, alarms: [] } },
      STAMP,
    );
    const { calendar, event } = read(file);
    expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL');
    expect(event.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(event.uid).toBe('a@desk.example');
    expect(event.component.getFirstSubcomponent('valarm')).toBeNull();
  });

  it('calls a reader without a name by the address', () => {
    const { event } = read(invite({}, { name: '', address: 'ada@example.com' }));
    expect(event.attendees[0]?.getParameter('cn')).toBe('ada@example.com');
  });
});

describe.each(HOSTILE)('the words %j', (words) => {
  const file = invite(
    { summary: words, description: `one\n${words}` },
    { name: words, address: 'ada@example.com' },
  );

  it('make no line of their own, and come out as one line', () => {
    const { events, event } = read(file);
    expect(events).toHaveLength(1);
    expect(event.attendees).toHaveLength(1);
    expect(event.component.getAllProperties('summary')).toHaveLength(1);
    expect(event.summary).toBe(oneLine(words));
    expect(event.attendees[0]?.getParameter('cn')).toBe(oneLine(words) || 'ada@example.com');
    expect(event.description).toBe(
      `one\n${words
        .split(/\r\n|\r|\n/)
        .map(oneLine)
        .join('\n')}`,
    );
  });

  it('are folded at 75 octets, between characters, with CRLF', () => {
    expect(file).toMatch(/END:VCALENDAR\r\n$/);
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of file.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line.isWellFormed()).toBe(true);
    }
  });
});

describe('a calendar to subscribe to', () => {
  it('lists what is given, with its name, and takes part in nothing', () => {
    const gone = { ...entry, uid: 'b@former.example', canceled: true, alarms: [] };
    const due = {
      uid: 'post-x@desk.example',
      start: START,
      summary: 'Post due',
      description: '',
      alarms: [60, 7200],
    };
    const file = calendarFile('Calls; "Kayla", \\ Co\nX:Y', [entry, gone, due], STAMP);
    const { calendar, events } = read(file);
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
    expect(file).toContain('\r\nX-WR-CALNAME:Calls\\; "Kayla"\\, \\\\ Co X:Y\r\n');
    const facts = events.map((event) => [
      event.getFirstPropertyValue('uid'),
      event.getFirstPropertyValue('status'),
      event.getAllSubcomponents('valarm').length,
      event.hasProperty('organizer') || event.hasProperty('attendee'),
    ]);
    expect(facts).toEqual([
      ['a@desk.example', 'CONFIRMED', 1, false],
      ['b@former.example', 'CANCELLED', 0, false],
      ['post-x@desk.example', 'CONFIRMED', 2, false],
    ]);
  });

  it('is a calendar without any entry, too', () => {
    expect(read(calendarFile('Calls', [], STAMP)).events).toEqual([]);
  });
});

function oneLine(words: string): string {
  return words
    .toWellFormed()
    .replace(/[\p{Cc}\u2028]+/gu, ' ')
    .trim();
}
