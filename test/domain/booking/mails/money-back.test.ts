import { expect, it } from 'vitest';
import { CORRESPONDENT as FROM } from '../../../support/booking.ts';
import { mail, write } from '../../../support/booking-mails.ts';
import { booking, canceled, text } from './call-mail.ts';

const given = (words: string) => mail('refunded-reader', 1000, false, words);

it('says what the coach says to money that she gives, and how much it is', () => {
  const said = write(given('The line was bad.'), { ...booking, byHand: 1000 }, FROM);
  expect(said?.subject).toBe('$10 went back to you');
  expect(said?.text).toContain('The line was bad.\n\n$10 went back to you, the way you paid');
});

it('says it as text, whatever it looks like', () => {
  const said = write(given('<b>Sorry</b>'), booking, FROM);
  expect(said?.text).toContain('<b>Sorry</b>');
  expect(said?.html).not.toContain('<b>Sorry');
});

it('says nothing where she says nothing', () => {
  expect(text(given(''), booking, FROM)).toContain('Hello Ada,\n\n$10 went back to you');
});

it('says of money that she gives, and that did not go through, what it was', () => {
  const said = text(mail('refund-failed-reader', 1000, true, 'Sorry.'), booking, FROM);
  expect(said).toContain(
    'I wanted to give money back to you.\n\nSorry.\n\nThe refund of $10 didn’t',
  );
  expect(said).not.toContain('paid twice');
});

it('says of a call that is canceled what she gives besides', () => {
  const late = { ...canceled, canceledBy: 'reader' as const, byHand: 1000 };
  const said = text(mail('canceled-reader', null), late, FROM);
  expect(said).toContain('Nothing more comes back.\n\nBesides, I give you $10 back.');
});
