import { describe, expect, it } from 'vitest';
import { calendar, event, read, written } from '../../../support/calendar.ts';
import { busy, NY, WEDNESDAYS, weekly, without } from './weekly.ts';

describe('what repeats', () => {
  it('is busy each time', () => {
    expect(busy(weekly('RRULE:FREQ=WEEKLY'))).toEqual(WEDNESDAYS);
  });

  it('does not move with the clocks of others', () => {
    const berlin = event(
      'DTSTART;TZID=Europe/Berlin:20260601T120000',
      'DURATION:PT1H',
      'RRULE:FREQ=MONTHLY',
    );
    expect(busy(berlin)).toEqual(['12-01T11:00/12:00']);
  });

  it.each([
    ['in UTC', '20261216T170000Z', [3, 4]],
    ['in UTC, a second early', '20261216T165959Z', [2, 3, 4]],
    ['on the clock of the event', '20261216T120000', [3, 4]],
    ['as a day, which counts', '20261216', [3, 4]],
    ['before it began, which it does all the same', '20191216T170000Z', [1, 2, 3, 4]],
  ])('ends %s', (_, until, gone) => {
    expect(busy(weekly(`RRULE:FREQ=WEEKLY;UNTIL=${until}`))).toEqual(without(...gone));
  });

  it('counts what is taken out', () => {
    const out = `EXDATE;${NY}:20261209T120000`;
    expect(busy(weekly('RRULE:FREQ=WEEKLY;COUNT=3', out))).toEqual(without(1, 3, 4));
  });

  it.each([
    ['on its clock', `EXDATE;${NY}:20261209T120000,20261216T120000`],
    ['in UTC', 'EXDATE:20261209T170000Z,20261216T170000Z'],
    ['in another zone', 'EXDATE;TZID=Europe/Berlin:20261209T180000,20261216T180000'],
    ['without a zone', 'EXDATE:20261209T120000,20261216T120000'],
    ['as days', 'EXDATE;VALUE=DATE:20261209,20261216'],
    ['as days that are not called so', 'EXDATE:20261209,20261216'],
    ['by a rule', 'EXRULE:FREQ=WEEKLY;INTERVAL=1;BYMONTHDAY=9,16;BYDAY=WE'],
  ])('is free when it is taken out %s', (_, out) => {
    expect(busy(weekly('RRULE:FREQ=WEEKLY', out))).toEqual(without(1, 2));
  });

  it.each([
    ['days', 'EXDATE;VALUE=DATE:20261203'],
    ['midnights', 'EXDATE:20261203T000000'],
    ['midnights in UTC', 'EXDATE:20261203T000000Z'],
  ])('is free on whole days that are taken out as %s', (_, out) => {
    const days = event('DTSTART;VALUE=DATE:20261202', 'RRULE:FREQ=DAILY;COUNT=3', out);
    expect(busy(days)).toEqual(['12-02T05:00/12-03T05:00', '12-04T05:00/12-05T05:00']);
  });

  it('is busy, and told, on what is taken out at no time', () => {
    const found = read(calendar(weekly('RRULE:FREQ=WEEKLY', 'EXDATE:soon')));
    expect(written(found)).toEqual(WEDNESDAYS);
    expect(found.doubts).toMatchObject([{ reasons: ['time'] }]);
  });

  it.each([
    ['dates alone', [`RDATE;${NY}:20261209T120000,20261216T120000`]],
    ['dates in UTC', ['RDATE:20261209T170000Z', 'RDATE:20261216T170000Z']],
    ['days', ['RDATE;VALUE=DATE:20261209,20261216']],
    ['periods', [`RDATE;VALUE=PERIOD;${NY}:20261209T120000/PT1H,20261216T120000/20261216T130000`]],
    ['two rules', ['RRULE:FREQ=WEEKLY;COUNT=2', 'RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=2']],
    ['a rule and a date', ['RRULE:FREQ=WEEKLY;COUNT=2', 'RDATE:20261216T170000Z']],
    ['the same twice', ['RRULE:FREQ=WEEKLY;COUNT=3', 'RDATE:20261216T170000Z']],
  ])('may be said by %s', (_, lines) => {
    expect(busy(weekly(...lines))).toEqual(without(3, 4));
  });

  it('has periods of their own length', () => {
    expect(busy(weekly('RDATE;VALUE=PERIOD:20261203T100000Z/PT3H30M'))).toEqual([
      '12-02T17:00/18:00',
      '12-03T10:00/13:30',
    ]);
  });

  it('begins at its start, also where the rule does not', () => {
    expect(busy(weekly('RRULE:FREQ=WEEKLY;BYDAY=SA;COUNT=2'))).toEqual([
      '12-02T17:00/18:00',
      '12-05T17:00/18:00',
      '12-12T17:00/18:00',
    ]);
  });

  it('costs nothing where it is free', () => {
    const endless = 'RRULE:FREQ=SECONDLY';
    expect(
      busy(weekly(endless, 'TRANSP:TRANSPARENT'), weekly(endless, 'STATUS:CANCELLED')),
    ).toEqual([]);
  });

  it('lasts as long as the clock says and as the hours do, when clocks change meanwhile', () => {
    const nights = event(
      'DTSTART;TZID=Europe/Berlin:20261201T220000',
      'DTEND;TZID=Europe/Berlin:20261202T060000',
      'RRULE:FREQ=DAILY',
    );
    const spring = {
      start: Date.UTC(2027, 2, 27, 12) / 1000,
      end: Date.UTC(2027, 2, 28, 12) / 1000,
    };
    expect(written(read(calendar(nights), {}, spring))).toEqual(['03-27T21:00/03-28T05:00']);
  });
});
