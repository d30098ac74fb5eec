import type Stripe from 'stripe';
import { refuse, refuseMissing, type Answer } from './errors.ts';
import type { Context, Ledger, PaymentIntent, Refund } from './ledger.ts';
import { page, within } from './lists.ts';
import { formatMoney } from './money.ts';
import { nullsOf } from '../sdk-check/nulls.ts';
import { stored } from './session-object.ts';

/** Gives back all that is left of a payment, or `amount` of it. */
export function createRefund(params: Stripe.RefundCreateParams, context: Context): Answer {
  const intent = paymentOf(params, context.ledger);
  if ('body' in intent) return intent;
  const left = intent.amount_received - refunded(intent, context.ledger);
  const amount = params.amount ?? left;
  const refusal = refuseAmount(intent, amount, left);
  if (refusal) return refusal;
  const refund = makeRefund(intent, amount, params, context);
  context.ledger.refunds.set(refund.id, refund);
  context.emit('refund.created', refund);
  const answer = { status: 200, body: structuredClone(refund) };
  if (context.switches.refunds === 'fail') endRefund(refund, 'failed', context);
  return answer;
}

export function retrieveRefund(_: unknown, { ledger }: Context, id: string): Answer {
  const refund = ledger.refunds.get(id);
  return refund ? { status: 200, body: refund } : refuseMissing('refund', id, 'refund');
}

export function listRefunds(params: Stripe.RefundListParams, { ledger }: Context): Answer {
  const matches = (refund: Refund) =>
    within(refund.created, params.created) &&
    (params.payment_intent === undefined || refund.payment_intent === params.payment_intent) &&
    (params.charge === undefined || refund.charge === params.charge);
  return page([...ledger.refunds.values()].filter(matches), params, '/v1/refunds');
}

/**
 * What a bank does later: a pending refund succeeds, a pending or succeeded one fails and the money
 * can be refunded anew. False when the refund cannot move so.
 */
export function endRefund(
  refund: Refund,
  outcome: 'succeeded' | 'failed',
  { emit }: Pick<Context, 'emit'>,
): boolean {
  const from = refund.status;
  if (from !== 'pending' && !(from === 'succeeded' && outcome === 'failed')) return false;
  refund.status = outcome;
  delete refund.pending_reason;
  if (outcome === 'failed') refund.failure_reason = 'expired_or_canceled_card';
  emit('refund.updated', refund, { status: from });
  if (outcome === 'failed') emit('refund.failed', refund);
  return true;
}

function paymentOf(params: Stripe.RefundCreateParams, ledger: Ledger): PaymentIntent | Answer {
  const { payment_intent: id, charge } = params;
  if (id === undefined && charge === undefined)
    return refuse(400, {
      code: 'parameter_missing',
      message:
        'One of the following params should be provided for this request: payment_intent or charge.',
    });
  const intents = [...ledger.intents.values()];
  const intent =
    id === undefined ? intents.find((one) => one.latest_charge === charge) : ledger.intents.get(id);
  if (!intent)
    return id === undefined
      ? refuseMissing('charge', charge ?? '', 'charge')
      : refuseMissing('payment_intent', id, 'payment_intent');
  if (intent.status === 'succeeded') return intent;
  return refuse(400, {
    code: 'payment_intent_unexpected_state',
    param: 'payment_intent',
    message: `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
  });
}

function refunded(intent: PaymentIntent, ledger: Ledger): number {
  return [...ledger.refunds.values()]
    .filter(({ payment_intent, status }) => payment_intent === intent.id && status !== 'failed')
    .reduce((sum, { amount }) => sum + amount, 0);
}

function refuseAmount(intent: PaymentIntent, amount: number, left: number): Answer | undefined {
  if (left <= 0)
    return refuse(400, {
      code: 'charge_already_refunded',
      message: `Charge ${String(intent.latest_charge)} has already been refunded.`,
    });
  if (amount <= left) return undefined;
  const shown = (value: number) => formatMoney(value, intent.currency);
  const than = left === intent.amount_received ? 'charge amount' : 'unrefunded amount on charge';
  return refuse(400, {
    param: 'amount',
    message: `Refund amount (${shown(amount)}) is greater than ${than} (${shown(left)})`,
  });
}

function makeRefund(
  intent: PaymentIntent,
  amount: number,
  { metadata, reason }: Stripe.RefundCreateParams,
  { now, newId, switches }: Context,
): Refund {
  const pending = switches.refunds === 'pending';
  return {
    ...nullsOf<Refund>('Refund'),
    id: newId('re'),
    object: 'refund',
    amount,
    balance_transaction: newId('txn'),
    charge: intent.latest_charge,
    created: now(),
    currency: intent.currency,
    metadata: stored(metadata),
    payment_intent: intent.id,
    payment_method: intent.payment_method,
    ...(pending ? { pending_reason: 'processing' } : {}),
    reason: reason ?? null,
    status: pending ? 'pending' : 'succeeded',
  };
}
