import type Stripe from 'stripe';
import type { Context } from './ledger.ts';
import { nullsOf } from '../sdk-check/nulls.ts';

/** What stands on a payment page for one thing that is sold, with a price made for it. */
export function makeLineItem(
  { price_data, quantity = 1 }: Stripe.Checkout.SessionCreateParams.LineItem,
  { now, newId }: Context,
): Stripe.LineItem {
  const unit = price_data?.unit_amount ?? 0;
  const currency = price_data?.currency.toLowerCase() ?? 'usd';
  return {
    ...nullsOf<Stripe.LineItem>('LineItem'),
    id: newId('li'),
    object: 'item',
    amount_discount: 0,
    amount_subtotal: unit * quantity,
    amount_tax: 0,
    amount_total: unit * quantity,
    currency,
    description: price_data?.product_data?.name ?? null,
    metadata: {},
    price: makePrice(unit, currency, now(), newId),
    quantity,
  };
}

function makePrice(
  amount: number,
  currency: string,
  created: number,
  newId: Context['newId'],
): Stripe.Price {
  return {
    ...nullsOf<Stripe.Price>('Price'),
    id: newId('price'),
    object: 'price',
    active: false,
    billing_scheme: 'per_unit',
    created,
    currency,
    livemode: false,
    metadata: {},
    product: newId('prod'),
    tax_behavior: 'unspecified',
    type: 'one_time',
    unit_amount: amount,
    // On the wire a string; the SDK makes a Decimal of it.
    unit_amount_decimal: String(amount) as unknown as Stripe.Decimal,
  };
}
