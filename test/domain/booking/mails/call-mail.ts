import { compose, type MessageKind } from '../../../../src/domain/booking/mails/compose.ts';
import { holdOf, MONDAY_6PM } from '../../../support/booking.ts';

/** A call that is paid, the same when its reader has moved it, and when it is cancelled. */
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
export const cancelled = { ...booking, state: 'cancelled' as const, sequence: 1 };

/** What is due about it. */
export const mail = (
  kind: MessageKind,
  refunded: number | null = 2500,
  refundFailed = kind.startsWith('refund-failed'),
) => ({ kind, paymentIntent: 'pi_1', refunded, refundFailed });
/** The words of the mail. */
export const text = (...args: Parameters<typeof compose>) => compose(...args)?.text ?? '';
