import { beforeAll, expect, test } from 'vitest';
import { standing } from '../support/anew.ts';
import { siteUrl } from '../support/site.ts';
import { pay, runSite } from './site.ts';

const secured = siteUrl.replace('http:', 'https:');
const { host, hostname } = new URL(secured);

const site = standing(() => runSite({ SITE_URL: secured }));
// The first visit makes the database.
beforeAll(() => fetch(`${site.url}/coaching/`));

/** What a proxy that ends TLS adds. */
const forwarded = () => ({
  host: new URL(site.url).host,
  'x-forwarded-proto': 'https',
  'x-forwarded-host': host,
  'x-forwarded-for': '203.0.113.7',
});
const bookings = () => site.count('SELECT count(*) FROM booking');

test.each([
  ['with its own host', {}],
  ['with the host of the site', { host }],
  ['that says nothing of the host', { 'x-forwarded-host': '', 'x-forwarded-for': '' }],
  ['whose headers a reader made up', { 'x-forwarded-host': 'evil.example', host: 'evil.example' }],
])('books through a proxy %s', async (_, headers) => {
  const before = Number(bookings());
  const booked = await site.book({ ...forwarded(), ...headers, origin: secured });

  expect(booked.status).toBe(303);
  expect(bookings()).toBe(before + 1);
  const cookie = String(booked.headers['set-cookie']).split('; ');
  expect(cookie[0]).toMatch(/^hold=[0-9a-f]{32}$/);
  expect(cookie.slice(1).toSorted()).toEqual([
    'HttpOnly',
    'Max-Age=2700',
    'Path=/',
    'SameSite=Lax',
    'Secure',
  ]);
  const payPage = new URL(booked.headers.location ?? '');
  const session = await site.stripe.checkout.sessions.retrieve(payPage.pathname.split('/').at(-1)!);
  expect(session).toMatchObject({
    success_url: `${secured}/coaching/confirmed/?session_id={CHECKOUT_SESSION_ID}`,
    cancel_url: `${secured}/coaching/?offer=hour&zone=Europe%2FBerlin`,
  });
  const led = await pay(payPage.href);
  expect(led.protocol).toBe('https:');
  const confirmed = await (await fetch(site.url + led.pathname + led.search)).text();
  expect(confirmed.includes('We have a date!')).toBe(true);
});

test.each([
  ['elsewhere', { origin: 'https://evil.example' }],
  ['elsewhere, with headers to match', { origin: 'https://evil.example', host: 'evil.example' }],
  ['the site without TLS', { origin: siteUrl }],
  ['another port', { origin: `https://${hostname}:1` }],
  ['nowhere', { origin: 'null' }],
])('books nothing from %s', async (_, headers) => {
  const before = bookings();
  const refused = await site.book({
    ...forwarded(),
    'x-forwarded-host': 'evil.example',
    ...headers,
  });

  expect(refused.status).toBe(403);
  expect(refused.headers['set-cookie']).toBeUndefined();
  expect(bookings()).toBe(before);
});
