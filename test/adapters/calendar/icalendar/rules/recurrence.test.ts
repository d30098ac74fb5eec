import { describe, expect, it } from 'vitest';
import { stampOf } from '../../../../../src/adapters/calendar/icalendar/date-time.ts';
import { recur } from '../../../../../src/adapters/calendar/icalendar/rules/recurrence.ts';
import { ruleOf } from '../../../../../src/adapters/calendar/icalendar/rules/rule.ts';

const wall = (text: string) => stampOf(text)?.wall ?? NaN;

function times(start: string, text: string, from = '20261201', to = '20270101', left = 100_000) {
  const rule = ruleOf(text);
  if (!rule) return undefined;
  const span = { from: wall(from), to: wall(to) - 1, until: rule.until?.wall };
  return recur(rule, wall(start), span, { left })?.map((time) =>
    new Date(time * 1000).toISOString().slice(5, 16).replace('T09:30', ''),
  );
}

/** All by hand, from a calendar on paper: 1 December 2026 is a Tuesday, in week 49. */
describe('a rule', () => {
  it.each<[string, string, string[]]>([
    ['20261130T093000', 'FREQ=DAILY;COUNT=3', ['12-01', '12-02']],
    ['20261129T093000', 'FREQ=DAILY;INTERVAL=10', ['12-09', '12-19', '12-29']],
    ['20200101T093000', 'FREQ=DAILY;BYMONTH=12;BYMONTHDAY=24,-1', ['12-24', '12-31']],
    ['20200101T093000', 'FREQ=DAILY;BYDAY=MO;BYMONTHDAY=7', ['12-07']],
    ['20261201T093000', 'FREQ=DAILY;BYHOUR=9,18;COUNT=3', ['12-01', '12-01T18:30', '12-02']],
    ['20260101T093000', 'FREQ=WEEKLY', ['12-03', '12-10', '12-17', '12-24', '12-31']],
    ['20261116T093000', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU', ['12-06', '12-14', '12-20', '12-28']],
    [
      '20261116T093000',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU',
      ['12-13', '12-14', '12-27', '12-28'],
    ],
    [
      '20261102T093000',
      'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      ['12-04', '12-11', '12-18', '12-25'],
    ],
    [
      '20261102T093000',
      'FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=2',
      ['12-02', '12-09', '12-16', '12-23', '12-30'],
    ],
    ['20261102T093000', 'FREQ=WEEKLY;BYMONTH=12;BYDAY=FR', ['12-04', '12-11', '12-18', '12-25']],
    ['20260131T093000', 'FREQ=MONTHLY', ['12-31']],
    ['20260115T093000', 'FREQ=MONTHLY;BYMONTHDAY=-1', ['12-31']],
    ['20260115T093000', 'FREQ=MONTHLY;BYDAY=2TU', ['12-08']],
    ['20260115T093000', 'FREQ=MONTHLY;BYDAY=-1FR', ['12-25']],
    ['20260115T093000', 'FREQ=MONTHLY;BYDAY=1TU,-1TU', ['12-01', '12-29']],
    ['20260115T093000', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1', ['12-01']],
    ['20260115T093000', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1,-2', ['12-30', '12-31']],
    ['20260115T093000', 'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=11,12,13', ['12-11']],
    ['20251231T093000', 'FREQ=MONTHLY;INTERVAL=3', ['12-31']],
    ['20260115T093000', 'FREQ=MONTHLY;INTERVAL=5', []],
    ['20201224T093000', 'FREQ=YEARLY', ['12-24']],
    ['20200229T093000', 'FREQ=YEARLY', []],
    ['20201224T093000', 'FREQ=YEARLY;INTERVAL=4', []],
    ['20200115T093000', 'FREQ=YEARLY;BYMONTH=12', ['12-15']],
    ['20200115T093000', 'FREQ=YEARLY;BYMONTH=12;BYDAY=4TH', ['12-24']],
    ['20200115T093000', 'FREQ=YEARLY;BYDAY=-1TH', ['12-31']],
    ['20200115T093000', 'FREQ=YEARLY;BYDAY=49TU', ['12-08']],
    ['20200115T093000', 'FREQ=YEARLY;BYWEEKNO=49;BYDAY=MO,TU', ['12-01']],
    ['20200115T093000', 'FREQ=YEARLY;BYWEEKNO=49', ['12-02']],
    ['20200115T093000', 'FREQ=YEARLY;BYWEEKNO=-1;BYDAY=MO', ['12-28']],
    ['20200115T093000', 'FREQ=YEARLY;BYWEEKNO=53;BYDAY=TH,FR', ['12-31']],
    ['20200115T093000', 'FREQ=YEARLY;BYYEARDAY=335,-1,366', ['12-01', '12-31']],
    ['20200115T093000', 'FREQ=YEARLY;BYYEARDAY=335,336;BYDAY=WE', ['12-02']],
    ['20200115T093000', 'FREQ=YEARLY;BYMONTH=12;BYDAY=SU;BYSETPOS=-2', ['12-20']],
    ['20261224T093000', 'FREQ=HOURLY;COUNT=2', ['12-24', '12-24T10:30']],
    ['20261224T093000', 'FREQ=HOURLY;INTERVAL=25;COUNT=2', ['12-24', '12-25T10:30']],
    [
      '20100101T093000',
      'FREQ=HOURLY;BYMONTHDAY=24;BYHOUR=9,10;BYMONTH=12',
      ['12-24', '12-24T10:30'],
    ],
    ['20261224T093000', 'FREQ=MINUTELY;INTERVAL=720;COUNT=3', ['12-24', '12-24T21:30', '12-25']],
    [
      '20100101T093000',
      'FREQ=MINUTELY;BYMONTH=12;BYMONTHDAY=24;BYHOUR=9;BYMINUTE=30,45',
      ['12-24', '12-24T09:45'],
    ],
    [
      '20100101T093000',
      'FREQ=SECONDLY;BYMONTH=12;BYMONTHDAY=24;BYHOUR=9;BYMINUTE=30;BYSECOND=0',
      ['12-24'],
    ],
    ['00010101T093000', 'FREQ=DAILY;BYMONTHDAY=24', ['12-24']],
    ['20261224T093000', 'FREQ=DAILY;UNTIL=20261225T093000', ['12-24', '12-25']],
    ['20261224T093000', ' freq=daily ; count=2;X-NAME=x', ['12-24', '12-25']],
    ['99991231T093000', 'FREQ=DAILY', []],
  ])('from %s: %s', (start, rule, expected) => {
    expect(times(start, rule)).toEqual(expected);
  });

  it.each([
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3',
    'FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=SECONDLY;INTERVAL=7;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=WEEKLY;BYDAY=MO;BYSETPOS=9',
    'FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2,4,6,9,11',
    'FREQ=YEARLY;BYWEEKNO=20;BYMONTH=1',
    'FREQ=DAILY;INTERVAL=1000000000',
  ])('that matches no day ends: %s', (rule) => {
    expect(times('20200101T093000', rule)).toEqual([]);
  });

  it.each([
    ['FREQ=SECONDLY', '20261201T093000'],
    ['FREQ=MINUTELY;COUNT=1000000000', '20260101T093000'],
    ['FREQ=DAILY;COUNT=999999999', '00010101T093000'],
  ])('costs its steps and no more: %s', (rule, start) => {
    expect(times(start, rule)).toBeUndefined();
  });

  it('that has no count costs only what lies in the span', () => {
    expect(times('20120105T093000', 'FREQ=WEEKLY', undefined, undefined, 60)).toHaveLength(5);
  });
});

it.each([
  '',
  'DAILY',
  'FREQ=',
  'FREQ=FORTNIGHTLY',
  'FREQ=DAILY;INTERVAL=0',
  'FREQ=DAILY;INTERVAL=-1',
  'FREQ=DAILY;INTERVAL=1.5',
  'FREQ=DAILY;COUNT=0',
  'FREQ=DAILY;COUNT=1e3',
  'FREQ=DAILY;UNTIL=forever',
  'FREQ=DAILY;UNTIL=20260230',
  'FREQ=DAILY;BYDAY=XX',
  'FREQ=DAILY;BYDAY=',
  'FREQ=MONTHLY;BYMONTHDAY=32',
  'FREQ=MONTHLY;BYMONTHDAY=0',
  'FREQ=YEARLY;BYMONTH=13',
  'FREQ=YEARLY;BYMONTH=5L',
  'FREQ=YEARLY;BYEASTER=1',
  'FREQ=YEARLY;RSCALE=CHINESE',
  'FREQ=MONTHLY;SKIP=FORWARD',
  'FREQ=DAILY;FREQ=WEEKLY',
])('“%s” is no rule', (text) => {
  expect(ruleOf(text)).toBeUndefined();
});
