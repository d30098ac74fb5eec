import { describe, expect, it } from 'vitest';
import { call, practice, submit } from './practice.ts';

const create = 'POST /v1/checkout/sessions';

describe('a fault switch', () => {
  it('meets the next request of its route only, in order', async () => {
    const { stripe, local } = practice();
    local.faults.next(create, { kind: 'status', status: 503 });
    local.faults.next(create, { kind: 'status', status: 429 });
    expect((await stripe.checkout.sessions.list()).data).toEqual([]);
    const statuses: unknown[] = [];
    for (let count = 0; count < 3; count++)
      await stripe.checkout.sessions.create(call()).then(
        () => statuses.push(200),
        ({ statusCode }) => statuses.push(statusCode),
      );
    expect(statuses).toEqual([503, 429, 200]);
  });

  it('refuses a route that does not exist', () => {
    const { local } = practice();
    expect(() => local.faults.next('POST /v1/refund', { kind: 'hang' })).toThrow('No route');
  });

  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('breaks the connection %s the request takes effect', async (at, sessions) => {
    const { local, stripe } = practice();
    local.faults.next(create, { kind: 'reset', at });
    const request = local.handle('http://127.0.0.1:4242/v1/checkout/sessions', {
      method: 'POST',
      headers: { authorization: 'Bearer sk_test_practice' },
      body: 'mode=payment&success_url=http://localhost/&line_items[0][quantity]=1&line_items[0][price_data][currency]=usd&line_items[0][price_data][unit_amount]=900&line_items[0][price_data][product_data][name]=A',
    });
    await expect(request).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect((await stripe.checkout.sessions.list()).data).toHaveLength(sessions);
  });

  it('stays silent until the caller gives up', async () => {
    const { local } = practice();
    local.faults.next('GET /v1/events', { kind: 'hang' });
    const caller = new AbortController();
    const request = local.handle('http://127.0.0.1:4242/v1/events', {
      headers: { authorization: 'Bearer sk_test_practice' },
      signal: caller.signal,
    });
    caller.abort(new Error('gave up'));
    await expect(request).rejects.toThrow('gave up');
  });

  it('can answer 500 for what took effect', async () => {
    const { stripe, local } = practice();
    local.faults.next(create, { kind: 'status', status: 500, at: 'after' });
    await expect(stripe.checkout.sessions.create(call())).rejects.toMatchObject({
      statusCode: 500,
    });
    expect((await stripe.checkout.sessions.list()).data).toHaveLength(1);
  });

  it.each([
    ['none', 0],
    ['twice', 2],
  ] as const)('sends webhooks %s while the event is kept', async (webhooks, times) => {
    const { stripe, local, received } = practice();
    local.faults.webhooks = webhooks;
    const { url } = await stripe.checkout.sessions.create(call());
    await submit(local.handle, url);
    await local.delivered();
    const completed = received.filter(({ type }) => type === 'checkout.session.completed');
    expect(completed).toHaveLength(times);
    const { data } = await stripe.events.list({ types: ['checkout.session.completed'] });
    expect(data).toHaveLength(1);
    expect(await stripe.events.retrieve(data[0]!.id)).toMatchObject({ object: 'event' });
    const lost = await stripe.events.list({ delivery_success: false });
    expect(lost.data).toHaveLength(times === 0 ? 2 : 0);
  });
});

describe('the API', () => {
  const get = (path: string, headers: Record<string, string>) =>
    practice().local.handle(`http://127.0.0.1:4242${path}`, { headers });

  it.each([
    ['no key', {}],
    ['a live key', { authorization: 'Bearer sk_live_abc' }],
    ['a live restricted key', { authorization: 'Bearer rk_live_abc' }],
    ['a publishable key', { authorization: 'Bearer pk_test_abc' }],
  ])('refuses %s', async (_, headers) => {
    const response = await get('/v1/events', headers as Record<string, string>);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: { type: 'invalid_request_error' } });
    expect(response.headers.get('request-id')).toMatch(/^req_/);
  });

  it('takes a restricted test key', async () => {
    expect((await get('/v1/events', { authorization: 'Bearer rk_test_abc' })).status).toBe(200);
  });

  it('knows no other route and no other version', async () => {
    const key = { authorization: 'Bearer sk_test_abc' };
    const response = await get('/v1/customers', key);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      error: { message: expect.stringContaining('Unrecognized request URL (GET: /v1/customers)') },
    });
    const old = await get('/v1/events', { ...key, 'stripe-version': '2024-06-20' });
    expect(old.status).toBe(400);
  });
});
