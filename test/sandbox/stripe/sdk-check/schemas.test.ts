import { describe, expect, it } from 'vitest';
import { checkAnswer } from '../../../../src/sandbox/stripe/sdk-check/checks.ts';
import { matchRoute, routes } from '../../../../src/sandbox/stripe/routes.ts';
import { schemaOf, type Definitions } from '../../../../src/sandbox/stripe/sdk-check/schemas.ts';
import { call, practice, submit, typed } from '../practice.ts';

describe('schemas from the SDK’s own types', () => {
  it('close the objects and the enumerations', () => {
    const definitions: Definitions = new Map();
    schemaOf('Checkout.SessionCreateParams', definitions);
    const params = definitions.get('resources.Checkout.Sessions.Checkout.SessionCreateParams');
    expect(params).toMatchObject({
      additionalProperties: false,
      properties: {
        success_url: { type: 'string', maxLength: 5000 },
        expires_at: { type: 'integer' },
      },
    });
    expect(params).not.toHaveProperty('properties.payment_method_types');
    const mode = 'resources.Checkout.Sessions.Checkout.SessionCreateParams.Mode';
    expect(definitions.get(mode)).toEqual({ enum: ['payment', 'setup', 'subscription'] });
  });

  it('include inherited properties and generic types', () => {
    const definitions: Definitions = new Map();
    schemaOf('RefundListParams', definitions);
    expect(definitions.get('resources.Refunds.RefundListParams')).toMatchObject({
      properties: { limit: { type: 'integer', maximum: 100 }, payment_intent: { type: 'string' } },
    });
    expect(schemaOf('ApiList<Refund>', definitions)).toMatchObject({
      properties: { data: { type: 'array', items: { $ref: 'resources.Refunds.Refund' } } },
      required: ['object', 'data', 'has_more', 'url'],
    });
  });

  it('refuse an answer with a property too many, too few or of another type', async () => {
    const { stripe } = practice();
    const session = JSON.parse(JSON.stringify(await stripe.checkout.sessions.create(call())));
    expect(() => checkAnswer('Session', session)).not.toThrow();
    for (const wrong of [{ invented: 1 }, { id: undefined }, { status: 'paid' }, { created: '1' }])
      expect(() => checkAnswer('Session', { ...session, ...wrong })).toThrow('wrong Session');
  });
});

it('every answer of every route fits the SDK’s types', async () => {
  const seen = new Set<string>();
  const { local } = practice();
  const ask = async (method: 'GET' | 'POST', path: string, body?: string) => {
    const url = `http://127.0.0.1:4242${path}`;
    const headers = { authorization: 'Bearer sk_test_practice' };
    const response = await local.handle(url, { method, headers, ...(body ? { body } : {}) });
    const { name, route } = matchRoute(method, new URL(url).pathname)!;
    expect(response.status).toBe(200);
    checkAnswer(route.answer, await response.json());
    seen.add(name);
  };
  const create =
    'mode=payment&success_url=http://localhost/&line_items[0][quantity]=1&line_items[0][price_data][currency]=usd&line_items[0][price_data][unit_amount]=900&line_items[0][price_data][product_data][name]=A';
  const sessions = '/v1/checkout/sessions';
  for (let count = 0; count < 4; count++) await ask('POST', sessions, create);
  await ask('POST', `${sessions}/cs_test_1/expire`, '');
  const pay = (id: string, method: string) =>
    submit(local.handle, `http://127.0.0.1:4242/c/pay/${id}`, { ...typed, method });
  await pay('cs_test_2', typed.method);
  for (const [id, outcome] of [
    ['cs_test_3', 'succeeded'],
    ['cs_test_4', 'failed'],
  ] as const) {
    await pay(id, 'delayed');
    local.settle(id, outcome);
  }
  local.faults.refunds = 'fail';
  await ask('POST', '/v1/refunds', 'payment_intent=pi_1');
  for (const path of [
    sessions,
    `${sessions}/cs_test_1`,
    `${sessions}/cs_test_2?expand[0]=payment_intent&expand[1]=line_items`,
    '/v1/payment_intents/pi_1',
    '/v1/payment_intents/pi_3',
    '/v1/refunds',
    '/v1/refunds/re_1',
    '/v1/promotion_codes?active=true',
    '/v1/events?limit=100',
    '/v1/events/evt_1',
  ])
    await ask('GET', path);
  expect([...seen].sort()).toEqual(Object.keys(routes).sort());
});
