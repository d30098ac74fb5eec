import { refuseMissing, type Answer } from './errors.ts';
import type { Checkout, Context, PaymentIntent, Session } from './ledger.ts';
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

export function retrieveIntent(id: string, { ledger }: Context): Answer {
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
    ...unused,
    id,
    object: 'payment_intent',
    amount: session.amount_total ?? 0,
    amount_capturable: 0,
    amount_received: 0,
    client_secret: `${id}_secret_practice`,
    created: context.now(),
    currency: session.currency ?? 'usd',
    description: null,
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

const unused = {
  allowed_payment_method_types: null,
  application: null,
  application_fee_amount: null,
  automatic_payment_methods: null,
  canceled_at: null,
  cancellation_reason: null,
  capture_method: 'automatic_async',
  confirmation_method: 'automatic',
  customer: null,
  customer_account: null,
  excluded_payment_method_types: null,
  last_payment_error: null,
  latest_charge: null,
  managed_payments: null,
  next_action: null,
  on_behalf_of: null,
  payment_method_configuration_details: null,
  payment_method_options: {},
  payment_record: null,
  processing: null,
  receipt_email: null,
  review: null,
  setup_future_usage: null,
  shipping: null,
  source: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  transfer_group: null,
} satisfies Partial<PaymentIntent>;
