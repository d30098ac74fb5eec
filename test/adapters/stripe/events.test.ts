import type Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { paymentEventFrom } from '../../../src/adapters/stripe/events.ts';

const SITE = new URL('https://desk.example');
const session = {
  object: 'checkout.session',
  id: 'cs_1',
  client_reference_id: 'a',
  metadata: { booking_id: 'a' },
  payment_status: 'paid',
  payment_intent: 'pi_1',
  livemode: true,
  success_url: 'https://desk.example/coaching/confirmed/?session_id={CHECKOUT_SESSION_ID}',
};

function news(object: unknown, type = 'checkout.session.completed') {
  return paymentEventFrom({ type, data: { object } } as Stripe.Event, SITE);
}

describe('an event of a session', () => {
  it('says which, and that its payment was made on a page of this site', () => {
    expect(news(session)).toEqual({
      of: 'session',
      id: 'cs_1',
      unmatched: { payment: 'pi_1', live: true },
    });
  });

  it.each([
    ['that is not paid', { payment_status: 'unpaid' }],
    ['that cost nothing', { payment_status: 'no_payment_required', payment_intent: null }],
    ['of another shop', { metadata: {} }],
    ['of another shop that names its orders alike', { metadata: { booking_id: 'b' } }],
    ['of another site', { success_url: 'https://desk.example.org/coaching/confirmed/' }],
    ['without a reference', { client_reference_id: null }],
  ])('%s names no payment of ours', (_, change) => {
    expect(news({ ...session, ...change })).toEqual({ of: 'session', id: 'cs_1' });
  });
});

it.each([
  ['refund.failed', { of: 'refund', refund: null }],
  ['charge.dispute.created', { of: 'dispute' }],
])('%s is news of a payment, named or held whole', (type, meaning) => {
  for (const payment_intent of ['pi_1', { id: 'pi_1', object: 'payment_intent' }])
    expect(news({ payment_intent }, type)).toEqual({ ...meaning, payment: 'pi_1' });
});

it.each([
  [{ booking_id: 'b', refund: 'pi_1' }, 'pi_1'],
  [{ booking_id: 'b', refund: 'given' }, 'given'],
  [{ booking_id: 'b' }, null],
  [null, null],
])('a refund with the metadata %j is one of this site: %s', (metadata, refund) => {
  const failed = { payment_intent: 'pi_1', metadata };
  expect(news(failed, 'refund.failed')).toEqual({ of: 'refund', payment: 'pi_1', refund });
});

it.each([
  ['a session without an id', { ...session, id: undefined }, 'checkout.session.completed'],
  ['a refund that went well', { payment_intent: 'pi_1' }, 'refund.updated'],
  ['a refund of no payment', { payment_intent: null }, 'refund.failed'],
  ['a type from Object', { payment_intent: 'pi_1' }, 'constructor'],
  ['no object', undefined, 'refund.failed'],
  ['text', 'cs_1', 'checkout.session.completed'],
  ['a list', [], 'refund.failed'],
])('%s is no news', (_, object, type) => {
  expect(news(object, type)).toBeUndefined();
});

it('an event without data is no news', () => {
  expect(paymentEventFrom({ type: 'refund.failed' } as Stripe.Event, SITE)).toBeUndefined();
});
