import Stripe from 'stripe';
import type { Checkout, DueRefund, RefundState } from '../../domain/booking/checkout.ts';
import { isMarked, markIn, markOf } from './refund-mark.ts';

/** A page waits no longer to say what can still come back. */
const PATIENCE = { timeout: 4_000, maxNetworkRetries: 0 };

/** Money that goes back, by this site and by hand. */
export function stripeRefunds(
  stripe: Stripe,
): Pick<Checkout, 'givenBack' | 'refund' | 'refundState'> {
  const list = async (paymentIntent: string, patience?: Stripe.RequestOptions) =>
    (await stripe.refunds.list({ payment_intent: paymentIntent, limit: 100 }, patience)).data;

  return {
    async givenBack(paymentIntent) {
      const good = (await list(paymentIntent, PATIENCE)).filter(isGood);
      return good.map(({ amount, metadata }) => ({ amount, refund: markIn(metadata) }));
    },

    refundState: async (due) => stateOf(due, await list(due.paymentIntent)),

    async refund(due) {
      const { id, paymentIntent, amount } = due;
      try {
        // Stripe forgets a key after a day: what was given back then would go out once more.
        const before = await list(paymentIntent);
        const own = sum(before.filter((one) => isGood(one) && isOwn(one, due)));
        const state = stateOf(due, before);
        if (state === 'given') return own || amount;
        const intent = await stripe.paymentIntents.retrieve(paymentIntent);
        const left = intent.amount_received - sum(before.filter(isGood));
        const rest = Math.min(amount - own, left);
        // All of it has gone back already.
        if (rest <= 0) return own || amount;

        const asked = { payment_intent: paymentIntent, amount: rest };
        const request = due.marked ? { ...asked, metadata: markOf(due) } : asked;
        const part = rest === amount ? '' : `:${rest}`;
        const made = await stripe.refunds
          .create(request, { idempotencyKey: `refund:${id}${part}` })
          .catch((error: unknown) => {
            // All that is left can't go back twice, so it may be asked without the key; a part waits for its day.
            if (!isReplayed(error) || rest < left) throw error;
            return stripe.refunds.create(request);
          });
        // For the same key Stripe repeats its first answer, also when that refund has failed since.
        const total = own + rest;
        const isGiven =
          state === 'failed'
            ? stateOf({ ...due, amount: total }, await list(paymentIntent)) === 'given'
            : isGood(made);
        return isGiven ? total : undefined;
      } catch (error) {
        if (error instanceof Stripe.errors.StripeError && error.code === 'charge_already_refunded')
          return amount;
        // Another account's payment, a dispute: no later try succeeds. Of one that asked for more than was
        // left by then, the next one asks for less.
        const isInVain = error instanceof Stripe.errors.StripeInvalidRequestError;
        if (isInVain && error.param !== 'amount') return undefined;
        throw error;
      }
    },
  };
}

/** What was given elsewhere after ours had failed takes its place; what was given before was a gift. */
function stateOf(due: DueRefund, refunds: readonly Stripe.Refund[]): RefundState {
  const own = refunds.filter((one) => isOwn(one, due));
  const good = own.filter(isGood);
  if (sum(good) >= due.amount) return 'given';
  const failed = own.filter((one) => !isGood(one));
  if (failed.length === 0) return 'unknown';
  const since = Math.max(...failed.map(({ created }) => created));
  const instead = refunds.filter(
    (one) => isGood(one) && isElsewhere(one) && !isOwn(one, due) && one.created >= since,
  );
  return sum(good) + sum(instead) >= due.amount ? 'given' : 'failed';
}

function isOwn(refund: Stripe.Refund, due: DueRefund): boolean {
  return due.marked ? isMarked(refund.metadata, due) : isElsewhere(refund);
}

function isElsewhere({ metadata }: Stripe.Refund): boolean {
  return markIn(metadata) === null;
}

function isGood({ status }: Stripe.Refund): boolean {
  return status !== 'failed' && status !== 'canceled';
}

function sum(refunds: readonly Stripe.Refund[]): number {
  return refunds.reduce((total, { amount }) => total + amount, 0);
}

/** Stripe keeps a failure of its own and repeats it for the same key, a day long. */
function isReplayed(error: unknown): boolean {
  if (!(error instanceof Stripe.errors.StripeError) || (error.statusCode ?? 0) < 500) return false;
  return error.headers?.['idempotent-replayed'] === 'true';
}
