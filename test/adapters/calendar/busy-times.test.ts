import { describe, expect, it } from 'vitest';
import { busyTimes } from '../../../src/adapters/calendar/busy-times.ts';

const NEW_YORK = 'America/New_York';
const at = (iso: string) => Date.parse(iso) / 1000;
const AUTUMN = { start: at('2026-10-01T00:00:00Z'), end: at('2026-12-01T00:00:00Z') };

const event = (...lines: string[]) =>
  ['BEGIN:VEVENT', 'UID:a@x', ...lines, 'END:VEVENT'].join('\r\n');
const calendar = (...parts: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//EN', ...parts, 'END:VCALENDAR', ''].join('\r\n');
const busy = (text: string, span = AUTUMN, zone = NEW_YORK) =>
  busyTimes(text, span, { timeZone: zone, host: 'desk.example' })
    .toSorted((one, other) => one.start - other.start)
    .map(({ start, end }) =>
      [start, end].map((time) => new Date(time * 1000).toISOString().slice(0, 16)).join(' '),
    );

const ZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:Eastern Standard Time',
  'BEGIN:STANDARD',
  'DTSTART:16010101T020000',
  'RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11',
  'TZOFFSETFROM:-0400',
  'TZOFFSETTO:-0500',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T020000',
  'RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3',
  'TZOFFSETFROM:-0500',
  'TZOFFSETTO:-0400',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
].join('\r\n');

describe('an event keeps its owner busy', () => {
  it.each([
    [
      'in UTC',
      ['DTSTART:20261110T150000Z', 'DTEND:20261110T160000Z'],
      '2026-11-10T15:00 2026-11-10T16:00',
    ],
    [
      'in a zone by its IANA name',
      ['DTSTART;TZID=Europe/Berlin:20261110T150000', 'DTEND;TZID=Europe/Berlin:20261110T160000'],
      '2026-11-10T14:00 2026-11-10T15:00',
    ],
    [
      'without a zone, on the coach’s clock',
      ['DTSTART:20261110T150000', 'DTEND:20261110T160000'],
      '2026-11-10T20:00 2026-11-10T21:00',
    ],
    [
      'by its length',
      ['DTSTART:20261110T150000Z', 'DURATION:PT90M'],
      '2026-11-10T15:00 2026-11-10T16:30',
    ],
    [
      'for a whole day of the coach',
      ['DTSTART;VALUE=DATE:20261110', 'DTEND;VALUE=DATE:20261111'],
      '2026-11-10T05:00 2026-11-11T05:00',
    ],
    [
      'for the day on which clocks change',
      ['DTSTART;VALUE=DATE:20261101'],
      '2026-11-01T04:00 2026-11-02T05:00',
    ],
    [
      'from before the span into it',
      ['DTSTART:20260930T230000Z', 'DTEND:20261001T010000Z'],
      '2026-09-30T23:00 2026-10-01T01:00',
    ],
    [
      'when it is only likely',
      ['STATUS:TENTATIVE', 'DTSTART:20261110T150000Z', 'DTEND:20261110T160000Z'],
      '2026-11-10T15:00 2026-11-10T16:00',
    ],
  ])('%s', (_, lines, expected) => {
    expect(busy(calendar(event(...lines)))).toEqual([expected]);
  });

  it('in a zone that the text describes', () => {
    const times = [
      'DTSTART;TZID=Eastern Standard Time:20261030T090000',
      'DTEND;TZID=Eastern Standard Time:20261030T100000',
    ];
    const weekly = event(...times, 'RRULE:FREQ=WEEKLY;COUNT=2');
    expect(busy(calendar(ZONE, weekly))).toEqual([
      '2026-10-30T13:00 2026-10-30T14:00',
      '2026-11-06T14:00 2026-11-06T15:00',
    ]);
  });
});

describe('nobody is busy', () => {
  const times = ['DTSTART:20261110T150000Z', 'DTEND:20261110T160000Z'];
  it.each([
    ['at a cancelled event', event('STATUS:CANCELLED', ...times)],
    ['at an event that is shown as free', event('TRANSP:TRANSPARENT', ...times)],
    ['outside the span', event('DTSTART:20261201T000000Z', 'DTEND:20261201T010000Z')],
    ['in an empty calendar', ''],
    ['at one of our own calls', event(...times).replace('a@x', 'b1@desk.example')],
  ])('%s', (_, text) => {
    expect(busy(calendar(...[text].filter(Boolean)))).toEqual([]);
  });
});

describe('a repeated event', () => {
  const weekly = (...more: string[]) =>
    event(
      'DTSTART;TZID=America/New_York:20261019T180000',
      'DTEND;TZID=America/New_York:20261019T190000',
      ...more,
    );
  const change = (id: string, ...lines: string[]) =>
    event(`RECURRENCE-ID;TZID=America/New_York:${id}`, ...lines);
  const moved = [
    'DTSTART;TZID=America/New_York:20261029T120000',
    'DTEND;TZID=America/New_York:20261029T130000',
  ];

  it('keeps its hour on the clock when the clocks change', () => {
    expect(busy(calendar(weekly('RRULE:FREQ=WEEKLY;COUNT=3')))).toEqual([
      '2026-10-19T22:00 2026-10-19T23:00',
      '2026-10-26T22:00 2026-10-26T23:00',
      '2026-11-02T23:00 2026-11-03T00:00',
    ]);
  });

  it('ends with the occurrence that UNTIL names', () => {
    const until = weekly('RRULE:FREQ=WEEKLY;UNTIL=20261102T230000Z');
    expect(busy(calendar(until))).toHaveLength(3);
  });

  it('leaves out the dates that were taken out', () => {
    const out = weekly('RRULE:FREQ=WEEKLY;COUNT=3', 'EXDATE;TZID=America/New_York:20261026T180000');
    expect(busy(calendar(out))).toEqual([
      '2026-10-19T22:00 2026-10-19T23:00',
      '2026-11-02T23:00 2026-11-03T00:00',
    ]);
  });

  it('follows an occurrence that was moved', () => {
    const text = calendar(weekly('RRULE:FREQ=WEEKLY;COUNT=2'), change('20261026T180000', ...moved));
    expect(busy(text)).toEqual(
      expect.arrayContaining([
        '2026-10-19T22:00 2026-10-19T23:00',
        '2026-10-29T16:00 2026-10-29T17:00',
      ]),
    );
    expect(busy(text).join()).not.toContain('2026-10-26');
  });

  it('knows an occurrence that was moved to long before its day', () => {
    const text = calendar(weekly('RRULE:FREQ=WEEKLY'), change('20270104T180000', ...moved));
    expect(busy(text)).toContain('2026-10-29T16:00 2026-10-29T17:00');
  });

  it('leaves out an occurrence that was cancelled', () => {
    const cancelled = change('20261026T180000', 'STATUS:CANCELLED', ...moved);
    const text = calendar(weekly('RRULE:FREQ=WEEKLY;COUNT=2'), cancelled);
    expect(busy(text)).toEqual(['2026-10-19T22:00 2026-10-19T23:00']);
  });

  it('is not changed by what happened to another event', () => {
    const other = change('20261026T180000', 'STATUS:CANCELLED', ...moved).replace('a@x', 'b@x');
    expect(busy(calendar(weekly('RRULE:FREQ=WEEKLY;COUNT=2'), other))).toHaveLength(2);
  });

  it('without an end is read up to the end of the span', () => {
    const daily = event('DTSTART:20200101T120000Z', 'DTEND:20200101T130000Z', 'RRULE:FREQ=DAILY');
    expect(busy(calendar(daily))).toHaveLength(61);
  });
});

it.each([
  ['a login page', '<!doctype html><title>Sign in</title>'],
  ['nothing', ''],
  ['half a calendar', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n'],
  ['a contact', 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:A\r\nEND:VCARD\r\n'],
  ['a zone that nobody knows', calendar(event('DTSTART;TZID=Mars/Olympus:20261110T150000'))],
  ['an event without a time', calendar(event('SUMMARY:x'))],
  [
    'an event that repeats every second',
    calendar(event('DTSTART:20200101T000000Z', 'RRULE:FREQ=SECONDLY')),
  ],
])('refuses %s', (_, text) => {
  expect(() => busy(text)).toThrow();
});
