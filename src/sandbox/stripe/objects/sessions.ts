import type Stripe from 'stripe';
import { refuse, refuseMissing, type Answer } from './errors.ts';
import type { Context, Session } from './ledger.ts';
import { page, within } from './lists.ts';
import { makeCheckout } from './session-object.ts';
import { breaksSessionRules } from './session-rules.ts';
import { outsideScope } from './session-scope.ts';

const path = '/v1/checkout/sessions';

export function createSession(
  params: Stripe.Checkout.SessionCreateParams,
  context: Context,
): Answer {
  const problem = outsideScope(params) ?? breaksSessionRules(params, context.now());
  if (problem) return refuse(400, problem);
  const checkout = makeCheckout(params, context);
  context.ledger.checkouts.set(checkout.session.id, checkout);
  context.ledger.open.add(checkout.session.id);
  return { status: 200, body: checkout.session };
}

export function retrieveSession(_: unknown, { ledger }: Context, id: string): Answer {
  const checkout = ledger.checkouts.get(id);
  return checkout ? { status: 200, body: checkout.session } : missing(id);
}

export function listSessions(
  params: Stripe.Checkout.SessionListParams,
  { ledger }: Context,
): Answer {
  const equal = [
    'status',
    'payment_intent',
    'customer',
    'customer_account',
    'payment_link',
    'subscription',
  ] as const;
  const email = params.customer_details?.email;
  const matches = (session: Session) =>
    within(session.created, params.created) &&
    equal.every((key) => params[key] === undefined || session[key] === params[key]) &&
    (email === undefined || session.customer_details?.email === email);
  const sessions = [...ledger.checkouts.values()].map(({ session }) => session);
  return page(sessions.filter(matches), params, path);
}

/** Ends an open session as the merchant asks; any other is refused, also a paid one. */
export function expireSession(_: unknown, context: Context, id: string): Answer {
  const checkout = context.ledger.checkouts.get(id);
  if (!checkout) return missing(id);
  const { session } = checkout;
  if (session.status !== 'open')
    return refuse(400, {
      message: `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
    });
  expire(session, context);
  return { status: 200, body: session };
}

/** Expires what is past its time by the clock, once, with its event. */
export function expireDue(context: Context): void {
  const { ledger, now } = context;
  for (const id of ledger.open) {
    const { session } = ledger.checkouts.get(id)!;
    if (session.expires_at <= now()) expire(session, context);
  }
}

function expire(session: Session, { ledger, emit }: Context): void {
  session.status = 'expired';
  session.url = null;
  ledger.open.delete(session.id);
  emit('checkout.session.expired', session);
}

function missing(id: string): Answer {
  return refuseMissing('checkout.session', id, 'session');
}
