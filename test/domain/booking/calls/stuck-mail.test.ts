import { expect, it } from 'vitest';
import { mailInWords } from '../../../../src/domain/booking/calls/stuck-mail.ts';

it.each([
  ['confirmed-reader', 'The mail to the reader that confirms a call'],
  ['canceled-coach', 'The mail to you about a call that was canceled'],
  ['refund-failed-reader', 'The mail to the reader about a refund that failed'],
  ['reminder-day-coach', 'The mail to you of the day before a call'],
  ['no-show-reader', 'The mail to the reader about a call that was missed'],
  ['follow-up-reader', 'The mail to the reader that follows a call'],
  ['dispute-coach', 'The mail to you about a payment that is disputed'],
  ['many-held-coach', 'The mail to you about hours that are held and not paid'],
  ['owner-link-coach', 'The mail to you with the link of this page'],
  ['address-refused-coach', 'The mail to you about a reader whose address is refused'],
  ['inquiry', 'The mail to you with what a reader wrote to you'],
  ['waiting', 'The mail to you about comments that wait for you'],
  ['published', 'The mail to the reader about their comment that is published'],
  ['answer', 'The mail to the reader about an answer to their comment'],
  ['of-a-later-version', 'The mail to you'],
])('calls %s “%s”', (kind, words) => {
  expect(mailInWords(kind)).toBe(words);
});
