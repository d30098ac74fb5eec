import { describe, expect, it } from 'vitest';
import { calendar, event, read, spanOf, written } from '../../../../support/calendar.ts';

const part = (kind: string, ...lines: string[]) => [`BEGIN:${kind}`, ...lines, `END:${kind}`];
const zone = (name: string, ...parts: string[][]) =>
  part('VTIMEZONE', `TZID:${name}`, ...parts.flat()).join('\r\n');
const standard = (...more: string[]) =>
  part('STANDARD', 'DTSTART:16010101T030000', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100', ...more);
const daylight = (...more: string[]) =>
  part('DAYLIGHT', 'DTSTART:16010101T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200', ...more);
const WINTER = standard('RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10');
const SUMMER = daylight('RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3');

const weekly = (name: string, start = '20261021T120000') =>
  event(`DTSTART;TZID=${name}:${start}`, 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=2');
const AUTUMN = spanOf('2026-10-01T00:00', '2026-11-15T00:00');
const autumn = (...parts: string[]) => {
  const found = read(calendar(...parts), {}, AUTUMN);
  expect(found.doubts).toEqual([]);
  return written(found);
};
const BERLIN = ['10-21T10:00/11:00', '10-28T11:00/12:00'];

describe('a zone that nobody knows by its name', () => {
  it.each([
    ['by rules', [WINTER, SUMMER]],
    [
      'by rules that end later',
      [standard('RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10;UNTIL=20301231T000000Z'), SUMMER],
    ],
    [
      'by dates',
      [standard('RDATE:20251026T030000,20261025T030000'), daylight('RDATE:20260329T020000')],
    ],
    [
      'by single changes',
      [
        standard().map((line) => line.replace('16010101', '20261025')),
        daylight().map((line) => line.replace('16010101', '20260329')),
      ],
    ],
  ])('is the one that the calendar describes %s', (_, parts) => {
    expect(autumn(zone('Customized Time Zone', ...parts), weekly('Customized Time Zone'))).toEqual(
      BERLIN,
    );
  });

  it('keeps its clock where the description ends', () => {
    const old = 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10;UNTIL=20101231T000000Z';
    expect(autumn(zone('Here', standard(old)), weekly('Here'))).toEqual([
      '10-21T11:00/12:00',
      '10-28T11:00/12:00',
    ]);
  });

  it('has one clock all year where the description has one', () => {
    expect(autumn(zone('Here', daylight()), weekly('Here'))).toEqual([
      '10-21T10:00/11:00',
      '10-28T10:00/11:00',
    ]);
  });

  it.each([
    ['02:30, which comes twice, is the first', '20261025T023000', '10-25T00:30/01:30'],
    ['03:00 comes once', '20261025T030000', '10-25T02:00/03:00'],
    ['01:59 comes once', '20261025T015900', '10-24T23:59/10-25T00:59'],
  ])('on the day on which clocks change: %s', (_, start, expected) => {
    const described = zone('Here', WINTER, SUMMER);
    expect(autumn(described, weekly('Here', start))[0]).toBe(expected);
    expect(autumn(weekly('Europe/Berlin', start))[0]).toBe(expected);
  });

  it('goes on from before where clocks skip the time', () => {
    const spring = spanOf('2027-03-28T00:00', '2027-03-29T00:00');
    for (const name of ['Here', 'Europe/Berlin']) {
      const text = calendar(zone('Here', WINTER, SUMMER), weekly(name, '20270328T023000'));
      expect(written(read(text, {}, spring))).toEqual(['03-28T01:30/02:30']);
    }
  });

  it.each([
    ['nothing', []],
    ['no offset', [part('STANDARD', 'DTSTART:16010101T030000')]],
    ['a rule that nobody knows', [standard('RRULE:FREQ=NEVER'), SUMMER]],
    ['no such day', [standard().map((line) => line.replace('16010101', '20260230'))]],
  ])('is told when the calendar says %s of it', (_, parts) => {
    const found = read(calendar(zone('Here', ...parts), weekly('Here')), {}, AUTUMN);
    expect(found.doubts).toMatchObject([{ zone: 'Here', reasons: ['zone'] }]);
  });
});

describe('a name that everybody knows', () => {
  it.each([
    ['is partly described', [standard()]],
    [
      'was described until 2010',
      [standard('RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10;UNTIL=20101231T000000Z')],
    ],
    ['is not described', []],
    ['is wrongly described', [standard(), daylight('RRULE:FREQ=YEARLY;BYMONTH=11')]],
  ])('wins where it %s', (_, parts) => {
    for (const name of ['Europe/Berlin', 'W. Europe Standard Time', '/example.org/1/Europe/Berlin'])
      expect(autumn(zone(name, ...parts), weekly(name))).toEqual(BERLIN);
  });

  it('may stand beside the description', () => {
    const mine = zone('My clock', ['X-LIC-LOCATION:Europe/Berlin'], standard());
    expect(autumn(mine, weekly('My clock'))).toEqual(BERLIN);
  });

  it.each(['"(UTC+01:00) Amsterdam, Berlin"', '(UTC+01:00) Amsterdam, Berlin'])(
    'may have a colon: %s',
    (name) => {
      expect(autumn(weekly(name))).toEqual(BERLIN);
    },
  );

  it('without summer time is what the calendar describes, as programs call New York so', () => {
    const lines = [
      ...part(
        'DAYLIGHT',
        'DTSTART:16010101T020000',
        'TZOFFSETFROM:-0500',
        'TZOFFSETTO:-0400',
        'RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3',
      ),
      ...part(
        'STANDARD',
        'DTSTART:16010101T020000',
        'TZOFFSETFROM:-0400',
        'TZOFFSETTO:-0500',
        'RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11',
      ),
    ];
    expect(autumn(zone('EST', lines), weekly('EST'))[0]).toBe('10-21T16:00/17:00');
    expect(autumn(weekly('EST'))[0]).toBe('10-21T17:00/18:00');
  });
});

describe('a time without a zone', () => {
  const floating = event('DTSTART:20261021T120000', 'DURATION:PT1H');

  it('is meant on the coach’s clock, or on that of the whole calendar', () => {
    expect(autumn(floating)).toEqual(['10-21T16:00/17:00']);
    expect(autumn('X-WR-TIMEZONE:Europe/Berlin', floating)).toEqual(['10-21T10:00/11:00']);
    expect(autumn('X-WR-TIMEZONE:Mars/Olympus', floating)).toEqual(['10-21T16:00/17:00']);
  });

  it('is a day of the coach all the same', () => {
    expect(autumn('X-WR-TIMEZONE:Europe/Berlin', event('DTSTART:20261021'))).toEqual([
      '10-21T04:00/10-22T04:00',
    ]);
  });
});
