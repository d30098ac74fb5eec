import { describe, expect, it } from 'vitest';
import { call, practice, start, submit } from '../practice.ts';

describe('the list of sessions', () => {
  it('is newest first and walked to its end by the SDK', async () => {
    const { stripe, clock } = practice();
    for (let count = 0; count < 7; count++) {
      clock.now += 1;
      await stripe.checkout.sessions.create(call());
    }
    const first = await stripe.checkout.sessions.list({ limit: 3 });
    expect(first.data.map(({ id }) => id)).toEqual(['cs_test_7', 'cs_test_6', 'cs_test_5']);
    expect(first.has_more).toBe(true);
    const all: string[] = [];
    for await (const { id } of stripe.checkout.sessions.list({ limit: 3 })) all.push(id);
    expect(all).toHaveLength(7);
    const before = await stripe.checkout.sessions.list({ limit: 2, ending_before: 'cs_test_4' });
    expect(before.data.map(({ id }) => id)).toEqual(['cs_test_6', 'cs_test_5']);
    const recent = await stripe.checkout.sessions.list({ created: { gte: start + 6 } });
    expect(recent.data.map(({ id }) => id)).toEqual(['cs_test_7', 'cs_test_6']);
  });

  it('is filtered by status, PaymentIntent and e-mail', async () => {
    const { stripe, local } = practice();
    const paid = await stripe.checkout.sessions.create(call());
    const open = await stripe.checkout.sessions.create(call());
    await submit(local.handle, paid.url);
    const ids = async (filter: object) =>
      (await stripe.checkout.sessions.list(filter)).data.map(({ id }) => id);
    expect(await ids({ status: 'open' })).toEqual([open.id]);
    expect(await ids({ status: 'complete' })).toEqual([paid.id]);
    expect(await ids({ payment_intent: 'pi_1' })).toEqual([paid.id]);
    expect(await ids({ customer_details: { email: 'ann@example.com' } })).toEqual([paid.id]);
    await expect(ids({ limit: 101 })).rejects.toMatchObject({ param: 'limit' });
    await expect(ids({ starting_after: 'cs_test_9' })).rejects.toMatchObject({
      code: 'resource_missing',
      param: 'starting_after',
    });
  });
});
