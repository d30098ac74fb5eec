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
  [`POST ${sessions}`]: route('Checkout.SessionCreateParams', 'Session', createSession),
  [`GET ${sessions}`]: route('Checkout.SessionListParams', 'ApiList<Session>', listSessions),
  [`GET ${sessions}/:id`]: route('Checkout.SessionRetrieveParams', 'Session', retrieveSession),
  [`POST ${sessions}/:id/expire`]: route('Checkout.SessionExpireParams', 'Session', expireSession),
  'GET /v1/payment_intents/:id': route(
    'PaymentIntentRetrieveParams',
    'PaymentIntent',
    retrieveIntent,
  ),
  'POST /v1/refunds': route('RefundCreateParams', 'Refund', createRefund),
  'GET /v1/refunds': route('RefundListParams', 'ApiList<Refund>', listRefunds),
  'GET /v1/refunds/:id': route('RefundRetrieveParams', 'Refund', retrieveRefund),
  'GET /v1/promotion_codes': route(
    'PromotionCodeListParams',
    'ApiList<PromotionCode>',
    listPromotionCodes,
  ),
  'GET /v1/events': route('EventListParams', `ApiList<${events}>`, listEvents),
  'GET /v1/events/:id': route('EventRetrieveParams', events, retrieveEvent),
};

/** What a route does is handed the parameters that were checked against their type, and the id in the path. */
function route<Params>(
  params: string,
  answer: string,
  run: (params: Params, context: Context, id: string) => Answer,
): Route {
  return { params, answer, run: (call, context) => run(call.params as Params, context, call.id) };
}

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
