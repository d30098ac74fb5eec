import { describe, expect, it } from 'vitest';
import { compose, type MessageKind } from '../../../src/domain/booking/message.ts';
import { CORRESPONDENT as FROM, holdOf, MONDAY_6PM } from '../../booking.ts';

const booking = {
  ...holdOf('a'),
  state: 'paid' as const,
  name: 'Ada',
  email: 'ada@example.com',
  phone: '+1 555 555 0100',
  charged: 2500,
  from: 'a-post',
  answers: [{ question: 'What shall we talk about?', answer: 'My boss, & <how> to leave' }],
};
const moved = {
  ...booking,
  start: MONDAY_6PM + 4500,
  sequence: 1,
  movedBy: 'reader' as const,
};
const cancelled = { ...booking, state: 'cancelled' as const, sequence: 1 };

const KINDS = Object.keys({
  'confirmed-reader': 1,
  'confirmed-coach': 1,
  'moved-reader': 1,
  'moved-coach': 1,
  'cancelled-reader': 1,
  'cancelled-coach': 1,
  'refunded-reader': 1,
  'refund-failed-reader': 1,
  'sorry-reader': 1,
  'paid-twice-reader': 1,
  'reminder-day-reader': 1,
  'reminder-day-coach': 1,
  'reminder-hour-reader': 1,
  'reminder-hour-coach': 1,
  'refund-failed-coach': 1,
  'refund-late-coach': 1,
  'dispute-coach': 1,
} satisfies Record<MessageKind, 1>) as MessageKind[];

const mail = (kind: MessageKind, refunded: number | null = 2500) => ({
  kind,
  paymentIntent: 'pi_1',
  refunded,
});
const text = (...args: Parameters<typeof compose>) => compose(...args)?.text ?? '';

describe.each(KINDS)('%s', (kind) => {
  const message = compose(mail(kind), kind.startsWith('cancelled') ? cancelled : booking, FROM);
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
    expect(message?.text).toContain(
      forReader
        ? 'Tuesday, December 1, 2026 at 12:00 AM GMT+1 (Berlin time)'
        : 'Monday, November 30, 2026 at 6:00 PM EST (New York time)',
    );
  });

  it('is not written to a reader who left no address', () => {
    const message = compose(mail(kind), { ...booking, email: null }, FROM);
    expect(message?.to.address).toBe(forReader ? undefined : 'coach@example.com');
  });

  it('puts a call into the calendar where the call changes, and nothing else does', () => {
    const method = kind.startsWith('cancelled') ? 'CANCEL' : 'REQUEST';
    const changes = /^(confirmed|moved|cancelled)-/.test(kind);
    expect(message?.invitation?.method).toBe(changes ? method : undefined);
  });
});

describe.each(['confirmed', 'moved', 'reminder-day', 'reminder-hour', 'paid-twice'] as const)(
  '%s, to the reader,',
  (what) => {
    const kind = `${what}-reader` as const;

    it('says when on both clocks, what was paid, and who calls whom', () => {
      const words = text(mail(kind), booking, FROM);
      expect(words).toContain('Hello Ada,');
      expect(words).toContain(
        'Your time: Tuesday, December 1, 2026 at 12:00 AM GMT+1 (Berlin time)',
      );
      expect(words).toContain('My time: Monday, November 30, 2026 at 6:00 PM EST (New York time)');
      expect(words).toContain('One hour on the phone, $25, paid');
      expect(words).toContain('Phone: I call you at +1 555 555 0100.');
      expect(words).toMatch(/Kayla\nLike a Boss$/);
    });

    it.each([
      [1000, 'One hour on the phone, $10, paid'],
      [0, 'One hour on the phone, nothing to pay'],
    ])('says what was charged: %i', (charged, words) => {
      expect(text(mail(kind), { ...booking, charged }, FROM)).toContain(words);
    });

    it('says one time where both have one clock', () => {
      const words = text(mail(kind), { ...booking, zone: 'America/New_York' }, FROM);
      expect(words.match(/at 6:00 PM EST/g)).toHaveLength(1);
      expect(words).toContain('When: Monday');
    });

    it.each([
      ['coach', '+15555550199', 'I call you at +1 555 555 0100.'],
      ['reader', '+15555550199', 'You call me at +15555550199.'],
      ['reader', undefined, 'You call me. Answer this mail, and I send you my number.'],
    ] as const)('says who dials when the %s does, at %s', (dials, coachPhone, words) => {
      expect(text(mail(kind), booking, { ...FROM, dials, coachPhone })).toContain(words);
    });

    it('asks for the number of a reader who left none', () => {
      expect(text(mail(kind), { ...booking, phone: null }, FROM)).toContain(
        'answer this mail with it',
      );
    });
  },
);

describe.each(['confirmed', 'moved', 'reminder-day', 'reminder-hour'] as const)(
  '%s, as to changes,',
  (what) => {
    it('gives the reader the terms as sold, and the link of the reader', () => {
      const words = text(mail(`${what}-reader`), booking, FROM);
      expect(words).toContain('- Cancel 24 hours or more before the call: all of your money back.');
      expect(words).toContain('https://desk.example/coaching/manage/reader-a/');
      expect(words).not.toContain('coach-a');
    });

    it('says of a moved call which hour counts for refunds', () => {
      expect(text(mail(`${what}-reader`), moved, FROM)).toContain(
        'the hour that you booked first counts: Tuesday, December 1, 2026 at 12:00 AM GMT+1',
      );
    });

    it('says of a call that the coach moved that all comes back until it begins', () => {
      const words = text(mail(`${what}-reader`), { ...moved, movedBy: 'coach' }, FROM);
      expect(words).toContain('until it begins: all of your money back');
      expect(words).not.toContain('nothing back');
    });

    it('gives the coach the number to tap, the answers, the post and the link of the coach', () => {
      const message = compose(mail(`${what}-coach`), booking, FROM);
      expect(message?.html).toContain('<a href="tel:+15555550100">');
      expect(message?.html).toContain('<a href="https://desk.example/posts/a-post/">');
      expect(message?.html).toContain('My boss, &#38; &#60;how&#62; to leave');
      expect(message?.text).toContain('What shall we talk about? My boss, & <how> to leave');
      expect(message?.text).toContain('Phone: +1 555 555 0100');
      expect(message?.text).toContain('https://desk.example/posts/a-post/');
      expect(message?.text).toContain('https://desk.example/coaching/manage/coach-a/');
      expect(message?.text).not.toContain('reader-a');
    });

    it('gives the coach the clock of a reader elsewhere, and none that is the coach’s own', () => {
      const words = (zone: string) => text(mail(`${what}-coach`), { ...booking, zone }, FROM);
      expect(words('Europe/Berlin')).toContain('For them: Tuesday, December 1');
      expect(words('America/New_York')).not.toContain('For them');
    });
  },
);

it.each([
  [1250, 'the refund of $12.50 for the call of Tuesday'],
  [null, 'a refund for the call of Tuesday'],
])('a refund of %s that failed is told to its reader', (back, words) => {
  const said = text(mail('refund-failed-reader', back), booking, FROM);
  expect(said).toContain(words);
  expect(said).toContain('I see to it by hand');
});

it.each([
  ['reader', 'Our call has a new hour, as you asked:'],
  ['coach', 'I’m sorry: I had to move our call.'],
] as const)('a move by the %s is told as such', (movedBy, words) => {
  expect(text(mail('moved-reader'), { ...moved, movedBy }, FROM)).toContain(words);
});

describe('cancelled', () => {
  it('is nothing to give back where nothing was paid', () => {
    const free = { ...cancelled, cancelledBy: 'reader' as const, charged: 0 };
    expect(text(mail('cancelled-reader', null), free, FROM)).toContain('You paid nothing for it');
  });

  it.each([
    ['reader', 2500, ['as you asked', 'Your money, $25, is on its way back', 'five to ten days']],
    ['reader', 1250, ['Your money, $12.50, is on its way back']],
    ['reader', null, ['nothing comes back:', '- Cancel 24 hours or more before the call']],
    ['coach', 2500, ['I’m sorry: I have to cancel', 'Your money, $25, is on its way back']],
    ['coach', null, ['You paid nothing for it']],
  ] as const)('by the %s with %s back says so', (cancelledBy, refunded, words) => {
    const said = text(mail('cancelled-reader', refunded), { ...cancelled, cancelledBy }, FROM);
    for (const word of words) expect(said).toContain(word);
    expect(said).toContain('https://desk.example/coaching/?from=a-post');
    expect(said).not.toContain('/manage/');
  });

  it.each([
    ['reader', 2500, ['The reader canceled', '$25 goes back']],
    ['coach', null, ['You canceled', 'Nothing goes back']],
  ] as const)('by the %s tells the coach', (cancelledBy, refunded, words) => {
    const said = text(mail('cancelled-coach', refunded), { ...cancelled, cancelledBy }, FROM);
    for (const word of words) expect(said).toContain(word);
  });
});

describe('about money', () => {
  it('says sorry, that all of it comes back, and which hours are free', () => {
    const hours = [{ start: MONDAY_6PM + 4500, end: MONDAY_6PM + 8100 }];
    const said = text(mail('sorry-reader'), booking, FROM, hours);
    expect(said).toContain('I’m sorry');
    // Who paid in time, and whose webhook was lost, is told nothing else.
    expect(said).toContain('The news of it reached me when the hour was not free any more.');
    expect(said).toContain('Your money, $25, is on its way back');
    expect(said).toContain('- Tuesday, December 1, 2026 at 1:15 AM GMT+1 (Berlin time)');
    expect(said).toContain('https://desk.example/coaching/?from=a-post');
  });

  it('says sorry to somebody who had nothing to pay, and speaks of no money', () => {
    const hours = [{ start: MONDAY_6PM + 4500, end: MONDAY_6PM + 8100 }];
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
    const said = text(mail('paid-twice-reader', 2000), cancelled, FROM);
    expect(said).toContain('is canceled, and it was paid twice');
    expect(said).not.toContain('stands');
  });

  it.each([
    ['refund-failed-coach', true, 'https://dashboard.stripe.com/payments/pi_1'],
    ['refund-late-coach', true, 'https://dashboard.stripe.com/payments/pi_1'],
    ['dispute-coach', false, 'https://dashboard.stripe.com/test/payments/pi_1'],
  ] as const)('leads the coach of a %s to the payment', (kind, live, address) => {
    expect(text(mail(kind), { ...booking, live }, FROM)).toContain(address);
  });
});

it.each([
  ['Ada\r\nBcc: eve@example.com', 'Ada Bcc: eve@example.com'],
  ['Ada\u2028\u0000Eve', 'Ada Eve'],
  ['Ada \u202egnitset', 'Ada  gnitset'],
  ['Ada \ud83d', 'Ada \ufffd'],
  ['Zoë 👩🏽‍💻 O’Neil', 'Zoë 👩🏽‍💻 O’Neil'],
])('writes the name %j on one line', (name, shown) => {
  expect(compose(mail('confirmed-reader'), { ...booking, name }, FROM)?.to.name).toBe(shown);
  expect(compose(mail('confirmed-coach'), { ...booking, name }, FROM)?.text).toContain(
    `With: ${shown}\n`,
  );
});

it('greets a reader who left no name', () => {
  expect(text(mail('confirmed-reader'), { ...booking, name: null }, FROM)).toMatch(/^Hello,\n/);
});
