import type Stripe from 'stripe';
import type { Checkout, Context, Session } from './ledger.ts';
import { nullsOf } from '../sdk-check/nulls.ts';
import { makeLineItem } from './line-item.ts';

type Params = Stripe.Checkout.SessionCreateParams;

/** A new open session from parameters that have passed every check. */
export function makeCheckout(params: Params, context: Context): Checkout {
  const id = context.newId('cs_test');
  const lineItems = (params.line_items ?? []).map((item) => makeLineItem(item, context));
  const total = lineItems.reduce((sum, { amount_total }) => sum + amount_total, 0);
  const session: Session = {
    ...nullsOf<Session>('Session'),
    ...usual,
    id,
    object: 'checkout.session',
    adaptive_pricing: { enabled: params.adaptive_pricing?.enabled ?? true },
    allow_promotion_codes: params.allow_promotion_codes ?? null,
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    amount_subtotal: total,
    amount_total: total,
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    created: context.now(),
    currency: lineItems[0]?.currency ?? null,
    custom_fields: (params.custom_fields ?? []).map(makeField),
    custom_text: makeCustomText(params.custom_text),
    expires_at: params.expires_at ?? context.now() + 24 * 60 * 60,
    livemode: false,
    metadata: stored(params.metadata),
    mode: 'payment',
    ...namesAsked(params.name_collection),
    payment_method_types: params.allowed_payment_method_types ?? [
      'card',
      'link',
      'us_bank_account',
    ],
    payment_status: 'unpaid',
    phone_number_collection: { enabled: params.phone_number_collection?.enabled ?? false },
    status: 'open',
    submit_type: params.submit_type ?? null,
    success_url: params.success_url ?? null,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: `${context.origin}/c/pay/${id}`,
  };
  const productDescriptions = (params.line_items ?? []).map(
    ({ price_data }) => price_data?.product_data?.description ?? '',
  );
  return { session, lineItems, productDescriptions, intentData: params.payment_intent_data ?? {} };
}

/** Metadata as Stripe keeps it: strings, and no key for an empty value. */
export function stored(
  metadata: Stripe.Emptyable<Stripe.MetadataParam> | undefined,
): Stripe.Metadata {
  const entries = Object.entries(metadata || {}).filter(
    ([, value]) => value !== '' && value !== null,
  );
  return Object.fromEntries(entries.map(([key, value]) => [key, String(value)]));
}

function makeField(field: Stripe.Checkout.SessionCreateParams.CustomField) {
  const { key, label, type, optional = false } = field;
  const common = { key, label: { custom: label.custom, type: label.type }, type, optional };
  if (type === 'dropdown') {
    const { options = [], default_value = null } = field.dropdown ?? {};
    return { ...common, dropdown: { default_value, options, value: null } };
  }
  const {
    default_value = null,
    minimum_length = null,
    maximum_length = null,
  } = (type === 'numeric' ? field.numeric : field.text) ?? {};
  const answer = { default_value, minimum_length, maximum_length, value: null };
  return type === 'numeric' ? { ...common, numeric: answer } : { ...common, text: answer };
}

function makeCustomText(text: Params['custom_text'] = {}): Session['custom_text'] {
  return {
    after_submit: null,
    shipping_address: null,
    submit: text.submit || null,
    terms_of_service_acceptance: null,
  };
}

function namesAsked(asked: Params['name_collection']): Pick<Session, 'name_collection'> {
  if (!asked?.individual) return {};
  const { enabled, optional = false } = asked.individual;
  return { name_collection: { individual: { enabled, optional } } };
}

/** What is the same of all that is sold here. */
const usual = {
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  customer_creation: 'if_required',
  discounts: [],
  payment_method_collection: 'if_required',
  payment_method_options: {},
  shipping_options: [],
} satisfies Partial<Session>;
