import type { Checkout, Context } from './ledger.ts';

/** The promotion codes a session with `allow_promotion_codes` takes here, in percent off. */
export const promotionCodes: Record<string, number> = { PRACTICE50: 50, PRACTICE100: 100 };

/** Lowers what is due; `amount_subtotal` stays the price before the discount. */
export function applyPromotion(checkout: Checkout, percent: number, { newId }: Context): void {
  const { session, lineItems } = checkout;
  for (const item of lineItems) {
    item.amount_discount = Math.round((item.amount_subtotal * percent) / 100);
    item.amount_total = item.amount_subtotal - item.amount_discount;
  }
  const discount = lineItems.reduce((sum, { amount_discount }) => sum + amount_discount, 0);
  session.amount_total = (session.amount_subtotal ?? 0) - discount;
  session.total_details = { amount_discount: discount, amount_shipping: 0, amount_tax: 0 };
  session.discounts = [{ coupon: null, promotion_code: newId('promo') }];
}
