import Stripe from 'stripe';
import { checkAnswer } from '../sdk-check/checks.ts';
import { refuseMissing, type Answer } from './errors.ts';
import { page, within } from './lists.ts';
import type { Context, EventType } from './ledger.ts';

/** Carries one webhook; a rejection means that it did not arrive. */
export type Deliver = (event: Stripe.Event, signature: string, body: string) => Promise<void>;

export interface Origin {
  id: string | null;
  idempotency_key: string | null;
}

/** Builds a snapshot event; throws when it is not what the SDK's types promise. */
export function makeEvent(
  { now, newId }: Pick<Context, 'now' | 'newId'>,
  { type, object, previous, request, webhooks }: EventParts,
): Stripe.Event {
  const event = {
    id: newId('evt'),
    object: 'event',
    api_version: Stripe.API_VERSION,
    created: now(),
    data: {
      object: structuredClone(object),
      ...(previous ? { previous_attributes: previous } : {}),
    },
    livemode: false,
    pending_webhooks: webhooks,
    request,
    type,
  };
  checkAnswer(eventTypeName(type), event);
  return event as unknown as Stripe.Event;
}

interface EventParts {
  type: EventType;
  object: object;
  previous: object | undefined;
  request: Origin;
  webhooks: number;
}

export function listEvents(params: Stripe.EventListParams, { ledger }: Context): Answer {
  const types = params.types ?? (params.type ? [params.type] : undefined);
  const matches = (event: Stripe.Event) =>
    within(event.created, params.created) &&
    (types?.some((type) => matchesType(event.type, type)) ?? true) &&
    (params.delivery_success === undefined ||
      params.delivery_success !== ledger.undelivered.has(event.id));
  return page([...ledger.events.values()].filter(matches), params, '/v1/events');
}

export function retrieveEvent(_: unknown, { ledger }: Context, id: string): Answer {
  const event = ledger.events.get(id);
  return event ? { status: 200, body: event } : refuseMissing('event', id, 'id');
}

/** The SDK's name of an event's type: `refund.failed` is a `RefundFailedEvent`. */
export function eventTypeName(type: string): string {
  const words = type.split(/[._]/).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${words.join('')}Event`;
}

function matchesType(type: string, wanted: string): boolean {
  return wanted.endsWith('*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
}
