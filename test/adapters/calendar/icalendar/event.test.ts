import { describe, expect, it } from 'vitest';
import { calendar, event, read, written } from '../../../support/calendar.ts';

const busy = (...parts: string[]) => written(read(calendar(...parts)));
const on = (day: string, ...more: string[]) =>
  event(`DTSTART:202612${day}T150000Z`, `DTEND:202612${day}T160000Z`, ...more);

describe('an event keeps its owner busy', () => {
  it.each<[string, string[], string[]]>([
    ['in UTC', ['DTSTART:20261202T150000Z', 'DTEND:20261202T160000Z'], ['12-02T15:00/16:00']],
    [
      'in a zone by its name',
      ['DTSTART;TZID=Europe/Berlin:20261202T150000', 'DTEND;TZID=Europe/Berlin:20261202T160000'],
      ['12-02T14:00/15:00'],
    ],
    [
      'from one zone to another',
      ['DTSTART;TZID=America/New_York:20261202T180000', 'DTEND;TZID=Europe/Berlin:20261203T080000'],
      ['12-02T23:00/12-03T07:00'],
    ],
    [
      'on the clock of its beginning, when its end names none',
      ['DTSTART;TZID=Europe/Berlin:20261202T150000', 'DTEND:20261202T160000'],
      ['12-02T14:00/15:00'],
    ],
    [
      'without a zone, on the coach’s clock',
      ['DTSTART:20261202T150000', 'DTEND:20261202T160000'],
      ['12-02T20:00/21:00'],
    ],
    [
      'by an offset, which iCalendar does not know',
      ['DTSTART:2026-12-02T15:00:00+01:00', 'DTEND:2026-12-02T16:00:00.000+01:00'],
      ['12-02T14:00/15:00'],
    ],
    [
      'without its seconds',
      ['DTSTART:20261202T1500Z', 'DTEND:20261202T1600Z'],
      ['12-02T15:00/16:00'],
    ],
    ['by its length', ['DTSTART:20261202T150000Z', 'DURATION:PT90M'], ['12-02T15:00/16:30']],
    ['for weeks', ['DTSTART:20261202T150000Z', 'DURATION:P1W'], ['12-02T15:00/12-09T15:00']],
    [
      'by its end, when its length says otherwise',
      ['DTSTART:20261202T150000Z', 'DURATION:PT9H', 'DTEND:20261202T160000Z'],
      ['12-02T15:00/16:00'],
    ],
    [
      'for a whole day of the coach',
      ['DTSTART;VALUE=DATE:20261202', 'DTEND;VALUE=DATE:20261203'],
      ['12-02T05:00/12-03T05:00'],
    ],
    [
      'for the day that it ends on as well as begins',
      ['DTSTART;VALUE=DATE:20261202', 'DTEND;VALUE=DATE:20261202'],
      ['12-02T05:00/12-03T05:00'],
    ],
    ['for the day without an end', ['DTSTART;VALUE=DATE:20261202'], ['12-02T05:00/12-03T05:00']],
    ['for the day that is not called one', ['DTSTART:20261202'], ['12-02T05:00/12-03T05:00']],
    [
      'for the day that has an hour by mistake',
      ['DTSTART;VALUE=DATE:20261202T000000'],
      ['12-02T05:00/12-03T05:00'],
    ],
    [
      'for days by their length',
      ['DTSTART;VALUE=DATE:20261202', 'DURATION:P2D'],
      ['12-02T05:00/12-04T05:00'],
    ],
    [
      'for the day that lasts no time',
      ['DTSTART:20261202', 'DURATION:PT0S'],
      ['12-02T05:00/12-03T05:00'],
    ],
    ['for a moment', ['DTSTART:20261202T150000Z'], ['12-02T15:00/15:01']],
    [
      'for a moment by its length',
      ['DTSTART:20261202T150000Z', 'DURATION:PT0S'],
      ['12-02T15:00/15:01'],
    ],
    [
      'until the end of a day',
      ['DTSTART:20261202T150000', 'DTEND;VALUE=DATE:20261202'],
      ['12-02T20:00/12-03T05:00'],
    ],
    [
      'until midnight, however it is written',
      ['DTSTART:20261202T150000Z', 'DTEND:20261202T240000Z'],
      ['12-02T15:00/12-03T00:00'],
    ],
    [
      'from before the span into it, and on',
      ['DTSTART:20200101T000000Z', 'DTEND:99991231T235959Z'],
      ['01-01T00:00/12-31T23:59'],
    ],
    [
      'when it is only likely',
      ['STATUS:TENTATIVE', 'DTSTART:20261202T150000Z', 'DTEND:20261202T160000Z'],
      ['12-02T15:00/16:00'],
    ],
    [
      'with what lies around and within it',
      [
        'DESCRIPTION:At: 3\\nDTSTART',
        'DTSTART:20261202T150000Z',
        'DTEND:20261202T160000Z',
        'BEGIN:VALARM',
        'TRIGGER:-PT15M',
        'DURATION:PT9H',
        'DTSTART:20261209T150000Z',
        'END:VALARM',
      ],
      ['12-02T15:00/16:00'],
    ],
  ])('%s', (_, lines, expected) => {
    const found = read(calendar(event(...lines)));
    expect(written(found)).toEqual(expected);
    expect(found.doubts).toEqual([]);
  });

  it('in any of the calendars of a text', () => {
    expect(written(read(calendar(on('02')) + calendar(on('03'))))).toHaveLength(2);
  });

  it('as often as it stands there without an id', () => {
    const lines = [on('02', 'UID:'), on('03', 'UID:')];
    expect(busy(...lines)).toHaveLength(2);
  });
});

describe('nobody is busy', () => {
  const invited = (...list: string[]) => on('02', ...list.map((one) => `ATTENDEE;${one}`));
  it.each([
    ['at a canceled event', on('02', 'STATUS:CANCELLED')],
    ['at an event that is shown as free', on('02', 'TRANSP:TRANSPARENT')],
    ['at one that Outlook shows as free', on('02', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE')],
    ['at one that she has declined', invited('PARTSTAT=DECLINED:mailto:coach@desk.example')],
    [
      'at one that she has declined among others',
      invited(
        'PARTSTAT=ACCEPTED:mailto:other@x.example',
        'ROLE=REQ-PARTICIPANT;CN="Doe; Jo";PARTSTAT=DECLINED:MAILTO:Coach@Desk.example',
      ),
    ],
    [
      'at one that she has declined by an address of hers that stands beside',
      invited('PARTSTAT=DECLINED;EMAIL=coach@desk.example:urn:uuid:1'),
    ],
    ['outside the span', event('DTSTART:20270101T050000Z', 'DTEND:20270101T060000Z')],
    ['at a task', on('02').replaceAll('VEVENT', 'VTODO')],
    ['in an empty calendar', ''],
  ])('%s', (_, text) => {
    expect(read(calendar(...[text].filter(Boolean)))).toEqual({ busy: [], doubts: [] });
  });

  it('at our own calls, whatever their host was, and only there', () => {
    const own = on('02', 'UID:b1@former.example');
    const ours = new Set(['b1']);
    expect(written(read(calendar(own), { ours }))).toEqual([]);
    expect(written(read(calendar(own.replace('b1@', 'b2@')), { ours }))).toHaveLength(1);
  });

  it.each([
    ['whom others decline', 'PARTSTAT=DECLINED:mailto:other@x.example'],
    ['who has not answered', 'PARTSTAT=NEEDS-ACTION:mailto:coach@desk.example'],
  ])('but she is, %s', (_, attendee) => {
    expect(busy(invited(attendee))).toHaveLength(1);
  });
});
