import { describe, expect, it } from 'vitest';
import { CORRESPONDENT as FROM } from '../../../support/booking.ts';
import { mail, write } from '../../../support/booking-mails.ts';
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

describe('the sheet of the day before', () => {
  const past = { ...booking, start: booking.start - 7 * 86_400, outcome: 'took-place' as const };
  const sheet = (change = {}, earlier = [past]) =>
    write(mail('reminder-day-coach'), { ...booking, ...change }, FROM, [], { earlier });

  it('has both clocks, who dials which number, what was asked and read, and earlier calls', () => {
    const questions = ['What shall we talk about?', 'Where is your blog?'];
    const { text, html } = sheet({
      questions: questions.map((label) => ({ label, optional: true })),
    })!;
    for (const words of [
      'Monday, November 30, 2026\n6:00 PM\nNew York time\n',
      'For them: Tuesday, December 1, 2026, midnight, the night from Monday to Tuesday, Berlin time',
      'You call them.',
      'What shall we talk about? My boss, & <how> to leave',
      'Where is your blog? not answered',
      'Read before booking: https://desk.example/posts/a-post/',
      'Earlier calls with them: Took place, Monday, November 23, 2026',
    ])
      expect(text).toContain(words);
    expect(html).toContain('href="tel:+15555550100"');
  });

  it('says where no earlier call is known', () => {
    expect(sheet({}, [])?.text).toContain('Earlier calls with them: none that is remembered');
  });

  it.each([
    [{ outcome: null }, 'You noted nothing, Monday'],
    [{ outcome: 'no-show' as const }, 'The reader did not come, Monday'],
    [
      { state: 'canceled' as const, canceledBy: 'reader' as const },
      'Canceled by the reader, nothing back, Monday',
    ],
  ])('says of an earlier call that was %j how it ended', (change, words) => {
    expect(sheet({}, [{ ...past, ...change }] as never)?.text).toContain(words);
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
