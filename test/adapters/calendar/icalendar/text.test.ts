import { describe, expect, it } from 'vitest';
import { busyTimes } from '../../../../src/adapters/calendar/icalendar/busy-times.ts';
import { linesOf } from '../../../../src/adapters/calendar/icalendar/text.ts';
import { calendar, COACH, event, WINDOW } from '../../../support/calendar.ts';

const TITLE = 'SUMMARY:Käse, 朝食 und 🧀';
const TEXT = calendar(event(TITLE, 'DTSTART:20261202T160000Z', 'DTEND:20261202T150000Z'));
const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);
const big = (text: string) => bytes(text, 'utf16le').swap16();

describe('a calendar is read', () => {
  it.each<[string, Buffer, string?]>([
    ['in UTF-8', bytes(TEXT)],
    ['with its mark', bytes(`\ufeff${TEXT}`)],
    ['in UTF-16', bytes(`\ufeff${TEXT}`, 'utf16le')],
    ['in UTF-16, the great byte first', big(`\ufeff${TEXT}`)],
    ['in UTF-16 without its mark', bytes(TEXT, 'utf16le')],
    ['in UTF-16 without its mark, the great byte first', big(TEXT)],
    ['with line feeds alone', bytes(TEXT.replaceAll('\r\n', '\n'))],
    ['with carriage returns alone', bytes(TEXT.replaceAll('\r\n', '\r'))],
    ['with two carriage returns', bytes(TEXT.replaceAll('\r\n', '\r\r\n'))],
    ['with empty lines', bytes(TEXT.replaceAll('\r\n', '\r\n\r\n'))],
    ['folded at every octet', folded(bytes(TEXT), 1)],
    ['folded within letters', folded(bytes(TEXT), 5)],
    ['folded by tabs', folded(bytes(TEXT), 7, '\n\t')],
    ['under a name of no encoding', bytes(TEXT), 'binary-8'],
    [
      'in small letters',
      bytes(TEXT.replace(/^(BEGIN|END|DTSTART|DTEND):/gm, (name) => name.toLowerCase())),
    ],
  ])('%s', (_, text, charset) => {
    const found = busyTimes(linesOf(text, charset), WINDOW, COACH);
    expect(found.busy).toHaveLength(1);
    expect(found.doubts).toMatchObject([{ title: 'Käse, 朝食 und 🧀' }]);
  });

  it('in the encoding that its answer names', () => {
    const latin = bytes(TEXT.replace('朝食 und 🧀', 'und Brot'), 'latin1');
    const found = busyTimes(linesOf(latin, 'ISO-8859-1'), WINDOW, COACH);
    expect(found.doubts).toMatchObject([{ title: 'Käse, und Brot' }]);
  });

  it('with letters that are none', () => {
    const broken = Buffer.concat([
      bytes('X:'),
      Buffer.from([0xff, 0xfe, 0xc3, 0x28]),
      bytes('\r\n'),
    ]);
    const text = calendar(event('DTSTART:20261202T150000Z'));
    const [head = '', tail = ''] = text.split('BEGIN:VEVENT\r\n');
    const all = Buffer.concat([bytes(`${head}BEGIN:VEVENT\r\n`), broken, bytes(tail)]);
    expect(busyTimes(linesOf(all), WINDOW, COACH).busy).toHaveLength(1);
  });
});

/** Only between borders: a fold within one is for the parsers of others. */
function folded(text: Buffer, every: number, fold = '\r\n '): Buffer {
  const lines = text.toString('latin1').split('\r\n');
  const parts = lines.map(
    (line) => line.match(new RegExp(`[^]{1,${every}}`, 'g'))?.join(fold) ?? '',
  );
  return Buffer.from(parts.join('\r\n'), 'latin1');
}
