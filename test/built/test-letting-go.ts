import { expect, test } from 'vitest';
import type { SentForm } from './sent-form.ts';
import { pay } from './site.ts';

/** What the button "Let it go" does to what a reader holds. */
export function testLettingGo(form: SentForm) {
  test('"let it go" frees the hour at once and closes its payment page', async () => {
    const { hours } = await form.site.form();
    const start = hours[0] ?? '';
    const booked = await form.site.post(form.text({ start }));
    const cookie = String(booked.headers['set-cookie']).split(';')[0] ?? '';
    const page = booked.headers.location ?? '';
    expect((await form.site.form()).hours).not.toContain(start);
    expect(
      (await form.site.post('', { cookie, origin: 'https://evil.example' }, '/release')).status,
    ).toBe(403);

    const free = await form.site.post('', { cookie }, '/release');
    expect(free.status).toBe(303);
    expect(free.headers.location).toMatch(/^\/coaching\/\?reason=released/);
    expect(String(free.headers['set-cookie'])).toMatch(/^hold=deleted/);
    expect((await form.site.form()).hours).toContain(start);
    expect((await fetch(page)).status).toBe(410);
    // The same button in another tab.
    const again = await form.site.post('', { cookie }, '/release');
    expect(again.headers.location).toMatch(/^\/coaching\/\?reason=released/);
  });

  test('"let it go" frees an hour whose payment page has closed by itself', async () => {
    const { hours } = await form.site.form();
    const start = hours[0] ?? '';
    const booked = await form.site.post(form.text({ start }));
    const cookie = String(booked.headers['set-cookie']).split(';')[0] ?? '';
    const session = (booked.headers.location ?? '').split('/').at(-1) ?? '';
    await form.site.stripe.checkout.sessions.expire(session);
    form.site.age(session, 40 * 60);

    const free = await form.site.post('', { cookie }, '/release');

    expect(free.headers.location).toMatch(/^\/coaching\/\?reason=released/);
    expect((await form.site.form()).hours).toContain(start);
  });

  test('"let it go" leads to the call that was paid in another tab', async () => {
    const booked = await form.site.book();
    const cookie = String(booked.headers['set-cookie']).split(';')[0] ?? '';
    const { pathname, search } = await pay(booked.headers.location ?? '');
    const confirmed = async () =>
      (await fetch(form.site.url + pathname + search, { headers: { cookie } })).text();
    // The site may know of the payment or not yet.
    for (const looked of [false, true]) {
      if (looked) expect(await confirmed()).toContain('Paid and confirmed');
      const kept = await form.site.post('', { cookie }, '/release');
      expect([kept.status, kept.headers.location]).toEqual([303, pathname + search]);
      expect(kept.headers['set-cookie']).toBeUndefined();
    }
    expect(await confirmed()).toContain('Move or cancel this call');
  });

  test.each([
    '',
    'hold=',
    'hold=%00',
    'hold=__proto__',
    `hold=${'x'.repeat(4_000)}`,
    'hold=a; hold=b',
  ])('there is nothing to let go for the cookie %j', async (cookie) => {
    const { status, headers } = await form.site.post('', { cookie }, '/release');
    expect([status, headers.location]).toEqual([303, '/coaching/']);
  });
}
