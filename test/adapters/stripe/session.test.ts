import { beforeEach, describe, expect, it } from 'vitest';
import { call, submit, typed } from '../../sandbox/stripe/practice.ts';
import { hold, practiceCheckout } from './practice-checkout.ts';

let { local, stripe, checkout, open, pay, answering } = practiceCheckout();
beforeEach(() => {
  ({ local, stripe, checkout, open, pay, answering } = practiceCheckout());
});

it('finds the page by which a payment came', async () => {
  const sessionId = await pay();
  expect(await checkout.pageOf('pi_1')).toBe(sessionId);
  expect(await checkout.pageOf('pi_other')).toBeUndefined();
});

describe('a session', () => {
  it('says of an open page that nothing was paid', async () => {
    const { sessionId, url } = await open();
    const payment = { sessionId, paymentIntent: null, amount: 2500 };
    expect(await checkout.find(sessionId)).toEqual({
      bookingId: 'a',
      status: 'open',
      paid: false,
      failed: false,
      url,
      live: false,
      subtotal: 2500,
      currency: 'usd',
      payment: { ...payment, name: null, email: null, phone: null, answers: [] },
    });
  });

  it('says what was paid, and by whom', async () => {
    const session = await checkout.find(await pay());
    expect(session).toMatchObject({ status: 'complete', paid: true, failed: false, url: null });
    expect(session?.payment).toEqual({
      sessionId: 'cs_test_1',
      paymentIntent: 'pi_1',
      amount: 2500,
      name: 'Ann Reader',
      email: 'ann@example.com',
      phone: '+15555550123',
      answers: [],
    });
  });

  it('asks the questions of the offer, and says what was answered', async () => {
    const questions = [
      { label: 'What about?', optional: false },
      { label: 'How long?', optional: false, choices: ['Not yet', 'A while'] },
      { label: 'Where?', optional: true },
    ];
    const { sessionId, url } = await open({ ...hold, questions });
    const page = await (await local.handle(url)).text();
    for (const { label } of questions) expect(page).toContain(label);
    expect((await submit(local.handle, url, typed)).status).toBe(422);
    const answers = { field_q1: 'Sponsors', field_q2: 'a2', field_q3: '' };
    expect((await submit(local.handle, url, { ...typed, ...answers })).status).toBe(303);
    expect((await checkout.find(sessionId))?.payment.answers).toEqual([
      { question: 'What about?', answer: 'Sponsors' },
      { question: 'How long?', answer: 'A while' },
    ]);
  });

  it('waits for a delayed payment until it succeeds', async () => {
    local.faults.payments = 'wait';
    const id = await pay();
    expect(await checkout.find(id)).toMatchObject({ status: 'complete', paid: false });
    expect((await checkout.find(id))?.failed).toBe(false);
    local.settle(id, 'succeeded');
    expect(await checkout.find(id)).toMatchObject({ paid: true, failed: false });
  });

  it('says that a delayed payment has come to nothing', async () => {
    local.faults.payments = 'wait';
    const id = await pay();
    local.settle(id, 'failed');
    expect(await checkout.find(id)).toMatchObject({ paid: false, failed: true });
  });

  it.each([
    ['PRACTICE50', 1250, 'pi_1'],
    ['PRACTICE100', 0, null],
  ])('takes %s for paid, with the price before it', async (code, amount, paymentIntent) => {
    const params = call({ allow_promotion_codes: true, client_reference_id: 'a' });
    const { id, url } = await stripe.checkout.sessions.create(params);
    await submit(local.handle, url, { ...typed, promotion_code: code });
    expect(await checkout.find(id)).toMatchObject({
      paid: true,
      subtotal: 2500,
      payment: { amount, paymentIntent },
    });
  });

  it.each([
    ['the money is real', { livemode: true }, { live: true }],
    ['the state is a new one', { status: 'unheard-of' }, { status: 'open', paid: false }],
    ['no booking is named', { client_reference_id: null }, { bookingId: null }],
    ['a payer named the booking', { metadata: {} }, { bookingId: null }],
    ['another booking was paid for', { metadata: { booking_id: 'b' } }, { bookingId: null }],
    ['it is a subscription', { mode: 'subscription' }, { bookingId: null }],
    [
      'the payment was canceled',
      { status: 'complete', payment_intent: { id: 'pi_1', status: 'canceled' } },
      { paid: false, failed: true, payment: { paymentIntent: 'pi_1' } },
    ],
    [
      'a name is a company’s',
      { customer_details: { name: 'Desks Ltd', individual_name: 'Ann' } },
      { payment: { name: 'Ann', email: null, phone: null } },
    ],
    [
      'one name is known',
      { customer_details: { name: 'Ann Reader' } },
      { payment: { name: 'Ann Reader' } },
    ],
  ])('understands that %s', async (_, change, expected) => {
    const { sessionId } = await open();
    expect(await answering(change).find(sessionId)).toMatchObject(expected);
  });

  it.each(['cs_test_unknown', 'cs_', 'cs_test_1/line_items', 'cs_/../../refunds?x=#y'])(
    'knows no session %j',
    async (id) => {
      await open();
      expect(await checkout.find(id)).toBeUndefined();
    },
  );

  it.each(['', 'nope', 'pi_1'])('asks nobody about %j', async (id) => {
    local.faults.next('GET /v1/checkout/sessions/:id', { kind: 'status', status: 500 });
    expect(await checkout.find(id)).toBeUndefined();
    await expect(checkout.find('cs_test_1')).rejects.toThrow('An unknown error occurred');
  });
});
