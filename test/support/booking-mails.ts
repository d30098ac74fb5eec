import { bookingWriter } from '../../src/domain/booking/mails/booking-writer.ts';
import type { LetterFacts } from '../../src/domain/booking/mails/letter-facts.ts';
import type { MessageKind } from '../../src/domain/booking/mails/message-kind.ts';
import { messageOf } from '../../src/domain/booking/mails/message.ts';
import { deliver } from '../../src/domain/mail/deliver.ts';
import { fakeCheckout } from './fakes.ts';
import type { Checkout } from '../../src/domain/booking/checkout.ts';
import type { Mailer } from '../../src/domain/mail/message.ts';
import { CORRESPONDENT } from './booking.ts';
import type { Store } from './store.ts';

/** Sends what is due about bookings, as the site does. */
export function deliverMails(
  world: Omit<Parameters<typeof bookingWriter>[0], 'from' | 'calendarUnread' | 'checkout'> & {
    store: Store;
    mailer: Mailer;
    checkout?: Checkout;
  },
): Promise<void> {
  const { store: outbox, mailer, now } = world;
  const known = {
    checkout: fakeCheckout().checkout,
    from: CORRESPONDENT,
    calendarUnread: () => undefined,
  };
  const booking = bookingWriter({ ...known, ...world });
  return deliver({ outbox, mailer, now, writers: { booking } });
}

/** What is due about a payment of $25. */
export const mail = (
  kind: MessageKind,
  back: number | null = 2500,
  failed = kind.startsWith('refund-failed'),
  gift: string | null = null,
) => ({ kind, payment: 'pi_1', back, sure: true, failed, gift });

/** The message of it about this booking. */
export function write(
  { kind, ...money }: ReturnType<typeof mail>,
  booking: LetterFacts['booking'],
  from = CORRESPONDENT,
  slots: LetterFacts['slots'] = [],
  more: Partial<LetterFacts> = {},
) {
  const facts = {
    booking,
    from,
    slots,
    calls: [booking],
    earlier: [],
    paused: undefined,
    followUp: undefined,
  };
  return messageOf(kind, { ...facts, ...money, ...more });
}
