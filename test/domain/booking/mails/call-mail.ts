import { write } from '../../../support/booking-mails.ts';
import { holdOf, MONDAY_6PM } from '../../../support/booking.ts';

/** A call that is paid, the same when its reader has moved it, and when it is canceled. */
export const booking = {
  ...holdOf('a'),
  state: 'paid' as const,
  name: 'Ada',
  email: 'ada@example.com',
  phone: '+1 555 555 0100',
  charged: 2500,
  from: 'a-post',
  answers: [{ question: 'What shall we talk about?', answer: 'My boss, & <how> to leave' }],
};
export const moved = {
  ...booking,
  start: MONDAY_6PM + 4500,
  sequence: 1,
  movedBy: 'reader' as const,
};
export const canceled = { ...booking, state: 'canceled' as const, sequence: 1 };

/** The words of a mail. */
export const text = (...args: Parameters<typeof write>) => write(...args)?.text ?? '';
