import { describe, expect, it } from 'vitest';
import { calendar, event, read, spanOf, written } from '../../../support/calendar.ts';

const busy = (...parts: string[]) => written(read(calendar(...parts)));
const on = (day: string, ...more: string[]) =>
  event(`DTSTART:202612${day}T150000Z`, `DTEND:202612${day}T160000Z`, ...more);

describe('a list of busy times', () => {
  const list = (...lines: string[]) =>
    ['BEGIN:VFREEBUSY', 'UID:f', ...lines, 'END:VFREEBUSY'].join('\r\n');

  it('counts for its periods and lengths, but for those that are free', () => {
    const lines = [
      'FREEBUSY;FBTYPE=BUSY:20261202T150000Z/20261202T160000Z,20261203T150000Z/PT30M',
      'FREEBUSY;FBTYPE=FREE:20261204T150000Z/PT30M',
      'FREEBUSY;FBTYPE=BUSY-TENTATIVE:20261205T150000Z/PT30M',
      'FREEBUSY:20261206T150000Z/P1D',
      'FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20190101T000000Z/PT1H',
    ];
    expect(busy(list(...lines))).toEqual([
      '12-02T15:00/16:00',
      '12-03T15:00/15:30',
      '12-05T15:00/15:30',
      '12-06T15:00/12-07T15:00',
    ]);
  });

  it('has moments too, and lengths that are none', () => {
    const found = read(calendar(list('FREEBUSY:20261202T150000Z/PT0S,20261205T150000Z/PT')));
    expect(written(found)).toEqual(['12-02T15:00/15:01', '12-05T15:00/12-06T15:00']);
    expect(found.doubts).toMatchObject([{ reasons: ['time'] }]);
  });

  it('is told when one of them can’t be read, which costs its day', () => {
    const found = read(calendar(list('FREEBUSY:20261202T990000Z/PT1H,20261205T150000Z/PT1H')));
    expect(written(found)).toEqual(['12-02T05:00/12-03T05:00', '12-05T15:00/16:00']);
    expect(found.doubts).toMatchObject([{ reasons: ['time'] }]);
  });
});

describe('an event that can’t be read for sure', () => {
  const title = 'SUMMARY:With Jo\\, about the new kitchen and more';
  it.each<[what: string, lines: string[], busy: string[], why: string, more?: object]>([
    [
      'ends before it begins: the time between',
      ['DTSTART:20261202T160000Z', 'DTEND:20261202T150000Z'],
      ['12-02T15:00/16:00'],
      'order',
    ],
    [
      'lasts less than no time: the time before',
      ['DTSTART:20261202T160000Z', 'DURATION:-PT1H'],
      ['12-02T15:00/16:00'],
      'order',
    ],
    [
      'ends years before: its day',
      ['DTSTART;TZID=America/New_York:20261202T160000', 'DTEND:19261202T150000Z'],
      ['12-02T05:00/12-03T05:00'],
      'order',
    ],
    [
      'has whole days the wrong way round: all of them',
      ['DTSTART;VALUE=DATE:20261204', 'DTEND;VALUE=DATE:20261202'],
      ['12-02T05:00/12-05T05:00'],
      'order',
    ],
    [
      'ends nobody knows when: the rest of its day',
      ['DTSTART;TZID=America/New_York:20261202T160000', 'DTEND:later'],
      ['12-02T21:00/12-03T05:00'],
      'time',
    ],
    [
      'begins at an hour that no clock shows: its day',
      ['DTSTART:20261202T250000Z', 'DTEND:20261202T260000Z'],
      ['12-02T05:00/12-03T05:00'],
      'time',
    ],
    [
      'begins on a day that no month has: the last that it has',
      ['DTSTART;VALUE=DATE:20261131'],
      ['11-30T05:00/12-01T05:00'],
      'time',
      { day: '2026-11-30' },
    ],
    [
      'has an end alone: the day of that',
      ['DTEND:20261202T160000Z'],
      ['12-02T05:00/12-03T05:00'],
      'time',
    ],
    [
      'is in a zone that nobody knows: its day and wherever else it may be',
      ['DTSTART;TZID=Mars/Olympus:20261202T120000', 'DTEND;TZID=Mars/Olympus:20261202T130000'],
      ['12-01T22:00/12-03T05:00'],
      'zone',
      { zone: 'Mars/Olympus' },
    ],
    [
      'is in a zone of which only the offset is known: an hour more on both sides',
      ['DTSTART;TZID="(UTC+02:00) Nowhere":20261202T120000', 'DURATION:PT1H'],
      ['12-02T09:00/12:00'],
      'zone',
      { zone: '(UTC+02:00) Nowhere' },
    ],
    [
      'has a rule that nobody knows: every day until it ends',
      ['DTSTART:20261202T120000Z', 'DURATION:PT1H', 'RRULE:FREQ=NIGHTLY;UNTIL=20261204'],
      ['12-02T12:00/13:00', '12-03T12:00/13:00', '12-04T12:00/13:00'],
      'rule',
    ],
    [
      'repeats every second: always, until it ends',
      ['DTSTART:20261202T120000Z', 'RRULE:FREQ=SECONDLY;UNTIL=20261204T120000Z'],
      ['12-02T12:00/12-04T12:00'],
      'often',
    ],
  ])('%s', (_, lines, expected, reason, more) => {
    const found = read(calendar(on('30'), event(title, ...lines)));
    expect(written(found)).toEqual([...expected, '12-30T15:00/16:00']);
    const doubt = { day: '2026-12-02', title: 'With Jo, about the…', reasons: [reason] };
    expect(found.doubts).toMatchObject([{ ...doubt, ...more }]);
  });

  it.each([
    ['nobody’s business, when it is long past', ['DTSTART;TZID=Mars/Olympus:20191202T120000']],
    [
      'nobody’s business, when its rule has ended',
      ['DTSTART:20191202T120000Z', 'RRULE:FREQ=X;UNTIL=20191204'],
    ],
    ['nobody’s business, when it is free', ['DTSTART:20261202T250000', 'TRANSP:TRANSPARENT']],
    ['nobody’s business, when she is not there', ['DTSTART:x', 'STATUS:CANCELLED']],
  ])('is %s', (_, lines) => {
    expect(read(calendar(event(...lines)))).toEqual({ busy: [], doubts: [] });
  });

  it('is told without a day when it has none', () => {
    expect(read(calendar(event('SUMMARY:x')))).toMatchObject({
      busy: [],
      doubts: [{ day: undefined, title: 'x', reasons: ['time'] }],
    });
  });
});

it('is read up to the last second of any span', () => {
  const day = spanOf('2026-12-02T15:59', '2026-12-02T16:00');
  expect(read(calendar(on('02')), {}, day).busy).toHaveLength(1);
  expect(read(calendar(on('02')), {}, spanOf('2026-12-02T16:00', '2026-12-02T17:00')).busy).toEqual(
    [],
  );
});
