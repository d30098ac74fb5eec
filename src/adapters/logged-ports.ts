import type { Checkout } from '../domain/booking/checkout.ts';
import type { Log } from '../domain/log.ts';
import { isRefused, type Mailer } from '../domain/mail/message.ts';

/** The payment page, with a line in the log for each page that it opened, each payment that it gave back, and each that did not arrive. */
export function loggedCheckout(checkout: Checkout, { happened, failed }: Log): Checkout {
  return {
    ...checkout,
    async open(booking) {
      const opened = await checkout.open(booking);
      const session = opened.ok ? shortened(opened.sessionId) : null;
      happened('checkout.opened', { booking: booking.id, attempt: booking.attempt, session });
      return opened;
    },
    async givenBack(payment) {
      return checkout.givenBack(payment).catch((fault: unknown) => {
        failed('refunds.unknown', fault, { payment });
        throw fault;
      });
    },
    async refund(refund) {
      const given = await checkout.refund(refund);
      const { bookingId: booking, paymentIntent, amount } = refund;
      happened('refund.asked', { booking, payment: paymentIntent, amount, given });
      return given;
    },
    async refundState(refund) {
      const state = await checkout.refundState(refund);
      if (state !== 'given') happened('refund.checked', { payment: refund.paymentIntent, state });
      return state;
    },
  };
}

/** The same of mails that went out, and of those whose address is refused. */
export function loggedMailer(mailer: Mailer, { happened }: Log): Mailer {
  return {
    async send(message) {
      await mailer.send(message).catch((fault: unknown) => {
        if (isRefused(fault)) happened('mail.refused', { mail: message.id });
        throw fault;
      });
      happened('mail.sent', { mail: message.id });
    },
  };
}

/** Enough to find it in Stripe's dashboard, and too little to open its page. */
function shortened(sessionId: string): string {
  return sessionId.length > 16 ? `${sessionId.slice(0, 12)}…${sessionId.slice(-4)}` : sessionId;
}
