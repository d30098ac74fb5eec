import { expect, test } from 'vitest';
import { siteUrl } from '../support/site.ts';
import { pay } from './site.ts';
import { mistakesIn } from './html-rules.ts';
import { find } from '../support/elements.ts';
import { links, managedCall, text } from './managed-call.ts';
import { testFollowUp } from './test-follow-up.ts';
import { testLostLinks } from './test-lost-links.ts';
import { testGiveBack } from './test-give-back.ts';
import { testManageForms } from './test-manage-forms.ts';
import { testManageLinks } from './test-manage-links.ts';
import { testOwnerPage } from './test-owner-page.ts';
import { testRefusedForms } from './test-refused-forms.ts';
import { testSaidWords } from './test-said-words.ts';

const call = managedCall();

test('a reader who pays is led to the page of the call, cancels there, and has the money back', async () => {
  const { headers } = await call.site.book();
  const { pathname, search } = await pay(headers.location ?? '');
  const cookie = String(headers['set-cookie']).split(';')[0] ?? '';
  call.id = String(call.site.count('SELECT id FROM booking ORDER BY rowid DESC LIMIT 1'));
  const confirmedTo = async (own: Record<string, string>) =>
    (await fetch(call.site.url + pathname + search, { headers: own })).text();
  for (const other of [{}, { cookie: `hold=${call.id}` }, { cookie: 'hold=' }]) {
    const confirmed = await confirmedTo(other);
    expect(text(confirmed)).toContain('The link by which the call can be moved');
    expect(confirmed).not.toContain('/manage/');
  }
  const isLink = (name: string, { href }: Record<string, string>) =>
    name === 'a' && !!href?.includes('/manage/');
  const [calendar, link] = find(await confirmedTo({ cookie }), isLink);
  expect(calendar?.attributes['href']).toBe(siteUrl + call.path().replace(/\/$/, '.ics'));
  expect(link?.text).toBe('Move or cancel this call');
  expect(link?.attributes['href']).toBe(siteUrl + call.path());

  await call.change('sold_start = sold_start + 864000');
  await call.send(await call.formOf('cancel'));
  const given = async () =>
    (await call.site.stripe.refunds.list()).data.map(({ amount }) => amount);
  await expect.poll(given).toEqual([2500]);
  const again = await fetch(call.site.url + pathname + search);
  expect(text(await again.text())).toContain('This call is canceled');
});

test('the page says what is true: when, for whom, for how much, and what can be done', async () => {
  const page = text(await call.see());
  expect(page).toContain('Our call');
  expect(page).toContain('One hour on the phone, $25, paid. I call you');
  expect(page).toMatch(/Berlin time ?For me: .*, New York time/);
  expect(page).toMatch(/Cancel now: \$25 back\. After .* \(Berlin time\): nothing back\./);
  expect(text(await call.see('coach'))).toMatch(
    /Your call with Ada Reader.*You call them; the number/,
  );
});

testManageLinks(call);
testOwnerPage(call);
testSaidWords(call);
testLostLinks(call);
testFollowUp(call);
testRefusedForms(call);

test('a reader moves the call: the same call, another hour, no money', async () => {
  const move = await call.formOf('move');
  const { status, headers } = await call.send(move);
  expect([status, headers.location]).toEqual([303, `${call.path()}?result=move`]);
  expect(call.row('start_at')).toBe(Date.parse(move['start'] ?? '') / 1000);
  expect(call.row('sequence')).toBe(1);
  expect(call.mails('moved')).toBe(2);
  expect(call.refund()).toBeNull();
  expect(text(await call.see('reader', '?result=move'))).toContain('Done: the call has moved.');
});

test('a reader cancels: the money of the policy comes back, once for a form sent twice', async () => {
  const cancel = await call.formOf('cancel');
  expect(cancel['back']).toBe('2500');
  const answers = await Promise.all([call.send(cancel), call.send(cancel), call.send(cancel)]);
  expect(new Set(answers.map(({ headers }) => headers.location))).toEqual(
    new Set([`${call.path()}?result=cancel`]),
  );
  expect([call.row('state'), call.row('cancelled_by'), call.refund()]).toEqual([
    'cancelled',
    'reader',
    2500,
  ]);
  expect(call.mails('cancelled')).toBe(2);
  const page = text(await call.see('reader', '?result=cancel'));
  expect(page).toContain('This call is canceled');
  expect(page).toContain('You canceled it.');
  expect(page).toContain('$25 is on its way back');
  const late = await call.send({ ...cancel, action: 'move', start: new Date().toISOString() });
  expect(late.headers.location).toBe(`${call.path()}?result=changed`);
});

test('a reader who has seen more than would come back now loses nothing unseen', async () => {
  const cancel = await call.formOf('cancel');
  await call.change('sold_start = 0');
  expect((await call.send(cancel)).headers.location).toBe(`${call.path()}?result=less-back`);
  expect(call.row('state')).toBe('paid');
  expect((await call.send(await call.formOf('cancel'))).headers.location).toBe(
    `${call.path()}?result=cancel`,
  );
  expect([call.row('state'), call.refund()]).toEqual(['cancelled', null]);
  expect(text(await call.see())).toContain('It was too late for a refund');
});

test('the coach cancels: all of it comes back, however late', async () => {
  await call.change('sold_start = 0');
  await call.send(await call.formOf('cancel', 'coach'), 'coach');
  expect([call.row('state'), call.row('cancelled_by'), call.refund()]).toEqual([
    'cancelled',
    'coach',
    2500,
  ]);
  expect(text(await call.see('coach'))).toContain('$25 goes back to the reader');
  expect(text(await call.see())).toMatch(/I’m sorry: I had to\. ?\$25 is on its/);
});

test('both read that a refund failed, and who sees to it', async () => {
  await call.send(await call.formOf('cancel', 'coach'), 'coach');
  const paymentIntent = String(call.row('payment_intent'));
  const now = Math.floor(Date.now() / 1000);
  await call.store.refundFailed(paymentIntent, now);
  expect(text(await call.see())).toContain('The refund of $25 didn’t go through by itself');
  expect(text(await call.see('coach'))).toContain('$25 could not be given back by itself');
  expect(call.mails('refund-failed')).toBe(2);
});

test('the coach moves the call, and the reader may have all of the money instead', async () => {
  await call.change('sold_start = 0');
  await call.send(await call.formOf('move', 'coach'), 'coach');
  expect(text(await call.see())).toContain('I had to move this call.');
  expect(text(await call.see())).toContain('Cancel before the call begins: $25 back.');
  await call.send(await call.formOf('cancel'));
  expect(call.refund()).toBe(2500);
});

test('once the call has begun nothing can be done but to note how it went', async () => {
  const [cancel, move] = [await call.formOf('cancel'), await call.formOf('move')];
  const conclude = { action: 'conclude', outcome: 'no-show' };
  expect((await call.send(conclude, 'coach')).headers.location).toContain('result=not-begun');
  await call.begin();
  expect(text(await call.see())).toContain('This call has begun');
  for (const form of [cancel, move])
    expect((await call.send(form)).headers.location).toBe(`${call.path()}?result=begun`);
  expect((await call.send(conclude)).headers.location).toBe(`${call.path()}?result=not-yours`);
  expect([call.row('state'), call.row('outcome'), call.refund()]).toEqual(['paid', null, null]);
  expect((await call.send(conclude, 'coach')).headers.location).toContain('result=conclude');
  expect(call.row('outcome')).toBe('no-show');
  expect(text(await call.see('coach'))).toContain('You noted that the reader did not come.');
});

test('a call whose reader is forgotten is past', async () => {
  await call.begin(100 * 86_400);
  await call.change('name = NULL, email = NULL, phone = NULL');
  for (const role of ['reader', 'coach'] as const)
    expect(text(await call.see(role))).toContain('This call is past');
});

test.each([
  ['charged = 1000', 'One hour on the phone, $10, paid.'],
  ['charged = 0', 'One hour on the phone, nothing to pay.'],
  [`state = 'conflict'`, '$25 is on its way back to you'],
  [`state = 'conflict', charged = 0`, 'You paid nothing for it, so nothing has to come back.'],
  [`state = 'expired'`, 'No payment arrived, so nothing was charged and the hour is free again.'],
  [`state = 'processing'`, 'Your payment is on its way'],
])('where %s, the page says: %s', async (assignment, words) => {
  await call.change(assignment);
  expect(text(await call.see())).toContain(words);
});

test.each([
  ['ahead', ''],
  ['cancelled', `state = 'cancelled', cancelled_by = 'coach'`],
  ['past', 'start_at = 0, end_at = 0'],
  ['moved by the coach', `moved_by = 'coach'`],
  ['free of charge', 'charged = 0'],
])('the page of a call that is %s is well formed', async (_, assignment) => {
  if (assignment) await call.change(assignment);
  for (const role of ['reader', 'coach'] as const)
    expect(await mistakesIn(await call.see(role, '?result=taken'))).toEqual([]);
});

testManageForms(call);
testGiveBack(call);

test('a name can not smuggle markup into the coach’s page', async () => {
  await call.change(`name = '<img src=x onerror=alert(1)>'`);
  const html = await call.see('coach');
  expect(html).not.toContain('<img src=x');
  expect(text(html)).toContain('<img src=x onerror=alert(1)>');
});

test('the page shows nothing of the reader but to the coach the name', async () => {
  expect(await call.see('coach')).toContain('Ada Reader');
  for (const html of [await call.see(), await call.see('coach')])
    for (const word of ['ada@example.com', '5555550100']) expect(html).not.toContain(word);
  expect(call.site.output()).not.toContain(links.tokenOf({ bookingId: call.id, role: 'reader' }));
});
