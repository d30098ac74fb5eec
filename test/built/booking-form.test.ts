import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refundSentences } from '../../src/domain/booking/policy.ts';
import { createPageMoment } from '../../src/adapters/page-moment.ts';
import { runDesk } from './desk.ts';

let desk: Awaited<ReturnType<typeof runDesk>>;
let fields: Record<string, string>;
beforeAll(async () => {
  desk = await runDesk();
  ({ fields } = await desk.form());
});
afterAll(() => desk.stop());

const bookings = () => desk.count('SELECT count(*) FROM booking');
const sessions = async () => (await desk.stripe.checkout.sessions.list({ limit: 100 })).data.length;
const boundary = 'xxx';
const part = (name: string, value: string, more = '') =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
const multipart = { 'content-type': `multipart/form-data; boundary=${boundary}` };
const text = (change: Record<string, string>) =>
  String(new URLSearchParams({ ...fields, ...change }));
const without = (name: string) => {
  const { [name]: _, ...rest } = fields;
  return String(new URLSearchParams(rest));
};

describe('a form that can not be read', () => {
  test.each<[what: string, body: () => string, headers?: Record<string, string>]>([
    ['nothing', () => ''],
    ['no start', () => without('start')],
    ['no offer', () => without('offer')],
    ['no zone', () => without('zone')],
    ['null', () => 'null', { 'content-type': 'application/json' }],
    ['an array', () => '[{"start":"x"}]', { 'content-type': 'application/json' }],
    ['JSON', () => JSON.stringify(fields), { 'content-type': 'application/json' }],
    ['nested names', () => text({}).replaceAll('start=', 'start[at]=')],
    ['list names', () => text({}).replaceAll('start=', 'start[]=')],
    ['__proto__', () => without('start') + '&__proto__[start]=x&__proto__=x'],
    ['a name twice', () => text({}) + '&offer=hour'],
    ['a megabyte', () => text({ offer: 'x'.repeat(1_048_000) })],
    ['invalid UTF-8', () => without('offer') + '&offer=hour%ff%fe'],
    ['a lone surrogate', () => without('offer') + '&offer=hour%ed%a0%80'],
    ['raw bytes', () => without('zone') + '&zone=\u0000\u0001'],
    ['10 kB of text', () => text({ zone: 'x'.repeat(10_240) })],
    ['a path as the zone', () => text({ zone: '../etc' })],
    ['a day that does not exist', () => text({ start: '2026-02-30T10:00:00Z' })],
    ['the last day of all', () => text({ start: '+275760-09-13T00:00:00Z' })],
    ['a number without end', () => text({ start: '1e309' })],
    ['a line break', () => text({ zone: 'Europe/Berlin\r\nSet-Cookie: a=b' })],
    [
      'a file',
      () => part('start', 'x', '; filename="a"') + part('offer', 'hour') + `--${boundary}--`,
      multipart,
    ],
    [
      'a multipart that breaks off',
      () => part('start', fields['start'] ?? '').slice(0, -4),
      multipart,
    ],
  ])('%s is refused in plain words, and nothing is written', async (_, body, headers = {}) => {
    const before = bookings();
    const refused = await desk.post(body(), headers);

    expect(refused.status).toBe(400);
    expect(refused.body).toContain('Nothing was booked, and nothing was paid.');
    expect(refused.headers['set-cookie']).toBeUndefined();
    expect(bookings()).toBe(before);
  });

  test('is turned away before it is read when it is too large', async () => {
    const before = bookings();
    expect((await desk.post('', { 'content-length': '1048577' })).status).toBe(413);
    expect(bookings()).toBe(before);
  });
});

test('what a crafted form adds never reaches Stripe or the database', async () => {
  const added = {
    price: '1',
    amount: '1',
    unit_amount: '1',
    currency: 'jpy',
    title: 'Free',
    id: 'mine',
  };
  const booked = await desk.post(
    text({ ...added, state: 'paid', live: '1', heldUntil: '9999999999' }),
  );
  const id = new URL(booked.headers.location ?? '').pathname.split('/').at(-1) ?? '';
  const session = await desk.stripe.checkout.sessions.retrieve(id, { expand: ['line_items'] });

  expect(session).toMatchObject({
    amount_total: 2500,
    currency: 'usd',
    line_items: { data: [{ description: 'One hour on the phone' }] },
  });
  expect(desk.count(`SELECT count(*) FROM booking WHERE state <> 'held' OR amount <> 2500`)).toBe(
    0,
  );
});

describe('a program that is no reader', () => {
  const moment = (age: number) => createPageMoment('sk_test_practice').write(now() - age);
  const now = () => Math.floor(Date.now() / 1000);
  test.each<[string, () => Record<string, string>]>([
    ['fills in what nobody sees', () => ({ website: 'https://spam.example' })],
    ['has not asked for the page', () => ({ shown: '' })],
    ['makes up when it was shown', () => ({ shown: `${now() - 60}.${'0'.repeat(32)}` })],
    ['is quicker than anybody can read', () => ({ shown: moment(0) })],
    ['sends what was shown days ago', () => ({ shown: moment(90_000) })],
  ])('and %s is led back without a hold', async (_, change) => {
    const [before, opened] = [bookings(), await sessions()];
    const back = await desk.post(text(change()));

    expect(back.status).toBe(303);
    expect(back.headers.location).toMatch(/^\/coaching\/\?reason=too-quick&near=/);
    expect(back.headers['set-cookie']).toBeUndefined();
    expect([bookings(), await sessions()]).toEqual([before, opened]);
  });
});

test('the sixth payment page of one address within ten minutes is refused, and Stripe is not asked', async () => {
  const { hours } = await desk.form();
  const from = { 'x-forwarded-for': '203.0.113.9' };
  const answers = [];
  for (const start of hours.slice(0, 5)) answers.push(await desk.post(text({ start }), from));
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303]);

  const [before, opened] = [bookings(), await sessions()];
  const refused = await desk.post(text({ start: hours[5] ?? '' }), from);
  expect(refused.status).toBe(429);
  expect(refused.body).toContain('Nothing was booked, and nothing was paid.');
  expect([bookings(), await sessions()]).toEqual([before, opened]);
  const other = await desk.post(text({ start: hours[5] ?? '' }), {
    'x-forwarded-for': '203.0.113.8',
  });
  expect(other.status).toBe(303);
  expect(desk.count(`SELECT count(*) FROM rate WHERE address LIKE '%203.0.113%'`)).toBe(0);
});

test('an hour that is taken leads back to the three that are nearest', async () => {
  const { hours } = await desk.form();
  const start = hours[2] ?? '';
  await desk.post(text({ start }));
  const taken = await desk.post(text({ start, from: 'first-post' }));

  expect(taken.headers.location).toBe(
    `/coaching/?reason=taken&near=${encodeURIComponent(start)}&offer=hour&zone=Europe%2FBerlin&from=first-post`,
  );
  const { page } = await desk.form(new URL(taken.headers.location ?? '', desk.url).search);
  const notice = page.slice(page.indexOf('role="status"'), page.indexOf('<h1'));
  const offered = [...notice.matchAll(/name="start" value="([^"]+)"/g)].map(([, each]) => each);
  expect(offered).toEqual([hours[0], hours[1], hours[3]]);
});

test('"let it go" frees the hour at once and closes its payment page', async () => {
  const { hours } = await desk.form();
  const start = hours[0] ?? '';
  const booked = await desk.post(text({ start }));
  const cookie = String(booked.headers['set-cookie']).split(';')[0] ?? '';
  const page = booked.headers.location ?? '';
  expect((await desk.form()).hours).not.toContain(start);
  expect((await desk.post('', { cookie, origin: 'https://evil.example' }, '/release')).status).toBe(
    403,
  );

  const free = await desk.post('', { cookie }, '/release');
  expect(free.status).toBe(303);
  expect(free.headers.location).toMatch(/^\/coaching\/\?reason=let-go/);
  expect(String(free.headers['set-cookie'])).toMatch(/^hold=deleted/);
  expect((await desk.form()).hours).toContain(start);
  expect((await fetch(page)).status).toBe(410);
  expect((await desk.post('', { cookie }, '/release')).headers.location).toBe('/coaching/');
});

test.each([
  '',
  'hold=',
  'hold=%00',
  'hold=__proto__',
  `hold=${'x'.repeat(4_000)}`,
  'hold=a; hold=b',
])('there is nothing to let go for the cookie %j', async (cookie) => {
  const { status, headers } = await desk.post('', { cookie }, '/release');
  expect([status, headers.location]).toEqual([303, '/coaching/']);
});

test.each([
  'cs_',
  'cs_test_x/../../refunds',
  'cs_test_x%2F..%2Frefunds',
  'cs_%00',
  'cs_%ED%A0%80',
  '__proto__',
  '<script>alert(1)</script>',
  `cs_${'x'.repeat(6_000)}`,
  'cs_test_x&session_id=cs_test_y',
])('no call is at the session %s', async (id) => {
  const answer = await fetch(`${desk.url}/coaching/confirmed/?session_id=${id}`);
  expect(answer.status).toBe(404);
  const page = await answer.text();
  expect(page).toContain('There is no such call');
  expect(page).not.toContain('alert(1)');
});

test('the refund policy is the same on the page, in the terms and where it is paid', async () => {
  const { hours } = await desk.form();
  const booked = await desk.post(text({ start: hours.at(-2) ?? '' }));
  const sentences = refundSentences([{ until: 86_400, percent: 100 }]);
  expect(sentences).toHaveLength(3);
  for (const page of [`${desk.url}/coaching/`, `${desk.url}/terms/`, booked.headers.location ?? ''])
    for (const sentence of sentences) expect(await (await fetch(page)).text()).toContain(sentence);
});

test('an unknown zone is said, and hours are on the clock of the coach', async () => {
  const { page } = await desk.form('?zone=../etc%3Cscript%3E');
  expect(page).toContain('I don’t know the time zone that was asked for. All times are New York');
  expect(page).not.toContain('etc&lt;script');
  expect(page).not.toContain('../etc');
});

test('answers of an offer with questions are kept with the booking alone', async () => {
  const { hours } = await desk.form('?offer=half');
  const booked = await desk.post(text({ offer: 'half', start: hours.at(-1) ?? '' }));
  const body = new URLSearchParams({
    email: 'ada@example.com',
    name: 'Ada',
    phone: '+15555550100',
    field_q1: 'Sponsors',
    field_q2: 'a2',
    method: '4242424242424242',
  });
  const paid = await fetch(booked.headers.location ?? '', {
    method: 'POST',
    body,
    redirect: 'manual',
  });
  const { pathname, search } = new URL(paid.headers.get('location') ?? '');
  await fetch(desk.url + pathname + search);
  // Reminders wait for their time.
  const unsent = () =>
    desk.count(`SELECT count(*) FROM outbox WHERE sent_at IS NULL AND kind NOT LIKE 'reminder-%'`);
  await expect.poll(unsent, { timeout: 20_000 }).toBe(0);
  expect(desk.count(`SELECT answers FROM booking WHERE offer = 'half'`)).toBe(
    JSON.stringify([
      { question: 'What would you like to talk about?', answer: 'Sponsors' },
      { question: 'How long have you been blogging?', answer: 'A while' },
    ]),
  );
});
