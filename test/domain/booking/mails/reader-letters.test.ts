import { describe, expect, it } from 'vitest';
import type { FollowUp } from '../../../../src/domain/booking/calls/follow-up.ts';
import { CORRESPONDENT as FROM, MONDAY_6PM } from '../../../support/booking.ts';
import { mail, write } from '../../../support/booking-mails.ts';
import { booking, canceled, moved, text } from './call-mail.ts';

it.each([
  ['a call that is canceled', canceled, 'This is about your payment for Tuesday'],
  ['a second payment', booking, 'Nothing changes for the call.'],
])('a refund that failed is told to its reader: %s', (_, about, words) => {
  const said = text(mail('refund-failed-reader', 1250), about, FROM);
  expect(said).toContain(words);
  expect(said).toContain('The refund of $12.50 didn’t go through by itself, I’m sorry.');
});

it.each(['canceled-reader', 'sorry-reader', 'paid-twice-reader'] as const)(
  '%s says of no refund that failed that it is on its way',
  (kind) => {
    const about = { ...canceled, canceledBy: 'coach' as const };
    const said = write(mail(kind, 2500, true), about, FROM);
    expect(said?.text).toContain('The refund of $25 didn’t go through by itself');
    expect(`${said?.subject} ${said?.text}`).not.toMatch(/on its way|com(es|ing) back/);
  },
);

it.each([
  ['reader', 'Our call has a new hour, as you asked:'],
  ['coach', 'I’m sorry: I had to move our call.'],
] as const)('a move by the %s is told as such', (movedBy, words) => {
  expect(text(mail('moved-reader'), { ...moved, movedBy }, FROM)).toContain(words);
});

it.each(['canceled-reader', 'sorry-reader', 'no-show-reader'] as const)(
  '%s invites to no hour during a break, and says when it is over',
  (kind) => {
    const paused = { until: '2027-02-01', words: 'I am away with a backpack.' };
    const about = { ...canceled, canceledBy: 'reader' as const };
    const said = write(mail(kind), about, FROM, [], { paused })?.text;
    expect(said).toContain('I am away with a backpack.');
    expect(said).toContain('Calls can be booked again from Mon, Feb 1, 2027 on.');
    expect(said).not.toMatch(/\/coaching\/|another hour/);
  },
);

describe('canceled', () => {
  it('is nothing to give back where nothing was paid', () => {
    const free = { ...canceled, canceledBy: 'reader' as const, charged: 0 };
    expect(text(mail('canceled-reader', null), free, FROM)).toContain('You paid nothing for it');
  });

  it.each([
    ['reader', 2500, ['as you asked', 'Your money, $25, is on its way back', 'five to ten days']],
    ['reader', 1250, ['Your money, $12.50, is on its way back']],
    ['reader', null, ['nothing comes back:', '- Cancel 24 hours or more before the call']],
    ['coach', 2500, ['I’m sorry: I have to cancel', 'Your money, $25, is on its way back']],
    ['coach', null, ['You paid nothing for it']],
  ] as const)('by the %s with %s back says so', (canceledBy, refunded, words) => {
    const said = text(mail('canceled-reader', refunded), { ...canceled, canceledBy }, FROM);
    for (const word of words) expect(said).toContain(word);
    expect(said).toContain('https://desk.example/coaching/?from=a-post');
    expect(said).not.toContain('/manage/');
  });
});

it('who did not come hears what that means for the money, and of the next hours', () => {
  const hours = [{ start: MONDAY_6PM + 4500, end: MONDAY_6PM + 8100 }];
  const said = text(mail('no-show-reader', null), booking, FROM, hours);
  expect(said).toContain('I’m sorry that we missed each other on Tuesday, December 1, 2026');
  expect(said).toContain('nothing comes back by itself for a call that was not canceled:');
  expect(said).toContain('- Cancel later than that: nothing back.');
  expect(said).toMatch(/these hours are free right now:\n\n- Tuesday, December 1, 2026 at 1:15 AM/);
  const free = text(mail('no-show-reader', null), { ...booking, charged: 0 }, FROM, []);
  expect(free).toContain('You paid nothing for it.');
  expect(free).toContain('look for another hour');
});

describe('what follows a call', () => {
  const links = [{ label: 'The first <post>', href: 'https://desk.example/posts/a/' }];
  const letter = (followUp: Partial<FollowUp>) =>
    write(mail('follow-up-reader', null), booking, FROM, [], {
      followUp: { words: '', disclosed: [], links, ...followUp },
    })!;

  it('has the coach’s words, and says of paid links so before it gives them', () => {
    const { text, html } = letter({ words: 'It was good to talk.', disclosed: ['Some pay.'] });
    expect(text).toContain(
      'It was good to talk.\n\nSome pay.\n\nThe first <post>: https://desk.example/posts/a/',
    );
    expect(html).toContain('<a href="https://desk.example/posts/a/" ');
    expect(html).not.toContain('<post>');
  });

  it('has no gap where she wrote nothing', () => {
    expect(letter({}).text).toMatch(/Berlin time\)\.\n\nThe first/);
  });
});

describe('about money', () => {
  const hours = [{ start: MONDAY_6PM + 4500, end: MONDAY_6PM + 8100 }];

  it('says sorry, that all of it comes back, and which hours are free', () => {
    const said = text(mail('sorry-reader'), booking, FROM, hours);
    expect(said).toContain('I’m sorry');
    // Who paid in time, and whose webhook was lost, is told nothing else.
    expect(said).toContain('The news of it reached me when the hour was not free any more.');
    expect(said).toContain('Your money, $25, is on its way back');
    expect(said).toContain('- Tuesday, December 1, 2026 at 1:15 AM (Berlin time)');
    expect(said).toContain('https://desk.example/coaching/?from=a-post');
  });

  it('says sorry to somebody who had nothing to pay, and speaks of no money', () => {
    const said = text(mail('sorry-reader'), { ...booking, charged: 0 }, FROM, hours);
    expect(said).toContain('You paid nothing for it');
    expect(said).toContain('- Tuesday, December 1');
    expect(said).not.toMatch(/your money|payment/i);
  });

  it('says what of a double payment comes back, and that the call stands', () => {
    const said = text(mail('paid-twice-reader', 2000), booking, FROM);
    expect(said).toContain('The call stands');
    expect(said).toContain('Your money, $20, is on its way back');
  });

  it('says of a canceled call that was paid twice that it is canceled', () => {
    const said = text(mail('paid-twice-reader', 2000), canceled, FROM);
    expect(said).toContain('is canceled, and it was paid twice');
    expect(said).not.toContain('stands');
  });
});
