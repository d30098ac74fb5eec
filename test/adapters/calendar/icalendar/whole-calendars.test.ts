import { expect, it } from 'vitest';
import { calendar, event, read, written } from '../../../support/calendar.ts';

const AMSTERDAM = 'TZID="(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"';
const at = (start: string, end: string, ...more: string[]) =>
  event(`DTSTART${start}`, `DTEND${end}`, ...more);
/** The same on a clock of November or December in New York. */
const inNewYork = (start: string, end: string, ...more: string[]) =>
  at(`;TZID=America/New_York:2026${start}`, `;TZID=America/New_York:2026${end}`, ...more);
const PARIS = [
  'BEGIN:VTIMEZONE',
  'TZID:Romance Standard Time',
  'BEGIN:STANDARD',
  'DTSTART:16010101T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
].join('\r\n');
/** What no event may take away from the others. */
const YOGA = at(':20261202T230000Z', ':20261203T000000Z');
const YOGA_BUSY = '12-02T23:00/12-03T00:00';

/** The calendar of a coach in New York, asked on 28 November for what is left of the year. */
it.each<[what: string, parts: string | string[], busy: string[], told?: string[]]>([
  [
    'a stranger’s invitation to each 30 February',
    at(':20261101T100000Z', ':20261101T110000Z', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'),
    [],
  ],
  [
    'one to each second that never comes',
    at(':20261101T100000Z', ':20261101T110000Z', 'RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=31'),
    [],
  ],
  [
    'an evening at the dentist beside an event that is the wrong way round',
    [
      inNewYork('1130T170000', '1130T213000'),
      inNewYork('1130T220000', '1130T160000', 'SUMMARY:typed wrong way round'),
    ],
    ['11-30T21:00/12-01T03:00'],
    ['2026-11-30 typed wrong way round: order'],
  ],
  [
    'the same in UTC and by a length below nothing',
    [
      inNewYork('1130T170000', '1130T213000'),
      event('DTSTART:20261201T030000Z', 'DURATION:-PT6H', 'SUMMARY:back'),
    ],
    ['11-30T21:00/12-01T03:00'],
    ['2026-11-30 back: order'],
  ],
  [
    'a day off that ends on its day',
    at(';VALUE=DATE:20261202', ';VALUE=DATE:20261202'),
    ['12-02T05:00/12-03T05:00'],
  ],
  [
    'a meeting that takes place once more, on another day',
    inNewYork('1130T180000', '1130T210000', 'RDATE;TZID=America/New_York:20261205T100000'),
    ['11-30T23:00/12-01T02:00', '12-05T15:00/18:00'],
  ],
  [
    'a Wednesday that goes on on Saturdays',
    inNewYork('1202T180000', '1202T210000', 'RRULE:FREQ=WEEKLY;BYDAY=SA;COUNT=4'),
    ['02', '05', '12', '19', '26'].map(
      (day) => `12-${day}T23:00/12-${String(Number(day) + 1).padStart(2, '0')}T02:00`,
    ),
  ],
  [
    'meetings in the zones of Outlook, one of which is described, and an old one',
    [
      PARIS,
      at(
        ';TZID=Romance Standard Time:20261201T093000',
        ';TZID=Romance Standard Time:20261201T103000',
      ),
      at(
        ';TZID=W. Europe Standard Time:20261202T093000',
        ';TZID=W. Europe Standard Time:20261202T103000',
      ),
      at(`;${AMSTERDAM}:20191202T093000`, `;${AMSTERDAM}:20191202T103000`),
    ],
    ['12-01T08:30/09:30', '12-02T08:30/09:30'],
  ],
  [
    'a zone of Outlook that is known by what it says of itself',
    at(`;${AMSTERDAM}:20261202T093000`, `;${AMSTERDAM}:20261202T103000`),
    ['12-02T08:30/09:30'],
  ],
  [
    'a public holiday that is free and is not called a day',
    [at(':20261225', ':20261226', 'TRANSP:TRANSPARENT'), YOGA],
    [YOGA_BUSY],
  ],
  [
    'the same where it is not free',
    [at(':20261225', ':20261226'), YOGA],
    [YOGA_BUSY, '12-25T05:00/12-26T05:00'],
  ],
  [
    'a place that was broken in two lines',
    [
      at(
        ':20191202T093000Z',
        ':20191202T103000Z',
        'LOCATION:123 Main St\\, Suite 100\\,',
        'Springfield\\, 12345',
      ),
      YOGA,
    ],
    [YOGA_BUSY],
  ],
  [
    'an invitation that she has declined',
    inNewYork(
      '1130T180000',
      '1130T210000',
      'ORGANIZER:mailto:boss@work.example',
      'ATTENDEE;PARTSTAT=DECLINED:mailto:coach@desk.example',
    ),
    [],
  ],
  [
    'one that her colleague has declined',
    inNewYork(
      '1130T180000',
      '1130T210000',
      'ORGANIZER:mailto:boss@work.example',
      'ATTENDEE;PARTSTAT=DECLINED:mailto:colleague@desk.example',
    ),
    ['11-30T23:00/12-01T02:00'],
  ],
  [
    'meetings that were moved and canceled, of which the old versions stay',
    [
      at(':20261201T100000Z', ':20261201T110000Z', 'UID:moved', 'SEQUENCE:0'),
      at(':20261203T100000Z', ':20261203T110000Z', 'UID:moved', 'SEQUENCE:1'),
      at(':20261204T100000Z', ':20261204T110000Z', 'UID:gone', 'SEQUENCE:0'),
      at(':20261204T100000Z', ':20261204T110000Z', 'UID:gone', 'SEQUENCE:1', 'STATUS:CANCELLED'),
    ],
    ['12-03T10:00/11:00'],
  ],
])('%s', (_, parts, busy, told = []) => {
  const found = read(calendar(...[parts].flat()));
  expect(written(found)).toEqual(busy);
  expect(
    found.doubts.map(({ day, title, reasons }) => `${day} ${title}: ${reasons.join()}`),
  ).toEqual(told);
});
