import type Stripe from 'stripe';
import type { Problem } from './errors.ts';

type Params = Stripe.Checkout.SessionCreateParams;

/** Says which valid parameter the local Stripe does not imitate, rather than pass over it. */
export function outsideScope(params: Params): Problem | undefined {
  const param =
    keyOutside(params, imitated) ??
    keyOutside(params.payment_intent_data, ['metadata', 'description'], 'payment_intent_data') ??
    keyOutside(params.name_collection, ['individual'], 'name_collection') ??
    lineItemOutside(params.line_items ?? []) ??
    valueOutside(params);
  if (param === undefined) return undefined;
  return { param, message: `The local Stripe does not imitate ${param}.` };
}

const imitated = [
  'adaptive_pricing',
  'allow_promotion_codes',
  'allowed_payment_method_types',
  'automatic_tax',
  'billing_address_collection',
  'cancel_url',
  'client_reference_id',
  'custom_fields',
  'custom_text',
  'customer_creation',
  'customer_email',
  'expand',
  'expires_at',
  'integration_identifier',
  'line_items',
  'locale',
  'metadata',
  'mode',
  'name_collection',
  'origin_context',
  'payment_intent_data',
  'phone_number_collection',
  'submit_type',
  'success_url',
  'ui_mode',
];

function keyOutside(value: object | undefined, allowed: string[], within?: string) {
  const key = Object.keys(value ?? {}).find((name) => !allowed.includes(name));
  return key !== undefined && within ? `${within}[${key}]` : key;
}

function lineItemOutside(items: Stripe.Checkout.SessionCreateParams.LineItem[]) {
  for (const [index, item] of items.entries()) {
    const price = ['currency', 'unit_amount', 'product_data', 'tax_behavior'];
    const product = ['name', 'description', 'images', 'metadata', 'tax_code'];
    const at = `line_items[${index}]`;
    const found =
      keyOutside(item, ['price_data', 'quantity', 'metadata'], at) ??
      keyOutside(item.price_data, price, `${at}[price_data]`) ??
      keyOutside(item.price_data?.product_data, product, `${at}[price_data][product_data]`);
    if (found) return found;
  }
  return undefined;
}

function valueOutside(params: Params): string | undefined {
  const plain = [
    ['mode', params.mode, 'payment'],
    ['ui_mode', params.ui_mode, 'hosted_page'],
    ['automatic_tax[enabled]', params.automatic_tax?.enabled, false],
    ['billing_address_collection', params.billing_address_collection, 'auto'],
    ['customer_creation', params.customer_creation, 'if_required'],
  ] as const;
  const found = plain.find(([, value, only]) => value !== undefined && value !== only);
  return found && `${found[0]}=${String(found[1])}`;
}
