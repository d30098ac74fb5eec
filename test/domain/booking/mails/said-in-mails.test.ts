import { expect, test } from 'vitest';
import type { Booking } from '../../../../src/domain/booking/booking.ts';
import type { ReaderKind } from '../../../../src/domain/booking/mails/message-kind.ts';
import { readerLetters } from '../../../../src/domain/booking/mails/reader-letters.ts';
import { CORRESPONDENT, holdOf, MONDAY_6PM } from '../../../support/booking.ts';
import { mail, write } from '../../../support/booking-mails.ts';
import { namedWords, unsaid } from '../../../support/said.ts';

const from = { ...CORRESPONDENT, words: namedWords.mails };
const slots = [{ start: MONDAY_6PM, end: MONDAY_6PM + 3600 }];
const paid: Booking = {
  ...holdOf('a'),
  ...{ state: 'paid', charged: 2500, email: 'ada@example.com', name: 'Ada' },
};
const circumstances: Partial<Booking>[] = [
  {},
  { name: null },
  { movedBy: 'coach', canceledBy: 'coach' },
  { movedBy: 'reader', canceledBy: 'reader' },
];
const letters = (Object.keys(readerLetters) as ReaderKind[]).flatMap((kind) =>
  circumstances.flatMap((more) =>
    [slots, []].map((free) => write(mail(kind), { ...paid, ...more }, from, free)),
  ),
);
const said = letters.map((letter) => `${letter?.subject}\n${letter?.text}`).join('\n');

test('days, hours and prices are written as in the locale of the site', () => {
  const british = write(mail('canceled-reader'), paid, { ...from, locale: 'en-GB' });

  expect(british?.text).toContain(
    'of Tuesday, 1 December 2026 at midnight (the night from Monday to Tuesday, Berlin time)',
  );
  expect(british?.text).toContain('US$25');
  expect(british?.html).toContain('<html lang="en-GB">');
});

test('every sentence of the author’s for mails goes out in one', () => {
  expect(unsaid('mails', said)).toEqual([]);
  for (const fact of [
    'Hello Ada,',
    'with Kayla ',
    'of Tuesday, December 1, 2026',
    'Kayla, midnight, the night from Monday to Tuesday',
  ])
    expect(said).toContain(fact);
});
