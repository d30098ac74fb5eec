import { refuseMissing, type Answer } from './errors.ts';
import type { Checkout, Context, PaymentIntent, Session } from './ledger.ts';
import { nullsOf } from '../sdk-check/nulls.ts';
import { stored } from './session-object.ts';

/** What the visitor typed, already checked. `answers` are the custom fields' by key. */
export interface Details {
  email: string;
  name: string | null;
  phone: string | null;
  answers: Record<string, string>;
}

/**
 * Completes an open session: paid at once, `delayed` (unpaid until `settle`), or with nothing to pay
 * and then without a PaymentIntent.
 */
export function completeSession(
  checkout: Checkout,
  details: Details,
  method: 'card' | 'delayed',
  context: Context,
): void {
  const { session } = checkout;
  keepDetails(session, details);
  session.status = 'complete';
  session.url = null;
  context.ledger.open.delete(session.id);
  if (session.amount_total === 0) {
    session.payment_status = 'no_payment_required';
  } else {
    const intent = makeIntent(checkout, method, context);
    context.ledger.intents.set(intent.id, intent);
    session.payment_intent = intent.id;
    session.payment_status = method === 'card' ? 'paid' : 'unpaid';
    if (method === 'card') context.emit('payment_intent.succeeded', intent);
  }
  context.emit('checkout.session.completed', session);
}

/** Ends a delayed payment; false when the session has none under way. */
export function settlePayment(
  checkout: Checkout,
  outcome: 'succeeded' | 'failed',
  context: Context,
): boolean {
  const { session } = checkout;
  const intent = context.ledger.intents.get(String(session.payment_intent));
  if (intent?.status !== 'processing') return false;
  if (outcome === 'succeeded') {
    collect(intent, context);
    session.payment_status = 'paid';
    context.emit('payment_intent.succeeded', intent);
    context.emit('checkout.session.async_payment_succeeded', session);
  } else {
    intent.status = 'requires_payment_method';
    intent.last_payment_error = {
      type: 'card_error',
      code: 'payment_method_provider_decline',
      message: 'The bank declined the practice debit.',
    };
    context.emit('payment_intent.payment_failed', intent);
    context.emit('checkout.session.async_payment_failed', session);
  }
  return true;
}

export function retrieveIntent(_: unknown, { ledger }: Context, id: string): Answer {
  const intent = ledger.intents.get(id);
  return intent ? { status: 200, body: intent } : refuseMissing('payment_intent', id, 'intent');
}

function keepDetails(session: Session, { email, name, phone, answers }: Details): void {
  session.customer_details = {
    address: null,
    business_name: null,
    email,
    individual_name: name,
    name,
    phone,
    tax_exempt: 'none',
    tax_ids: [],
  };
  session.collected_information = {
    business_name: null,
    individual_name: name,
    shipping_details: null,
  };
  for (const field of session.custom_fields) {
    const kind = field.dropdown ?? field.numeric ?? field.text;
    if (kind) kind.value = answers[field.key] || null;
  }
}

function makeIntent(
  { session, intentData }: Checkout,
  method: 'card' | 'delayed',
  context: Context,
) {
  const id = context.newId('pi');
  const intent: PaymentIntent = {
    ...nullsOf<PaymentIntent>('PaymentIntent'),
    ...usual,
    id,
    object: 'payment_intent',
    amount: session.amount_total ?? 0,
    amount_capturable: 0,
    amount_received: 0,
    client_secret: `${id}_secret_practice`,
    created: context.now(),
    currency: session.currency ?? 'usd',
    livemode: false,
    metadata: stored(intentData.metadata),
    payment_method: context.newId('pm'),
    payment_method_types: method === 'card' ? ['card'] : ['us_bank_account'],
    status: 'processing',
  };
  if (method === 'card') collect(intent, context);
  return intent;
}

function collect(intent: PaymentIntent, { newId }: Context): void {
  intent.status = 'succeeded';
  intent.amount_received = intent.amount;
  intent.latest_charge = newId('ch');
}

/** What is the same of all that is sold here. */
const usual = {
  capture_method: 'automatic_async',
  confirmation_method: 'automatic',
  payment_method_options: {},
} satisfies Partial<PaymentIntent>;
