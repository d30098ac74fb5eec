import { describe, expect, it } from 'vitest';
import { coachingSchema } from '../../../src/domain/booking/offer.ts';
import { refundSentences } from '../../../src/domain/booking/refund-policy.ts';
import { formatPrice, priceSchema } from '../../../src/domain/price.ts';
import { SETTINGS } from '../../support/booking.ts';

describe('coaching settings', () => {
  it('read lengths of time as seconds and hours as minutes of the day', () => {
    expect(coachingSchema.parse(SETTINGS)).toMatchObject({
      minimumNotice: 86_400,
      horizon: 2_592_000,
      buffer: 900,
      hours: { mon: [{ from: 1080, to: 1260 }], sat: [{ from: 600, to: 780 }] },
    });
  });

  it.each([
    [{ timeZone: 'New York' }, 'write a time zone such as America/New_York'],
    [{ hours: { mon: ['18-21'] } }, 'write hours like "18:00-21:00", on the quarter hour'],
    [{ hours: { mon: ['21:00-18:00'] } }, 'the hours must end after they begin'],
    [{ hours: { monday: ['18:00-21:00'] } }, 'monday'],
    [{ buffer: 15 }, 'expected string'],
    [{ buffer: 'a while' }, 'write a length of time like "24 hours"'],
    [{ timeOff: [{ from: '2026-12-26', to: '2026-12-24' }] }, 'time off must end'],
    [{ paused: true }, 'expected object'],
    [{ paused: { until: 'February', words: 'Back soon.' } }, 'write a date like'],
    [{ paused: { until: '2027-02-01' } }, 'words'],
    [{ paused: { until: '2027-02-01', words: ' ' } }, '>=1 characters'],
    [{ paused: { from: '2027-01-01', until: '2027-02-01', words: 'A' } }, 'from'],
    [quoting({ name: 'Ada Lovelace' }), 'write the first name alone'],
    [quoting({ name: 'ada@example.com' }), 'write the first name alone'],
    [quoting({ words: ' ' }), '>=1 characters'],
    [quoting({ words: 'x'.repeat(201) }), 'quote 200 letters at the most'],
    [quoting({ city: 'London' }), 'city'],
    [quoting({}, {}, {}, {}), 'quote three callers at the most'],
    [{ offers: [] }, 'offers'],
    [{ color: 'red' }, 'color'],
    [{ offers: [...SETTINGS.offers, ...SETTINGS.offers] }, 'every offer needs an id of its own'],
    [{ offers: [{ ...SETTINGS.offers[0], hidden: true }] }, 'one offer at least has to be shown'],
    [asking(...'abcd'), 'ask three questions at the most'],
    [asking('x'.repeat(51)), '<=50 characters'],
    [asking({ label: 'Which?', choices: ['One'] }), '>=2 items'],
    [asking({ label: 'Which?', type: 'numeric' }), 'type'],
  ])('refuse %j', (change, message) => {
    const result = coachingSchema.safeParse({ ...SETTINGS, ...change });
    expect(JSON.stringify(result.error?.issues)).toContain(message.replaceAll('"', '\\"'));
  });
});

it.each(['Ada', ' Zoë ', 'Jean-Luc', 'D’Arcy', 'J.', '美咲'])(
  'a caller is quoted as %s',
  (name) => {
    const { voices } = coachingSchema.parse({ ...SETTINGS, ...quoting({ name }, {}, {}) });
    expect(voices[0]?.name).toBe(name.trim());
  },
);

it('an offer asks up to three questions, whose labels Stripe can show', () => {
  const [which, open] = [{ label: 'Which?', choices: ['One', 'Two'] }, 'x'.repeat(50)];
  const { offers } = coachingSchema.parse({ ...SETTINGS, ...asking(which, open, 'c') });
  expect(offers[0].questions).toEqual([
    { ...which, optional: false },
    { label: open, optional: false },
    { label: 'c', optional: false },
  ]);
});

it.each([
  ['less for who cancels earlier', { '48 hours': 10, '24 hours': 50 }],
  ['one time twice', { '24 hours': 100, '1 day': 100 }],
])('refunds that contradict each other are refused: %s', (_, steps) => {
  const refunds = Object.entries(steps).map(([until, percent]) => ({ until, percent }));
  const { error } = coachingSchema.safeParse({ ...SETTINGS, refunds });
  expect(error?.issues[0]).toMatchObject({ path: ['refunds'] });
});

it('an offer has a name', () => {
  const offers = [{ ...SETTINGS.offers[0], name: '  ' }];
  expect(coachingSchema.safeParse({ ...SETTINGS, offers }).success).toBe(false);
});

it('the longest refund policy fits on the payment page', () => {
  const refunds = Array.from({ length: 8 }, (_, index) => ({
    until: `${1_000_001 + index} minutes`,
    percent: 99,
  }));
  const coaching = coachingSchema.parse({ ...SETTINGS, refunds });
  expect(refundSentences(coaching.refunds).join(' ').length).toBeLessThanOrEqual(1000);
  const one = { until: '24 hours', percent: 100 };
  const tooMany = { ...SETTINGS, refunds: Array.from({ length: 9 }, () => one) };
  expect(coachingSchema.safeParse(tooMany).success).toBe(false);
});

function quoting(...voices: object[]) {
  return { voices: voices.map((voice) => ({ name: 'Ada', words: 'It helped.', ...voice })) };
}

function asking(...questions: (string | object)[]) {
  const asked = questions.map((each) => (typeof each === 'string' ? { label: each } : each));
  return { offers: [{ ...SETTINGS.offers[0], questions: asked }] };
}

describe('prices', () => {
  it.each([
    ['25.00 USD', 2500, '$25'],
    ['25.50 USD', 2550, '$25.50'],
    ['25 EUR', 2500, '€25'],
    ['2500 JPY', 2500, '¥2,500'],
    ['25000 HUF', 2_500_000, 'HUF 25,000'],
    ['25000.50 HUF', 2_500_050, 'HUF 25,000.50'],
  ])('read %s', (text, amount, shown) => {
    const price = priceSchema.parse(text);
    expect(price.amount).toBe(amount);
    expect(formatPrice(price, 'en-US').replace(/\s/, ' ')).toBe(shown);
  });

  it.each([
    ['en-GB', '£25', 'US$25'],
    ['de', '25 £', '25 $'],
  ])('are written as in %s', (locale, pounds, dollars) => {
    const written = (currency: string) =>
      formatPrice({ amount: 2500, currency }, locale).replace(/\s/, ' ');
    expect([written('gbp'), written('usd')]).toEqual([pounds, dollars]);
  });

  it.each(['25', '$25', '25.00 usd', '25.001 USD', '-5 USD', '1e3 USD', '1.234 KWD'])(
    'refuse %s',
    (text) => {
      expect(priceSchema.safeParse(text).success).toBe(false);
    },
  );
});

describe('the refund policy in words', () => {
  it('names every step, the longest notice first', () => {
    const refunds = [
      { until: 7200, percent: 50 },
      { until: 172_800, percent: 100 },
    ];
    expect(refundSentences(refunds).slice(0, 3)).toEqual([
      'Cancel 2 days or more before the call: all of your money back.',
      'Cancel 2 hours or more before the call: 50% of your money back.',
      'Cancel later than that: nothing back.',
    ]);
  });

  it('says so when nothing is refunded', () => {
    expect(refundSentences([])[0]).toContain('is not refunded');
  });
});
