import { expect, test } from 'vitest';
import { createPageMoment } from '../../src/adapters/signed/page-moment.ts';
import { refundSentences } from '../../src/domain/booking/refund-policy.ts';
import { flightOf } from './flight.ts';
import { sentForm } from './sent-form.ts';
import { testCraftedForms } from './test-crafted-forms.ts';
import { testHiddenOffer } from './test-hidden-offer.ts';
import { testKeptHours } from './test-kept-hours.ts';
import { testLettingGo } from './test-letting-go.ts';

const form = sentForm();

testCraftedForms(form);
testHiddenOffer(form);
testKeptHours(form);
testLettingGo(form);

test('the open hours come with their headers in one flight of a connection that TLS has begun', async () => {
  expect(await flightOf(form.site.url, '/coaching/')).toBeLessThanOrEqual(13_500);
});

test('the third unpaid hour of one household is refused, and Stripe is not asked', async () => {
  const { hours } = await form.site.form();
  const [first, second, third = ''] = hours.slice(10);
  const from = { 'x-forwarded-for': '203.0.113.7' };
  for (const start of [first, second])
    expect(
      (await form.site.post(form.text({ start: start ?? '' }), from)).headers.location,
    ).toContain('/c/pay/');
  const opened = await form.sessions();

  const refused = await form.site.post(form.text({ start: third }), from);

  expect(refused.headers.location).toContain('reason=over-share');
  expect(await form.sessions()).toBe(opened);
  await expectOthersToBook(third);
});

test('the sixth payment page of one household within ten minutes is refused, and Stripe is not asked', async () => {
  const hours = (await form.site.form()).hours.slice(14);
  let cookie = '';
  const swapTo = async (start = '') => {
    const from = { 'x-forwarded-for': '203.0.113.9', cookie };
    const answer = await form.site.post(form.text({ start }), from);
    cookie = String(answer.headers['set-cookie'] ?? cookie).split(';')[0] ?? '';
    return answer;
  };
  for (const start of hours.slice(0, 5))
    expect((await swapTo(start)).headers.location).toContain('/c/pay/');
  const [before, opened] = [form.bookings(), await form.sessions()];

  const refused = await swapTo(hours[5]);

  expect(refused.status).toBe(429);
  expect(refused.body).toContain('Nothing was booked, and nothing was paid.');
  expect([form.bookings(), await form.sessions()]).toEqual([before, opened]);
  await expectOthersToBook(hours[5] ?? '');
  expect(form.site.count(`SELECT count(*) FROM rate WHERE address LIKE '%203.0.113%'`)).toBe(0);
});

async function expectOthersToBook(start: string) {
  const from = { 'x-forwarded-for': '203.0.113.8' };
  const booked = await form.site.post(form.text({ start }), from);
  expect(booked.headers.location).toContain('/c/pay/');
}

test('a form that was open while the keys of its site changed counts', async () => {
  const moment = createPageMoment(['sk_test_practice']).write(Math.floor(Date.now() / 1000) - 60);
  const { hours } = await form.site.form();
  const booked = await form.site.post(form.text({ start: hours.at(-3) ?? '', shown: moment }));
  expect(booked.headers.location).toContain('/c/pay/');
});

test('an hour that is taken leads back to the three that are nearest', async () => {
  const { hours } = await form.site.form();
  const start = hours[2] ?? '';
  await form.site.post(form.text({ start }));
  const taken = await form.site.post(form.text({ start, from: 'first-post' }));

  expect(taken.headers.location).toBe(
    `/coaching/?reason=taken&near=${encodeURIComponent(start)}&offer=hour&zone=Europe%2FBerlin&from=first-post`,
  );
  const { page } = await form.site.form(
    new URL(taken.headers.location ?? '', form.site.url).search,
  );
  const notice = page.slice(page.indexOf('role="status"'), page.indexOf('<h1'));
  const offered = [...notice.matchAll(/name="start" value="([^"]+)"/g)].map(([, each]) => each);
  const away = (hour: string) => Math.abs(Date.parse(hour) - Date.parse(start));
  const others = hours.filter((hour) => hour !== start);
  const nearest = others.toSorted((a, b) => away(a) - away(b)).slice(0, 3);
  expect(offered).toEqual(nearest.toSorted());
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
  const answer = await fetch(`${form.site.url}/coaching/confirmed/?session_id=${id}`);
  expect(answer.status).toBe(404);
  const page = await answer.text();
  expect(page).toContain('There is no such call');
  expect(page).not.toContain('alert(1)');
});

test('the refund policy is the same on the page, in the terms and where it is paid', async () => {
  const { hours } = await form.site.form();
  const booked = await form.site.post(form.text({ start: hours.at(-2) ?? '' }));
  const sentences = refundSentences([{ until: 86_400, percent: 100 }]);
  expect(sentences).toHaveLength(3);
  for (const page of [
    `${form.site.url}/coaching/`,
    `${form.site.url}/terms/`,
    booked.headers.location ?? '',
  ])
    for (const sentence of sentences) expect(await (await fetch(page)).text()).toContain(sentence);
});

test('an unknown zone is said, and hours are on the clock of the coach', async () => {
  const { page } = await form.site.form('?zone=../etc%3Cscript%3E');
  expect(page).toContain('I don’t know the time zone that was asked for. All times are New York');
  expect(page).not.toContain('etc&lt;script');
  expect(page).not.toContain('../etc');
});

test('answers of an offer with questions are kept with the booking alone', async () => {
  const { hours } = await form.site.form('?offer=half');
  const booked = await form.site.post(form.text({ offer: 'half', start: hours.at(-1) ?? '' }));
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
  await fetch(form.site.url + pathname + search);
  // Reminders wait for their time.
  const unsent = () =>
    form.site.count(
      `SELECT count(*) FROM outbox WHERE sent_at IS NULL AND kind NOT LIKE 'reminder-%'`,
    );
  await expect.poll(unsent).toBe(0);
  expect(form.site.count(`SELECT answers FROM booking WHERE offer = 'half'`)).toBe(
    JSON.stringify([
      { question: 'What would you like to talk about?', answer: 'Sponsors' },
      { question: 'How long have you been blogging?', answer: 'A while' },
    ]),
  );
});
