import { describe, expect, it } from 'vitest';
import { calendar, event, read, written } from '../../../support/calendar.ts';

const busy = (...parts: string[]) => written(read(calendar(...parts)));
const on = (day: string, ...more: string[]) =>
  event(`DTSTART:202612${day}T150000Z`, `DTEND:202612${day}T160000Z`, ...more);

describe('one bad line', () => {
  it.each([
    [
      'that was broken and not folded',
      ['LOCATION:1 Main St\\, Suite 100\\,', 'Springfield\\, 12345'],
    ],
    ['that is empty', ['']],
    ['without a name', [':x', ';x=y:z', '=']],
    ['of other letters', ['ЗАГОЛОВОК:x', '\u0000\u0007']],
    ['that ends what is not open', ['END:VALARM', 'END:VTIMEZONE']],
    ['with a quote that does not end', ['ATTENDEE;CN="Jo:mailto:jo@x.example']],
  ])('%s costs nothing', (_, lines) => {
    const found = read(calendar(on('02', ...lines), on('03')));
    expect(written(found)).toEqual(['12-02T15:00/16:00', '12-03T15:00/16:00']);
    expect(found.doubts).toEqual([]);
  });

  it.each([
    ['the end of an event', on('02').replace('END:VEVENT', '')],
    ['the beginning of an event', on('02').replace('BEGIN:VEVENT', '')],
    ['the end of an alarm', on('02', 'BEGIN:VALARM', 'ACTION:DISPLAY')],
    ['the beginning of an alarm', on('02', 'ACTION:DISPLAY', 'END:VALARM')],
  ])('costs no event when %s is lost', (_, text) => {
    expect(busy(on('01'), text, on('03'))).toEqual([
      '12-01T15:00/16:00',
      '12-02T15:00/16:00',
      '12-03T15:00/16:00',
    ]);
  });
});

it.each([
  ['a login page', '<!doctype html><title>Sign in</title>'],
  ['nothing', ''],
  ['half a calendar', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n'],
  ['a calendar that breaks off', calendar(on('02')).slice(0, -20)],
  ['events without a calendar', on('02')],
  ['a contact', 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:A\r\nEND:VCARD\r\n'],
])('refuses %s', (_, text) => {
  expect(() => read(text)).toThrow(/^It is /);
});
