import { describe, expect, it } from 'vitest';
import { compose } from '../../../src/domain/booking/message.ts';
import { holdOf } from '../../booking.ts';

const FROM = {
  site: 'Like a Boss',
  author: 'Kayla',
  contact: 'hello@example.com',
  coachEmail: 'coach@example.com',
  coachPhone: '+15555550199',
  dials: 'coach',
} as const;
const booking = {
  ...holdOf('a'),
  name: 'Ada',
  email: 'ada@example.com',
  phone: '+15555550100',
  from: 'a-post',
};

describe('compose', () => {
  it('tells the reader when, in both zones, what was paid, and who calls whom', () => {
    const message = compose('confirmed-reader', booking, FROM);
    expect(message?.to).toEqual({ name: 'Ada', address: 'ada@example.com' });
    expect(message?.replyTo).toBe('hello@example.com');
    expect(message?.text).toContain('Monday, November 30, 2026 at 6:00 PM (New York time)');
    expect(message?.text).toContain('Tuesday, December 1, 2026 at 12:00 AM (Berlin time)');
    expect(message?.text).toContain('$25, paid. I call you at +15555550100.');
  });

  it('gives the reader the number to call when the reader dials', () => {
    const message = compose('confirmed-reader', booking, { ...FROM, dials: 'reader' });
    expect(message?.text).toContain('You call me at +15555550199.');
  });

  it('tells the coach whom to call and which post led here', () => {
    const message = compose('confirmed-coach', booking, FROM);
    expect(message?.to.address).toBe('coach@example.com');
    expect(message?.replyTo).toBe('ada@example.com');
    expect(message?.text).toContain('With Ada, +15555550100, ada@example.com');
    expect(message?.text).toContain('the post "a-post"');
  });

  it('says sorry, and that all of the money comes back', () => {
    const message = compose('sorry-reader', booking, FROM);
    expect(message?.text).toContain('All of your money, $25, is on its way back');
  });

  it('writes to no reader who left no address', () => {
    expect(compose('confirmed-reader', { ...booking, email: null }, FROM)).toBeUndefined();
  });
});
