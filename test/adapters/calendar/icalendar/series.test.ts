import { describe, expect, it } from 'vitest';
import { calendar, event, read, written } from '../../../support/calendar.ts';
import { busy, NY, WEDNESDAYS, weekly, without } from './weekly.ts';

const change = (...lines: string[]) => event('UID:a', ...lines);

describe('an occurrence', () => {
  const rule = 'RRULE:FREQ=WEEKLY';
  const later = [`DTSTART;${NY}:20261210T150000`, `DTEND;${NY}:20261210T170000`];
  const moved = '12-10T20:00/22:00';

  it.each([
    ['on its clock', `RECURRENCE-ID;${NY}:20261209T120000`],
    ['in UTC', 'RECURRENCE-ID:20261209T170000Z'],
    ['in another zone', 'RECURRENCE-ID;TZID=Asia/Tokyo:20261210T020000'],
    ['without a zone', 'RECURRENCE-ID:20261209T120000'],
    ['as a day', 'RECURRENCE-ID;VALUE=DATE:20261209'],
  ])('that is named %s takes place where it was moved', (_, id) => {
    expect(busy(weekly(rule), change(id, ...later)).toSorted()).toEqual(
      [...without(1), moved].toSorted(),
    );
    expect(busy(change(id, ...later), weekly(rule))).toContain(moved);
  });

  it.each([
    ['was canceled', 'STATUS:CANCELLED'],
    ['is shown as free', 'TRANSP:TRANSPARENT'],
    ['was declined', 'ATTENDEE;PARTSTAT=DECLINED:mailto:coach@desk.example'],
  ])('that %s is free', (_, line) => {
    const id = `RECURRENCE-ID;${NY}:20261209T120000`;
    expect(busy(weekly(rule), change(id, ...later, line))).toEqual(without(1));
  });

  it('of whole days is found by its day', () => {
    const days = event('UID:a', 'DTSTART;VALUE=DATE:20261202', 'RRULE:FREQ=DAILY;COUNT=3');
    const gone = change('RECURRENCE-ID:20261203T000000', 'DTSTART:20261203', 'STATUS:CANCELLED');
    expect(busy(days, gone)).toEqual(['12-02T05:00/12-03T05:00', '12-04T05:00/12-05T05:00']);
  });

  it('moved into the span from years ago is busy', () => {
    const id = `RECURRENCE-ID;${NY}:20200108T120000`;
    const old = weekly(rule).replaceAll('20261202', '20200101');
    expect(busy(old, change(id, ...later))).toContain(moved);
  });

  it('counts in its newest version', () => {
    const id = `RECURRENCE-ID;${NY}:20261209T120000`;
    const back = change(id, 'SEQUENCE:2', `DTSTART;${NY}:20261209T120000`, 'DURATION:PT1H');
    expect(busy(weekly(rule), back, change(id, 'SEQUENCE:1', ...later))).toEqual(WEDNESDAYS);
  });

  it('stands alone when its series is elsewhere', () => {
    expect(busy(change('RECURRENCE-ID:20261209T170000Z', ...later))).toEqual([moved]);
  });

  it('ends with its series, unless it is newer', () => {
    const id = 'RECURRENCE-ID:20261209T170000Z';
    const ended = weekly(rule, 'STATUS:CANCELLED', 'SEQUENCE:1');
    expect(busy(ended, change(id, ...later))).toEqual([]);
    expect(busy(ended, change(id, 'SEQUENCE:2', ...later))).toEqual([moved]);
  });

  it('of another event changes nothing', () => {
    const other = event('UID:b', 'RECURRENCE-ID:20261209T170000Z', ...later, 'STATUS:CANCELLED');
    expect(busy(weekly(rule), other)).toEqual(WEDNESDAYS);
  });

  it('that names no time takes nothing out, and is told', () => {
    const found = read(calendar(weekly(rule), change('RECURRENCE-ID:soon', ...later)));
    expect(written(found).toSorted()).toEqual([...WEDNESDAYS, moved].toSorted());
    expect(found.doubts).toMatchObject([{ day: '2026-12-10', reasons: ['time'] }]);
  });
});

describe('this one and all after it', () => {
  const rule = 'RRULE:FREQ=WEEKLY';
  const from = `RECURRENCE-ID;RANGE=THISANDFUTURE;${NY}:20261216T120000`;

  it('move together', () => {
    const moved = change(from, `DTSTART;${NY}:20261217T130000`, `DTEND;${NY}:20261217T133000`);
    const thursdays = ['17', '24', '31'].map((day) => `12-${day}T18:00/18:30`);
    expect(busy(weekly(rule), moved)).toEqual([...without(2, 3, 4), ...thursdays]);
  });

  it('move from before the span', () => {
    const old = weekly(rule).replaceAll('20261202', '20261104');
    const moved = change(
      from.replace('20261216', '20261111'),
      `DTSTART;${NY}:20261112T120000`,
      'DURATION:PT1H',
    );
    const thursdays = ['03', '10', '17', '24', '31'].map((day) => `12-${day}T17:00/18:00`);
    expect(busy(old, moved)).toEqual(thursdays);
  });

  it('end together', () => {
    expect(
      busy(weekly(rule), change(from, 'DTSTART:20261216T170000Z', 'STATUS:CANCELLED')),
    ).toEqual(without(2, 3, 4));
  });

  it('leave alone what was changed by itself', () => {
    const gone = change(from, 'DTSTART:20261216T170000Z', 'STATUS:CANCELLED');
    const kept = change(
      `RECURRENCE-ID;${NY}:20261223T120000`,
      'DTSTART:20261223T170000Z',
      'DURATION:PT1H',
    );
    expect(busy(weekly(rule), gone, kept)).toEqual(without(2, 4));
  });
});

const on = (day: string, ...more: string[]) =>
  event(`DTSTART:202612${day}T150000Z`, `DTEND:202612${day}T160000Z`, ...more);

describe('of several versions', () => {
  it.each<[string, string[], string[]]>([
    ['the higher sequence counts', ['SEQUENCE:10'], ['SEQUENCE:9', 'DTSTAMP:20261201T000000Z']],
    [
      'of one sequence the later stamp',
      ['DTSTAMP:20261102T000000Z'],
      ['DTSTAMP:20261101T000000Z', 'LAST-MODIFIED:20261120T000000Z'],
    ],
    [
      'of one stamp the later change',
      ['DTSTAMP:20261102T000000Z', 'LAST-MODIFIED:20261102T000000Z'],
      ['DTSTAMP:20261102T000000Z', 'LAST-MODIFIED:20261101T000000Z'],
    ],
  ])('%s, wherever it stands', (_, newer, older) => {
    const texts = [on('02', 'UID:a', ...newer), on('03', 'UID:a', ...older)];
    expect(busy(...texts)).toEqual(['12-02T15:00/16:00']);
    expect(busy(...texts.toReversed())).toEqual(['12-02T15:00/16:00']);
  });

  it('the newer one counts when it has left the span', () => {
    const away = event('UID:a', 'SEQUENCE:1', 'DTSTART:20280101T000000Z');
    expect(busy(on('02', 'UID:a'), away)).toEqual([]);
  });

  it('a canceled one ends all older', () => {
    expect(busy(on('02', 'UID:a'), on('02', 'UID:a', 'SEQUENCE:1', 'STATUS:CANCELLED'))).toEqual(
      [],
    );
  });

  it('all count that can’t be told apart', () => {
    expect(busy(on('02', 'UID:a'), on('03', 'UID:a'))).toHaveLength(2);
  });

  it('one that can’t be read takes no older one back', () => {
    const unread = event('UID:a', 'SEQUENCE:1', 'DTSTART:soon');
    const found = read(calendar(on('02', 'UID:a'), unread));
    expect(written(found)).toEqual(['12-02T15:00/16:00']);
    expect(found.doubts).toHaveLength(1);
  });
});
