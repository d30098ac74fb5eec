import type Stripe from 'stripe';
import type { Booking } from '../../domain/booking/booking.ts';
import { payableUntil } from '../../domain/booking/hold.ts';
import { coachingPath } from '../../domain/booking/coaching-query.ts';
import type { Question } from '../../domain/booking/offer.ts';
import { refundSentences } from '../../domain/booking/refund-policy.ts';
import { formatWhen } from '../../domain/time/hour.ts';

/**
 * What the payment page of a booking says and asks. Every value comes from the stored row and from
 * settings that change with a build, so that a retry under one key is the same request.
 */
export function pageFor(
  booking: Booking,
  { siteUrl, locale }: { siteUrl: URL; locale: string },
): Stripe.Checkout.SessionCreateParams {
  const metadata = { booking_id: booking.id };
  return {
    mode: 'payment',
    submit_type: 'book',
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: booking.currency,
          unit_amount: booking.amount,
          product_data: { name: booking.title, description: whenFor(booking, locale) },
        },
      },
    ],
    client_reference_id: booking.id,
    metadata,
    payment_intent_data: { metadata },
    phone_number_collection: { enabled: true },
    name_collection: { individual: { enabled: true } },
    ...(booking.codes && { allow_promotion_codes: true }),
    custom_fields: booking.questions.map(fieldFor),
    custom_text: { submit: { message: refundSentences(booking.refunds).join(' ') } },
    allowed_payment_method_types: ['card', 'link'],
    adaptive_pricing: { enabled: false },
    expires_at: payableUntil(booking),
    success_url: `${new URL('/coaching/confirmed/', siteUrl).href}?session_id={CHECKOUT_SESSION_ID}`,
    cancel_url: new URL(coachingPath(booking), siteUrl).href,
  };
}

function whenFor({ start, coachZone, zone }: Booking, locale: string): string {
  const zones = [...new Set([zone, coachZone])];
  return zones.map((each) => formatWhen(start, each, locale)).join(', which is ');
}

function fieldFor(
  { label, optional, choices }: Question,
  index: number,
): Stripe.Checkout.SessionCreateParams.CustomField {
  const asked = {
    key: `q${index + 1}`,
    label: { type: 'custom', custom: label },
    optional,
  } as const;
  if (!choices) return { ...asked, type: 'text' };
  const options = choices.map((label, index) => ({ label, value: `a${index + 1}` }));
  return { ...asked, type: 'dropdown', dropdown: { options } };
}
