import type Stripe from 'stripe';
import type { Answer } from './errors.ts';
import type { Checkout, Context, Ledger } from './ledger.ts';
import { page, within } from './lists.ts';
import { nullsOf } from '../sdk-check/nulls.ts';

/** The promotion codes a session with `allow_promotion_codes` takes here, in percent off. */
export const promotionCodes: Record<string, number> = { PRACTICE50: 50, PRACTICE100: 100 };

/** Lowers what is due; `amount_subtotal` stays the price before the discount. */
export function applyPromotion(checkout: Checkout, code: string): void {
  const { session, lineItems } = checkout;
  const percent = promotionCodes[code] ?? 0;
  for (const item of lineItems) {
    item.amount_discount = Math.round((item.amount_subtotal * percent) / 100);
    item.amount_total = item.amount_subtotal - item.amount_discount;
  }
  const discount = lineItems.reduce((sum, { amount_discount }) => sum + amount_discount, 0);
  session.amount_total = (session.amount_subtotal ?? 0) - discount;
  session.total_details = { amount_discount: discount, amount_shipping: 0, amount_tax: 0 };
  session.discounts = [{ coupon: null, promotion_code: idOf(code) }];
}

export function listPromotionCodes(
  params: Stripe.PromotionCodeListParams,
  { ledger }: Context,
): Answer {
  const codes = Object.keys(promotionCodes).map((code) => promotionCode(code, ledger));
  const matches = ({ active, code, created, promotion }: Stripe.PromotionCode) =>
    (params.active ?? true) === active &&
    (params.code ?? code).toUpperCase() === code &&
    (params.coupon ?? promotion.coupon) === promotion.coupon &&
    params.customer === undefined &&
    params.customer_account === undefined &&
    within(created, params.created);
  return page(codes.filter(matches), params, '/v1/promotion_codes');
}

function promotionCode(code: string, ledger: Ledger): Stripe.PromotionCode {
  const used = [...ledger.checkouts.values()].filter(({ session }) =>
    session.discounts?.some(({ promotion_code }) => promotion_code === idOf(code)),
  );
  return {
    ...nullsOf<Stripe.PromotionCode>('PromotionCode'),
    id: idOf(code),
    object: 'promotion_code',
    active: true,
    code,
    created: 0,
    livemode: false,
    metadata: {},
    promotion: { type: 'coupon', coupon: code.toLowerCase() },
    restrictions: {
      first_time_transaction: false,
      minimum_amount: null,
      minimum_amount_currency: null,
    },
    times_redeemed: used.length,
  };
}

function idOf(code: string): string {
  return `promo_${code.toLowerCase()}`;
}
