import { describe, expect, it } from 'vitest';
import { call, lineItem, practice, start } from '../practice.ts';

describe('what a session is refused for', () => {
  const field = { label: { type: 'custom', custom: 'Q' }, type: 'text' } as const;
  const long = (length: number) => 'x'.repeat(length);
  const keys = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 'v']));
  const euros = { ...lineItem(900).price_data, currency: 'eur' } as never;

  it.each([
    ['payment_method_types', { payment_method_types: ['card'] }, 'parameter_unknown'],
    ['line_items[0][color]', { line_items: [{ ...lineItem(1), color: 1 }] }, 'parameter_unknown'],
    ['success_url', { success_url: undefined }, 'parameter_missing'],
    ['success_url', { success_url: '' }, 'parameter_invalid_empty'],
    ['success_url', { success_url: '/confirmed' }, 'url_invalid'],
    ['success_url', { success_url: `http://localhost/${long(4984)}` }, undefined],
    ['cancel_url', { cancel_url: `http://localhost/${long(4984)}` }, undefined],
    ['mode', { mode: 'rent' }, undefined],
    ['mode=setup', { mode: 'setup' }, undefined],
    ['ui_mode', { ui_mode: 'hosted' }, undefined],
    ['line_items', { line_items: [] }, 'parameter_missing'],
    ['line_items', { line_items: [lineItem(900), { quantity: 1, price_data: euros }] }, undefined],
    ['line_items[0][price]', { line_items: [{ price: 'price_1', quantity: 1 }] }, undefined],
    [undefined, { line_items: [lineItem(49)] }, 'amount_too_small'],
    ['expires_at', { expires_at: start + 30 * 60 - 1 }, undefined],
    ['expires_at', { expires_at: start + 24 * 60 * 60 + 1 }, undefined],
    ['expires_at', { expires_at: 'soon' }, 'parameter_invalid_integer'],
    ['client_reference_id', { client_reference_id: long(201) }, undefined],
    [
      'custom_fields',
      { custom_fields: [1, 2, 3, 4].map((key) => ({ ...field, key: `q${key}` })) },
      undefined,
    ],
    [
      'custom_fields',
      {
        custom_fields: [
          { ...field, key: 'a' },
          { ...field, key: 'a' },
        ],
      },
      undefined,
    ],
    ['custom_fields[0][key]', { custom_fields: [{ ...field, key: 'my-key' }] }, undefined],
    [
      'custom_text[submit][message]',
      { custom_text: { submit: { message: long(1001) } } },
      undefined,
    ],
    ['metadata', { metadata: keys(51) }, undefined],
    ['metadata', { metadata: { [long(41)]: 'v' } }, undefined],
    ['metadata[k]', { metadata: { k: long(501) } }, undefined],
    [
      'payment_intent_data[metadata][k]',
      { payment_intent_data: { metadata: { k: long(501) } } },
      undefined,
    ],
    [
      'phone_number_collection[enabled]',
      { phone_number_collection: { enabled: 'yes' } },
      undefined,
    ],
    ['customer_email', { customer_email: 'ann@example.com' }, undefined],
    ['submit_type=donate', { submit_type: 'donate' }, undefined],
    ['shipping_options', { shipping_options: [{ shipping_rate: 'shr_1' }] }, undefined],
  ])('%s in %o', async (param, overrides, code) => {
    const { stripe } = practice();
    const refused = stripe.checkout.sessions.create(call(overrides as never));
    const expected = { statusCode: 400, type: 'StripeInvalidRequestError', param, code };
    await expect(refused).rejects.toMatchObject(expected);
    expect((await stripe.checkout.sessions.list()).data).toEqual([]);
  });

  it.each([
    ['30 minutes', { expires_at: start + 30 * 60 }],
    ['24 hours', { expires_at: start + 24 * 60 * 60 }],
    ['the longest URL', { success_url: `http://localhost/${long(4983)}` }],
    ['the longest reference', { client_reference_id: long(200) }],
    ['the most metadata', { metadata: { ...keys(49), [long(40)]: long(500) } }],
    ['metadata like a list', { metadata: { 0: 'a', 1: 'b' } }],
    ['the longest text', { custom_text: { submit: { message: long(1000) } } }],
    ['a free call', { line_items: [lineItem(0)] }],
  ])('not for %s', async (_, overrides) => {
    const { stripe } = practice();
    const session = await stripe.checkout.sessions.create(call(overrides));
    expect(session).toMatchObject({ status: 'open' });
  });
});
