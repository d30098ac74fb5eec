import { describe, expect, it } from 'vitest';
import { compose, type MessageKind } from '../../../src/domain/booking/message.ts';
import { holdOf } from '../../booking.ts';

const FROM = {
  site: 'Like a Boss',
  author: 'Kayla',
  contact: 'hello@example.com',
  coachEmail: 'coach@example.com',
  coachPhone: '+15555550199',
  dials: 'coach',
  manageUrl: (id: string, role: string) => `https://desk.example/${id}/${role}`,
} as const;
const booking = {
  ...holdOf('a'),
  name: 'Ada',
  email: 'ada@example.com',
  phone: '+15555550100',
  from: 'a-post',
};

const mail = (kind: MessageKind) => ({ kind, paymentIntent: 'pi_1', refunded: 2500 });

describe('compose', () => {
  it('tells the reader when, in both zones, what was paid, and who calls whom', () => {
    const message = compose(mail('confirmed-reader'), booking, FROM);
    expect(message?.to).toEqual({ name: 'Ada', address: 'ada@example.com' });
    expect(message?.replyTo).toEqual({ name: 'Kayla', address: 'hello@example.com' });
    expect(message?.text).toContain('Monday, November 30, 2026 at 6:00 PM EST (New York time)');
    expect(message?.text).toContain('Tuesday, December 1, 2026 at 12:00 AM GMT+1 (Berlin time)');
    expect(message?.text).toContain('$25, paid. I call you at +15555550100.');
  });

  it('gives the reader the number to call when the reader dials', () => {
    const message = compose(mail('confirmed-reader'), booking, { ...FROM, dials: 'reader' });
    expect(message?.text).toContain('You call me at +15555550199.');
  });

  it('tells the coach whom to call and which post led here', () => {
    const message = compose(mail('confirmed-coach'), booking, FROM);
    expect(message?.to.address).toBe('coach@example.com');
    expect(message?.replyTo).toEqual({ name: 'Ada', address: 'ada@example.com' });
    expect(message?.text).toContain('With Ada, +15555550100, ada@example.com');
    expect(message?.text).toContain('the post "a-post"');
  });

  it('says sorry, and that all of the money comes back', () => {
    const message = compose(mail('sorry-reader'), booking, FROM);
    expect(message?.text).toContain('Your money, $25, is on its way back');
  });

  it('says what of a double payment comes back, and that the call stands', () => {
    const message = compose({ ...mail('paid-twice-reader'), refunded: 2000 }, booking, FROM);
    expect(message?.text).toContain('Your call stands');
    expect(message?.text).toContain('The second payment, $20, is on its way back');
  });

  it.each(['refund-failed-coach', 'dispute-coach'] as const)('tells the coach of a %s', (kind) => {
    const message = compose(mail(kind), booking, FROM);
    expect(message?.to.address).toBe('coach@example.com');
    expect(message?.text).toContain('pi_1');
  });

  it('tells the coach the clock of a reader elsewhere, and no clock that is her own', () => {
    const text = (zone: string) =>
      compose(mail('confirmed-coach'), { ...booking, zone }, FROM)?.text;
    expect(text('Europe/Berlin')).toContain('For them it is Tuesday, December 1');
    expect(text('America/New_York')).not.toContain('For them');
  });

  it('writes to no reader who left no address', () => {
    expect(compose(mail('confirmed-reader'), { ...booking, email: null }, FROM)).toBeUndefined();
  });
});
