import type { Booking } from '../domain/booking/booking.ts';
import type { Checkout } from '../domain/booking/ports.ts';
import type { Mailer } from '../domain/mail/message.ts';
import { log, logFault } from '../log.ts';

/** The payment page, with a line in the log for each page that it opened, each payment that it gave back, and each that did not arrive. */
export function loggedCheckout(checkout: Checkout): Checkout {
  return {
    ...checkout,
    async open(booking) {
      const opened = await checkout.open(booking);
      const session = opened.ok ? opened.sessionId : null;
      log('checkout.opened', { booking: booking.id, attempt: booking.attempt, session });
      return opened;
    },
    async refund(refund) {
      const given = await checkout.refund(refund);
      const { bookingId: booking, paymentIntent, amount } = refund;
      log('refund.asked', { booking, payment: paymentIntent, amount, given });
      return given;
    },
    async refundState(refund) {
      const state = await checkout.refundState(refund);
      if (state !== 'given') log('refund.checked', { payment: refund.paymentIntent, state });
      return state;
    },
  };
}

/** The same of mails that went out. */
export function loggedMailer(mailer: Mailer): Mailer {
  return {
    async send(message) {
      await mailer.send(message);
      log('mail.sent', { mail: message.id });
    },
  };
}

/** What became of a session, in the log. */
export function logFulfilled(booking: Booking | undefined): void {
  log('booking.fulfilled', { booking: booking?.id, state: booking?.state });
}

/** Waits for all of them; what fails is logged and no more. */
export async function logFaults(works: Record<string, Promise<unknown>>): Promise<void> {
  const all = Object.entries(works).map(([name, work]) =>
    work.catch((fault: unknown) => logFault(`${name}.failed`, fault)),
  );
  await Promise.all(all);
}
