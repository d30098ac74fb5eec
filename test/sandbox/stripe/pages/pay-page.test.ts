import { describe, expect, it } from 'vitest';
import { call, lineItem, practice, submit, typed } from '../practice.ts';

async function opened(overrides = {}) {
  const all = practice();
  const session = await all.stripe.checkout.sessions.create(call(overrides));
  const response = await all.local.handle(session.url!);
  return { ...all, session, response, page: await response.text() };
}

describe('the pay page', () => {
  it('says that it is practice, what is sold, for how much and until when', async () => {
    const { page, response } = await opened();
    expect(response.status).toBe(200);
    for (const text of [
      'Practice: no real money',
      '<h1>A call</h1>',
      '30 minutes',
      '$25.00',
      'expires in 31 minutes',
      '<button>Book for $25.00</button>',
      'href="http://localhost:4321/coaching/"',
      'lang="en"',
    ])
      expect(page).toContain(text);
  });

  it.each([
    [{ submit_type: undefined }, 'Pay $25.00'],
    [{ line_items: [lineItem(0)] }, 'Book'],
    [
      { custom_text: { submit: { message: 'Free until a day before.' } } },
      'Free until a day before.',
    ],
  ])('for %o says %s', async (overrides, text) => {
    expect((await opened(overrides)).page).toContain(text);
  });

  it.each([
    [{ allowed_payment_method_types: ['card', 'link'] }, 422],
    [{ allowed_payment_method_types: ['card', 'us_bank_account'] }, 303],
    [{ allowed_payment_method_types: undefined }, 303],
  ])('for %o answers a delayed debit with %i', async (overrides, status) => {
    const { local, session, page } = await opened(overrides);

    expect(page.includes('delayed bank debit')).toBe(status === 303);
    const answer = await submit(local.handle, session.url, { ...typed, method: 'delayed' });
    expect(answer.status).toBe(status);
  });

  it('asks only what the session asks, each with its label', async () => {
    const { page } = await opened({
      custom_fields: [
        {
          key: 'level',
          label: { type: 'custom', custom: 'Your level' },
          type: 'dropdown',
          dropdown: { options: [{ label: 'New', value: 'new' }] },
        },
      ],
    });
    const labels = [...page.matchAll(/<label for="(\w+)"/g)].map(([, name]) => name);
    expect(labels).toEqual(['email', 'name', 'phone', 'field_level']);
    for (const name of labels) expect(page).toMatch(new RegExp(`id="${name}"`));
    const bare = await opened({
      name_collection: undefined,
      phone_number_collection: undefined,
      custom_fields: undefined,
    });
    expect([...bare.page.matchAll(/<label for="(\w+)"/g)].map(([, name]) => name)).toEqual([
      'email',
    ]);
  });

  it('reaches for nothing outside and lets the form lead to the site alone', async () => {
    const { page, response } = await opened();
    expect(page).not.toMatch(/<script|<link|<img|src=|url\(/);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self' http://localhost:4321;");
  });

  it('shows markup in what was typed or sold as text', async () => {
    const hostile = '"><script>alert(1)</script>';
    const { local, session, page } = await opened({
      line_items: [
        {
          ...lineItem(2500),
          price_data: { ...lineItem(2500).price_data, product_data: { name: hostile } },
        },
      ],
    });
    const response = await submit(local.handle, session.url, { ...typed, email: hostile });
    for (const markup of [page, await response.text()]) {
      expect(markup).not.toContain('<script');
      expect(markup).toContain('&#60;script&#62;');
    }
  });

  it.each([
    ['email', '', 'Enter your e-mail address.'],
    ['email', 'ann', 'Enter an e-mail address like name@example.com.'],
    ['email', 'a@b.c,d@e.f', 'Enter an e-mail address like name@example.com.'],
    ['email', 'a@b.c\nBcc: d@e.f', 'Enter an e-mail address like name@example.com.'],
    ['name', ' ', 'Enter your full name.'],
    ['phone', '555 0123', 'Enter your number with its country code, like +1 555 555 0123.'],
    ['field_topic', '', 'Answer “What about?”.'],
    ['field_topic', 'x'.repeat(256), 'Enter at most 255 characters.'],
    ['method', 'cash', 'Choose how to pay.'],
  ])('answers %s=%j beside the field and keeps the rest', async (name, value, message) => {
    const { local, session, stripe } = await opened();
    const response = await submit(local.handle, session.url, { ...typed, [name]: value });
    const page = await response.text();
    expect(response.status).toBe(422);
    expect(page).toMatch(new RegExp(`aria-invalid="true"\\s+aria-describedby="${name}-error"`));
    expect(page).toContain(`id="${name}-error">${message}`);
    expect(page).toContain(`value="${name === 'email' ? typed.phone : typed.email}"`);
    expect((await stripe.checkout.sessions.retrieve(session.id)).status).toBe('open');
  });

  it('keeps what was typed when the card is declined', async () => {
    const { local, session } = await opened();
    const declined = { ...typed, method: '4000000000000002' };
    const page = await (await submit(local.handle, session.url, declined)).text();
    for (const text of [typed.email, typed.name, typed.phone, typed.field_topic])
      expect(page).toContain(`value="${text}"`);
    expect(page).toMatch(/value="4000000000000002"\s+checked/);
  });

  it('has a state for paid, expired and unknown sessions', async () => {
    const { local, session, stripe } = await opened();
    await submit(local.handle, session.url);
    const paid = await (await local.handle(session.url!)).text();
    expect(paid).toContain('<h1>This is paid</h1>');
    expect(paid).toContain(`confirmed/?session_id=${session.id}"`);
    const { id, url } = await stripe.checkout.sessions.create(call());
    await stripe.checkout.sessions.expire(id);
    const expired = await local.handle(url!);
    expect(expired.status).toBe(410);
    expect(await expired.text()).toContain('href="http://localhost:4321/coaching/"');
    expect((await local.handle('http://127.0.0.1:4242/c/pay/cs_test_9')).status).toBe(404);
  });

  it('is listed with its state on the home page', async () => {
    const { local, session } = await opened();
    await submit(local.handle, session.url);
    const home = await (await local.handle('http://127.0.0.1:4242/')).text();
    expect(home).toContain('Practice: no real money');
    expect(home).toContain(`href="/c/pay/${session.id}"`);
    expect(home).toMatch(/complete,\s+paid/);
  });
});
