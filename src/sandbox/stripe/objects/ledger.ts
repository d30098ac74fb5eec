import type Stripe from 'stripe';
import type { Switches } from '../faults.ts';

export type Session = Stripe.Checkout.Session;
export type PaymentIntent = Stripe.PaymentIntent;
export type Refund = Stripe.Refund;
export const eventTypes = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'payment_intent.succeeded',
  'payment_intent.payment_failed',
  'refund.created',
  'refund.updated',
  'refund.failed',
] as const;
export type EventType = (typeof eventTypes)[number];

export interface Checkout {
  session: Session;
  lineItems: Stripe.LineItem[];
  /** Shown on the pay page; a line item carries the product's name only. */
  productDescriptions: string[];
  intentData: Stripe.Checkout.SessionCreateParams.PaymentIntentData;
}

/** Everything the practice account holds, in order of creation, as long as the process lives. */
export interface Ledger {
  checkouts: Map<string, Checkout>;
  /** Ids of the sessions that can still expire. */
  open: Set<string>;
  intents: Map<string, PaymentIntent>;
  refunds: Map<string, Refund>;
  events: Map<string, Stripe.Event>;
  undelivered: Set<string>;
}

/** What an operation works with; `now` is in Unix seconds, `newId('pi')` gives `pi_…`. */
export interface Context {
  ledger: Ledger;
  origin: string;
  now: () => number;
  newId: (prefix: string) => string;
  emit: (type: EventType, object: object, previous?: object) => void;
  switches: Switches;
}

export function createLedger(): Ledger {
  return {
    checkouts: new Map(),
    open: new Set(),
    intents: new Map(),
    refunds: new Map(),
    events: new Map(),
    undelivered: new Set(),
  };
}
