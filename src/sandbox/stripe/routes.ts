import type Stripe from 'stripe';
import { refuse, type Answer } from './objects/errors.ts';
import { eventTypeName, listEvents, retrieveEvent } from './objects/events.ts';
import type { FormFields } from './form-body.ts';
import { eventTypes, type Context } from './objects/ledger.ts';
import { retrieveIntent } from './objects/payments.ts';
import { listPromotionCodes } from './objects/promotions.ts';
import { createRefund, listRefunds, retrieveRefund } from './objects/refunds.ts';
import { createSession, expireSession, listSessions, retrieveSession } from './objects/sessions.ts';

export interface Route {
  /** The SDK's types that the parameters and a good answer must fit. */
  params: string;
  answer: string;
  run: (call: Call, context: Context) => Answer;
}

interface Call {
  id: string;
  /** Already checked against the route's `params`. */
  params: FormFields;
}

const events = eventTypes.map(eventTypeName).join(' | ');
const sessions = '/v1/checkout/sessions';

/** Every API route by the name that fault switches use. */
export const routes: Record<string, Route> = {
  [`POST ${sessions}`]: {
    params: 'Checkout.SessionCreateParams',
    answer: 'Session',
    run: ({ params }, context) =>
      createSession(params as Stripe.Checkout.SessionCreateParams, context),
  },
  [`GET ${sessions}`]: {
    params: 'Checkout.SessionListParams',
    answer: 'ApiList<Session>',
    run: ({ params }, context) => listSessions(params, context),
  },
  [`GET ${sessions}/:id`]: {
    params: 'Checkout.SessionRetrieveParams',
    answer: 'Session',
    run: ({ id }, context) => retrieveSession(id, context),
  },
  [`POST ${sessions}/:id/expire`]: {
    params: 'Checkout.SessionExpireParams',
    answer: 'Session',
    run: ({ id }, context) => expireSession(id, context),
  },
  'GET /v1/payment_intents/:id': {
    params: 'PaymentIntentRetrieveParams',
    answer: 'PaymentIntent',
    run: ({ id }, context) => retrieveIntent(id, context),
  },
  'POST /v1/refunds': {
    params: 'RefundCreateParams',
    answer: 'Refund',
    run: ({ params }, context) => createRefund(params, context),
  },
  'GET /v1/refunds': {
    params: 'RefundListParams',
    answer: 'ApiList<Refund>',
    run: ({ params }, context) => listRefunds(params, context),
  },
  'GET /v1/refunds/:id': {
    params: 'RefundRetrieveParams',
    answer: 'Refund',
    run: ({ id }, context) => retrieveRefund(id, context),
  },
  'GET /v1/promotion_codes': {
    params: 'PromotionCodeListParams',
    answer: 'ApiList<PromotionCode>',
    run: ({ params }, context) => listPromotionCodes(params, context),
  },
  'GET /v1/events': {
    params: 'EventListParams',
    answer: `ApiList<${events}>`,
    run: ({ params }, context) => listEvents(params, context),
  },
  'GET /v1/events/:id': {
    params: 'EventRetrieveParams',
    answer: events,
    run: ({ id }, context) => retrieveEvent(id, context),
  },
};

export interface Match {
  name: string;
  route: Route;
  id: string;
}

/** Finds the route of a request; the `:id` of its path may be anything without a slash. */
export function matchRoute(method: string, pathname: string): Match | undefined {
  for (const [name, route] of Object.entries(routes)) {
    const pattern = name.replace(':id', '([^/]+)');
    const match = new RegExp(`^${pattern}$`).exec(`${method} ${pathname}`);
    if (match) return { name, route, id: match[1] ?? '' };
  }
  return undefined;
}

export function refuseRoute(method: string, pathname: string): Answer {
  return refuse(404, {
    message: `Unrecognized request URL (${method}: ${pathname}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
  });
}
