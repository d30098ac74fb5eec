import type Stripe from 'stripe';
import type { Problem } from './errors.ts';

type Params = Stripe.Checkout.SessionCreateParams;

/** Says which valid parameter the local Stripe does not imitate, rather than pass over it. */
export function outsideScope(params: Params): Problem | undefined {
  const param =
    keyOutside(params, imitated) ??
    keyOutside(params.payment_intent_data, ['metadata'], 'payment_intent_data') ??
    keyOutside(params.custom_text, ['submit'], 'custom_text') ??
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
  'cancel_url',
  'client_reference_id',
  'custom_fields',
  'custom_text',
  'expires_at',
  'line_items',
  'metadata',
  'mode',
  'name_collection',
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
    const price = ['currency', 'unit_amount', 'product_data'];
    const product = ['name', 'description'];
    const at = `line_items[${index}]`;
    const found =
      keyOutside(item, ['price_data', 'quantity'], at) ??
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
    ['submit_type', params.submit_type, 'book'],
  ] as const;
  const found = plain.find(([, value, only]) => value !== undefined && value !== only);
  return found && `${found[0]}=${String(found[1])}`;
}
