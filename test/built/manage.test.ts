import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createBookingStore } from '../../src/adapters/booking-store.ts';
import { createManageLinks } from '../../src/adapters/manage-link.ts';
import type { Sql } from '../../src/adapters/sql.ts';
import { openSqlite } from '../../src/adapters/sqlite.ts';
import { holdOf, paymentOf } from '../booking.ts';
import { ask } from '../server/ask.ts';
import { siteUrl } from '../site.ts';
import { pay, runDesk } from './desk.ts';
import { mistakesIn } from './html-rules.ts';
import { find } from '../elements.ts';

const [secret, former, stranger] = ['a', 'b', 'c'].map((letter) => letter.repeat(32));
const links = createManageLinks([secret!]);

let desk: Awaited<ReturnType<typeof runDesk>>;
let sql: Sql;
let id = '';
let seeded = 0;
beforeAll(async () => {
  desk = await runDesk({ LINK_SECRET: `${secret},${former}` });
  // The first request makes the tables.
  await fetch(`${desk.url}/coaching/`);
  sql = openSqlite(desk.database);
});
afterAll(async () => {
  sql.close();
  await desk.stop();
});

/** A paid call beyond what is on offer, so that it takes no hour from the other tests. */
beforeEach(async () => {
  const now = Math.floor(Date.now() / 1000);
  const start = Math.floor(now / 86_400 + 20 + seeded++) * 86_400;
  id = seeded.toString(16).padStart(32, '0');
  const store = createBookingStore(sql);
  await store.hold(holdOf(id, start, now), 9, now);
  await store.settle(id, paymentOf(`cs_${id}`), now);
});

const path = (role: 'reader' | 'coach' = 'reader', by = links) =>
  `/coaching/manage/${by.tokenOf({ bookingId: id, role })}/`;
const see = async (role?: 'reader' | 'coach', query = '') =>
  (await fetch(desk.url + path(role) + query)).text();
const text = (html: string) => find(html, (name) => name === 'main')[0]?.text ?? '';
const change = (assignment: string) =>
  sql.batch([{ sql: `UPDATE booking SET ${assignment} WHERE id = :id`, args: { id } }]);
const row = (columns: string) => desk.count(`SELECT ${columns} FROM booking WHERE id = '${id}'`);
const refund = () => desk.count(`SELECT sum(amount) FROM refund WHERE booking_id = '${id}'`);
const mails = (kind: string) =>
  desk.count(`SELECT count(*) FROM outbox WHERE booking_id = '${id}' AND kind LIKE '${kind}%'`);
const begin = (ago = 60) => {
  const start = Math.floor(Date.now() / 1000) - ago;
  return change(`start_at = ${start}, end_at = ${start + 3600}`);
};

type Fields = Record<string, string> | [string, string][];
function send(fields: Fields | string, role?: 'reader' | 'coach', headers = {}) {
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const sent = { method: 'POST', headers: { origin: siteUrl, ...type, ...headers } };
  const body = typeof fields === 'string' ? fields : String(new URLSearchParams(fields));
  return ask(desk.url + path(role), sent, body);
}
/** The fields that the page's own form would send, and the last hour that it offers. */
async function formOf(action: string, role?: 'reader' | 'coach') {
  const html = await see(role);
  const form = html.split('<form').find((part) => part.includes(`value="${action}"`)) ?? '';
  const fields = find(`<form${form}`, (_, { type }) => type === 'hidden');
  const starts = find(`<form${form}`, (_, { name }) => name === 'start');
  const start = starts.at(-1)?.attributes['value'];
  return {
    ...Object.fromEntries(
      fields.map(({ attributes }) => [attributes['name'], attributes['value']]),
    ),
    ...(start && { start }),
  } as Record<string, string>;
}

test('a reader who pays is led to the page of the call, cancels there, and has the money back', async () => {
  const { headers } = await desk.book();
  const { pathname, search } = await pay(headers.location ?? '');
  const confirmed = await (await fetch(desk.url + pathname + search)).text();
  const [link] = find(confirmed, (name, { href }) => name === 'a' && !!href?.includes('/manage/'));
  id = /hold=([^;]+)/.exec(String(headers['set-cookie']))?.[1] ?? '';
  expect(link?.text).toBe('Move or cancel this call');
  expect(link?.attributes['href']).toBe(siteUrl + path());

  await change('sold_start = sold_start + 864000');
  await send(await formOf('cancel'));
  const given = async () => (await desk.stripe.refunds.list()).data.map(({ amount }) => amount);
  await expect.poll(given).toEqual([2500]);
  const again = await fetch(desk.url + pathname + search);
  expect(text(await again.text())).toContain('This call is canceled');
});

test('the page says what is true: when, for whom, for how much, and what can be done', async () => {
  const page = text(await see());
  expect(page).toContain('Our call');
  expect(page).toContain('One hour on the phone, $25, paid. I call you');
  expect(page).toMatch(/\(Berlin time\) ?For me: .*\(New York time\)/);
  expect(page).toMatch(/Cancel now: \$25 back\. After .* \(Berlin time\): nothing back\./);
  expect(text(await see('coach'))).toMatch(/Your call with Ada Reader.*You call them\./);
});

test('no cache and no search engine keeps the page, and no other site learns its address', async () => {
  const { headers } = await fetch(desk.url + path());
  expect(headers.get('cache-control')).toBe('private, no-store');
  expect(headers.get('referrer-policy')).toBe('same-origin');
  expect(find(await see(), (_, { name }) => name === 'robots')[0]?.attributes).toMatchObject({
    content: 'noindex',
  });
});

test('a link that an older secret signed still opens the call', async () => {
  const older = await fetch(desk.url + path('reader', createManageLinks([former!])));
  expect(text(await older.text())).toContain('Our call');
});

test('whoever guesses gets the page that any wrong address gets, and changes nothing', async () => {
  const token = links.tokenOf({ bookingId: id, role: 'reader' });
  const other = links.tokenOf({ bookingId: 'f'.repeat(32), role: 'reader' });
  const forged = createManageLinks([stranger!]).tokenOf({ bookingId: id, role: 'coach' });
  const guesses = [
    other,
    forged,
    token.replace('.reader.', '.coach.'),
    token.replace(id, 'f'.repeat(32)),
    `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
    token.slice(0, -1),
    `${token}A`,
    token.toUpperCase(),
    id,
    `${id}.reader.`,
    '%00',
    '..%2f..%2fetc',
    'x'.repeat(5_000),
  ];
  const wrong = await (await fetch(`${desk.url}/coaching/nowhere/`)).text();
  const cancel = await formOf('cancel');
  for (const guess of guesses) {
    const url = `${desk.url}/coaching/manage/${guess}/`;
    const page = await fetch(url);
    expect([guess, page.status]).toEqual([guess, 404]);
    expect((await page.text()) === wrong, guess).toBe(true);
    const type = { 'content-type': 'application/x-www-form-urlencoded', origin: siteUrl };
    const body = String(new URLSearchParams(cancel));
    expect((await ask(url, { method: 'POST', headers: type }, body)).status).toBe(404);
  }
  expect(row('state')).toBe('paid');
});

test('a scanner that follows every link of the mails and the page changes nothing', async () => {
  const before = row(`state || sequence || start_at`);
  for (const role of ['reader', 'coach'] as const) {
    const html = await see(role);
    const hrefs = find(html, (name) => name === 'a' || name === 'form').map(
      ({ attributes }) => attributes['href'] ?? attributes['action'] ?? path(role),
    );
    const fields = ['cancel', 'move'].map(async (action) => formOf(action, role));
    const asked = (await Promise.all(fields)).map(
      (form) => `${path(role)}?${new URLSearchParams(form)}`,
    );
    const own = [...hrefs.filter((href) => href.startsWith('/')), ...asked, path(role)];
    for (const method of ['GET', 'HEAD', 'OPTIONS'])
      await Promise.all(own.map((href) => fetch(new URL(href, desk.url), { method })));
  }
  expect(row(`state || sequence || start_at`)).toBe(before);
  expect(refund()).toBeNull();
});

test('a form of another site is refused with 403', async () => {
  const cancel = await formOf('cancel');
  for (const origin of ['https://evil.example', 'null', ''])
    expect((await send(cancel, 'reader', { origin })).status).toBe(403);
  expect(row('state')).toBe('paid');
});

test('a reader moves the call: the same call, another hour, no money', async () => {
  const move = await formOf('move');
  const { status, headers } = await send(move);
  expect([status, headers.location]).toEqual([303, `${path()}?news=move`]);
  expect(row('start_at')).toBe(Date.parse(move['start'] ?? '') / 1000);
  expect(row('sequence')).toBe(1);
  expect(mails('moved')).toBe(2);
  expect(refund()).toBeNull();
  expect(text(await see('reader', '?news=move'))).toContain('Done: the call has moved.');
});

test('a reader cancels: the money of the policy comes back, once for a form sent twice', async () => {
  const cancel = await formOf('cancel');
  expect(cancel['back']).toBe('2500');
  const answers = await Promise.all([send(cancel), send(cancel), send(cancel)]);
  expect(new Set(answers.map(({ headers }) => headers.location))).toEqual(
    new Set([`${path()}?news=cancel`]),
  );
  expect([row('state'), row('cancelled_by'), refund()]).toEqual(['cancelled', 'reader', 2500]);
  expect(mails('cancelled')).toBe(2);
  const page = text(await see('reader', '?news=cancel'));
  expect(page).toContain('This call is canceled');
  expect(page).toContain('You canceled it.');
  expect(page).toContain('$25 is on its way back');
  const late = await send({ ...cancel, action: 'move', start: new Date().toISOString() });
  expect(late.headers.location).toBe(`${path()}?news=changed`);
});

test('a reader who has seen more than would come back now loses nothing unseen', async () => {
  const cancel = await formOf('cancel');
  await change('sold_start = 0');
  expect((await send(cancel)).headers.location).toBe(`${path()}?news=less-back`);
  expect(row('state')).toBe('paid');
  expect((await send(await formOf('cancel'))).headers.location).toBe(`${path()}?news=cancel`);
  expect([row('state'), refund()]).toEqual(['cancelled', null]);
  expect(text(await see())).toContain('It was too late for a refund');
});

test('the coach cancels: all of it comes back, however late', async () => {
  await change('sold_start = 0');
  await send(await formOf('cancel', 'coach'), 'coach');
  expect([row('state'), row('cancelled_by'), refund()]).toEqual(['cancelled', 'coach', 2500]);
  expect(text(await see('coach'))).toContain('$25 goes back to the reader');
  expect(text(await see())).toMatch(/I’m sorry: I had to\. ?\$25 is on its/);
});

test('both read that a refund failed, and who sees to it', async () => {
  await send(await formOf('cancel', 'coach'), 'coach');
  const { paymentIntent } = paymentOf(`cs_${id}`);
  const now = Math.floor(Date.now() / 1000);
  await createBookingStore(sql).alert('refund-failed-coach', paymentIntent!, now);
  expect(text(await see())).toContain('The refund of $25 didn’t go through by itself');
  expect(text(await see('coach'))).toContain('$25 could not be given back by itself');
  expect(mails('refund-failed')).toBe(2);
});

test('the coach moves the call, and the reader may have all of the money instead', async () => {
  await change('sold_start = 0');
  await send(await formOf('move', 'coach'), 'coach');
  expect(text(await see())).toContain('I had to move this call.');
  expect(text(await see())).toContain('Cancel before the call begins: $25 back.');
  await send(await formOf('cancel'));
  expect(refund()).toBe(2500);
});

test('once the call has begun nothing can be done but to note how it went', async () => {
  const [cancel, move] = [await formOf('cancel'), await formOf('move')];
  const conclude = { action: 'conclude', outcome: 'no-show' };
  expect((await send(conclude, 'coach')).headers.location).toContain('news=not-begun');
  await begin();
  expect(text(await see())).toContain('This call has begun');
  for (const form of [cancel, move])
    expect((await send(form)).headers.location).toBe(`${path()}?news=begun`);
  expect((await send(conclude)).headers.location).toBe(`${path()}?news=not-yours`);
  expect([row('state'), row('outcome'), refund()]).toEqual(['paid', null, null]);
  expect((await send(conclude, 'coach')).headers.location).toContain('news=conclude');
  expect(row('outcome')).toBe('no-show');
  expect(text(await see('coach'))).toContain('You noted that the reader did not come.');
});

test('a call whose reader is forgotten is past', async () => {
  await begin(100 * 86_400);
  await change('name = NULL, email = NULL, phone = NULL');
  for (const role of ['reader', 'coach'] as const)
    expect(text(await see(role))).toContain('This call is past');
});

test.each([
  ['charged = 1000', 'One hour on the phone, $10, paid.'],
  ['charged = 0', 'One hour on the phone, nothing to pay.'],
  [`state = 'conflict'`, '$25 is on its way back to you'],
  [`state = 'conflict', charged = 0`, 'You paid nothing for it, so nothing has to come back.'],
  [`state = 'expired'`, 'No payment arrived, so nothing was charged and the hour is free again.'],
  [`state = 'processing'`, 'Your payment is on its way'],
])('where %s, the page says: %s', async (assignment, words) => {
  await change(assignment);
  expect(text(await see())).toContain(words);
});

test.each([
  ['ahead', ''],
  ['cancelled', `state = 'cancelled', cancelled_by = 'coach'`],
  ['past', 'start_at = 0, end_at = 0'],
  ['moved by the coach', `moved_by = 'coach'`],
  ['free of charge', 'charged = 0'],
])('the page of a call that is %s is well formed', async (_, assignment) => {
  if (assignment) await change(assignment);
  for (const role of ['reader', 'coach'] as const)
    expect(await mistakesIn(await see(role, '?news=taken'))).toEqual([]);
});

describe('a form that the page did not write', () => {
  test.each<[string, Fields | string]>([
    ['nothing', {}],
    ['no action', { sequence: '0', back: '0' }],
    ['an unknown action', { action: '__proto__', sequence: '0' }],
    ['nested fields', 'action[cancel]=1&action[]=cancel'],
    ['a field twice', 'action=cancel&action=move&sequence=0&back=0'],
    ['a prototype', '__proto__=cancel&constructor=x'],
    ['a sum that is no number', { action: 'cancel', sequence: '0', back: '1e309' }],
    ['a sum below nothing', { action: 'cancel', sequence: '0', back: '-2500' }],
    ['no sum', { action: 'cancel', sequence: '0' }],
    ['a day that does not exist', { action: 'move', sequence: '0', start: '2026-02-30T10:00:00Z' }],
    ['a year too far', { action: 'move', sequence: '0', start: '+275760-09-13T00:00:00Z' }],
    ['markup', { action: 'move', sequence: '0', start: '<script>alert(1)</script>' }],
    ['a lone surrogate', 'action=cancel&sequence=%ED%A0%80&back=0'],
    ['no UTF-8', 'action=cancel&sequence=%FF%FE&back=0'],
    ['10 kB of text', { action: 'cancel', sequence: '0'.repeat(10_000), back: '0' }],
    ['a megabyte', { action: 'cancel', sequence: '0'.repeat(1_000_000), back: '0' }],
    ['no form', '{"action":"cancel"}'],
  ])('is refused with 400 in plain words: %s', async (_, form) => {
    const { status, body } = await send(form);
    expect(status).toBe(400);
    expect(text(body)).toContain('That form was not complete, so nothing was changed.');
    expect(body).not.toContain('alert(1)');
    expect(row('state || sequence')).toBe('paid0');
  });

  test('asks for an hour that is not offered, and hears it', async () => {
    for (const start of [
      '2020-01-01T10:00:00Z',
      '2099-01-01T10:00:00Z',
      new Date().toISOString(),
    ]) {
      const { headers } = await send({ action: 'move', sequence: '0', start });
      expect(headers.location).toBe(`${path()}?news=not-offered`);
    }
    expect(row('state || sequence')).toBe('paid0');
  });

  test('of more than a megabyte is not read', async () => {
    const { status } = await send('x'.repeat(1_100_000));
    expect(status).toBe(413);
  });
});

test('a name can not smuggle markup into the coach’s page', async () => {
  await change(`name = '<img src=x onerror=alert(1)>'`);
  const html = await see('coach');
  expect(html).not.toContain('<img src=x');
  expect(text(html)).toContain('<img src=x onerror=alert(1)>');
});

test('the page shows nothing of the reader but to the coach the name', async () => {
  expect(await see('coach')).toContain('Ada Reader');
  for (const html of [await see(), await see('coach')])
    for (const word of ['ada@example.com', '5555550100']) expect(html).not.toContain(word);
  expect(desk.output()).not.toContain(links.tokenOf({ bookingId: id, role: 'reader' }));
});
