import { describe, expect, it } from 'vitest';
import type { MessageKind } from '../../../../src/domain/booking/mails/message-kind.ts';
import { CORRESPONDENT as FROM } from '../../../support/booking.ts';
import { mail, write } from '../../../support/booking-mails.ts';
import { booking, canceled, text } from './call-mail.ts';

const KINDS = Object.keys({
  'confirmed-reader': 1,
  'confirmed-coach': 1,
  'moved-reader': 1,
  'moved-coach': 1,
  'canceled-reader': 1,
  'canceled-coach': 1,
  'refunded-reader': 1,
  'refund-failed-reader': 1,
  'sorry-reader': 1,
  'paid-twice-reader': 1,
  'links-reader': 1,
  'no-show-reader': 1,
  'follow-up-reader': 1,
  'reminder-day-reader': 1,
  'reminder-day-coach': 1,
  'reminder-hour-reader': 1,
  'reminder-hour-coach': 1,
  'refund-failed-coach': 1,
  'goodwill-failed-coach': 1,
  'refund-late-coach': 1,
  'dispute-coach': 1,
  'address-refused-coach': 1,
} satisfies Record<MessageKind, 1>) as MessageKind[];

describe.each(KINDS)('%s', (kind) => {
  const message = write(mail(kind), kind.startsWith('canceled') ? canceled : booking, FROM);
  const forReader = kind.endsWith('-reader');

  it('goes to whom it is for, and an answer to the other', () => {
    const reader = { name: 'Ada', address: 'ada@example.com' };
    expect(message?.to).toEqual(
      forReader ? reader : { name: 'Kayla', address: 'coach@example.com' },
    );
    expect(message?.replyTo).toEqual(
      forReader ? { name: 'Kayla', address: 'hello@example.com' } : reader,
    );
  });

  it('says of which call', () => {
    expect(message?.text).toMatch(
      forReader
        ? /Tuesday, December 1, 2026(\nmidnight, the night from Monday to Tuesday\nBerlin time| at midnight \(the night from Monday to Tuesday, Berlin time\))/
        : /Monday, November 30, 2026(\n6:00 PM\nNew York time| at 6:00 PM \(New York time\))/,
    );
  });

  it('is not written to a reader who left no address', () => {
    const message = write(mail(kind), { ...booking, email: null }, FROM);
    expect(message?.to.address).toBe(forReader ? undefined : 'coach@example.com');
  });

  it('puts a call into the calendar where the call changes, and nothing else does', () => {
    const method = kind.startsWith('canceled') ? 'CANCEL' : 'REQUEST';
    const changes = /^(confirmed|moved|canceled)-/.test(kind);
    expect(message?.invitation?.method).toBe(changes ? method : undefined);
    const says = /declining (it there|its invitation) does not cancel/.test(message?.text ?? '');
    expect(says).toBe(message?.invitation?.method === 'REQUEST');
  });
});
it.each([
  ['Ada\r\nBcc: eve@example.com', 'Ada Bcc: eve@example.com'],
  ['Ada\u2028\u0000Eve', 'Ada Eve'],
  ['Ada \u202egnitset', 'Ada  gnitset'],
  ['Ada \ud83d', 'Ada \ufffd'],
  ['Zoë 👩🏽‍💻 O’Neil', 'Zoë 👩🏽‍💻 O’Neil'],
])('writes the name %j on one line', (name, shown) => {
  expect(write(mail('confirmed-reader'), { ...booking, name }, FROM)?.to.name).toBe(shown);
  expect(write(mail('confirmed-coach'), { ...booking, name }, FROM)?.text).toContain(
    `With: ${shown}\n`,
  );
});

it('greets a reader who left no name', () => {
  expect(text(mail('confirmed-reader'), { ...booking, name: null }, FROM)).toMatch(/^Hello,\n/);
});
