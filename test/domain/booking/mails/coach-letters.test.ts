import { describe, expect, it } from 'vitest';
import { CORRESPONDENT as FROM } from '../../../support/booking.ts';
import { mail } from '../../../support/booking-mails.ts';
import { booking, canceled, text } from './call-mail.ts';

describe('canceled', () => {
  it.each([
    ['reader', 2500, ['The reader canceled', '$25 goes back']],
    ['coach', null, ['You canceled', 'Nothing goes back']],
  ] as const)('by the %s tells the coach', (canceledBy, refunded, words) => {
    const said = text(mail('canceled-coach', refunded), { ...canceled, canceledBy }, FROM);
    for (const word of words) expect(said).toContain(word);
  });
});

it.each([
  ['+1 555 555 0100', 'Call them: +1 555 555 0100.'],
  [null, 'They left no number'],
])('tells how a reader with the number %s is reached when mail can’t', (phone, words) => {
  const said = text(mail('address-refused-coach'), { ...booking, phone }, FROM);
  expect(said).toContain(words);
  expect(said).toContain('https://desk.example/coaching/manage/reader-a/');
});

describe('about money', () => {
  it.each([
    ['refund-failed-coach', true, 'https://dashboard.stripe.com/payments/pi_1'],
    ['refund-late-coach', true, 'https://dashboard.stripe.com/payments/pi_1'],
    ['dispute-coach', false, 'https://dashboard.stripe.com/test/payments/pi_1'],
  ] as const)('leads the coach of a %s to the payment', (kind, live, address) => {
    expect(text(mail(kind), { ...booking, live }, FROM)).toContain(address);
  });
});
