import { expect, it } from 'vitest';
import { ownPayment } from '../../src/adapters/stray-payment.ts';

const SITE = new URL('https://desk.example');
const session = {
  client_reference_id: 'a',
  metadata: { booking_id: 'a' },
  payment_status: 'paid',
  payment_intent: 'pi_1',
  livemode: true,
  success_url: 'https://desk.example/coaching/confirmed/?session_id={CHECKOUT_SESSION_ID}',
};

it('knows a payment on a page of this site', () => {
  expect(ownPayment(session, SITE)).toEqual({ payment: 'pi_1', live: true });
});

it.each([
  ['that is not paid', { payment_status: 'unpaid' }],
  ['that cost nothing', { payment_status: 'no_payment_required', payment_intent: null }],
  ['of another shop', { metadata: {} }],
  ['of another shop that names its orders alike', { metadata: { booking_id: 'b' } }],
  ['of another site', { success_url: 'https://desk.example.org/coaching/confirmed/' }],
  ['without a reference', { client_reference_id: null }],
])('leaves a session %s alone', (_, change) => {
  expect(ownPayment({ ...session, ...change }, SITE)).toBeUndefined();
});

it.each([undefined, null, 'cs_1', []])('leaves %j alone', (nothing) => {
  expect(ownPayment(nothing, SITE)).toBeUndefined();
});
