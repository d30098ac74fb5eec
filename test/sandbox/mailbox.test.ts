import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSmtpMailer } from '../../src/adapters/smtp-mailer.ts';
import { startMailbox } from '../../src/sandbox/mailbox.ts';
import { holdOf } from '../support/booking.ts';
import { mail, write } from '../support/booking-mails.ts';

const from = { name: 'Kayla', address: 'site@example.com' };
const booking = { ...holdOf('a'), name: '<b>Ada</b>, <eve@example.com>', email: 'ada@example.com' };

let mailbox: Awaited<ReturnType<typeof startMailbox>>;
beforeEach(async () => {
  mailbox = await startMailbox({ smtpPort: 0, pagePort: 0 });
  const mailer = createSmtpMailer(mailbox.smtpUrl, from);
  for (const kind of ['confirmed-reader', 'paid-twice-reader'] as const) {
    await mailer.send({ id: `a.${kind}`, ...write(mail(kind), booking)! });
  }
});
afterEach(() => mailbox.close());

const ask = async (path: string) => {
  const answer = await fetch(mailbox.pageUrl + path);
  return { answer, body: await answer.text() };
};

it('receives what the mailer sends, to one recipient', () => {
  expect(mailbox.mails.map(({ messageId }) => messageId)).toEqual([
    '<a.paid-twice-reader@example.com>',
    '<a.confirmed-reader@example.com>',
  ]);
  for (const { to } of mailbox.mails)
    expect([to].flat()[0]?.value.map(({ address }) => address)).toEqual(['ada@example.com']);
});

it('shows the words with their links, the layout by itself, and the calendar part', async () => {
  const { body } = await ask('/');
  expect(body).toContain('Hello &#60;b&#62;Ada&#60;/b&#62;');
  expect(body).toContain('<a href="https://desk.example/coaching/manage/reader-a/">');
  expect(body.match(/BEGIN:VCALENDAR/g)).toHaveLength(1);
  expect(body.match(/<iframe [^>]*src="\/[12].html"/g)).toHaveLength(2);
});

it('shows a layout as a mail program does: nothing of it runs or is fetched', async () => {
  const { answer, body } = await ask('/1.html');
  expect(body).toContain('Hello &#60;b&#62;Ada&#60;/b&#62;');
  expect(body).toContain('Your call is confirmed:');
  const policy = answer.headers.get('content-security-policy');
  expect(policy).toMatch(/^default-src 'none'; style-src 'unsafe-inline'; sandbox /);
  expect(policy).not.toMatch(/allow-(scripts|same-origin|forms)/);
});

it.each(['/0.html', '/3.html', '/x.html', '/1.html/', '/mails'])(
  'has nothing at %s',
  async (path) => {
    expect((await ask(path)).answer.status).toBe(404);
  },
);

it('gives machines all that came, newest first', async () => {
  const mails = JSON.parse((await ask('/mails.json')).body);
  expect(mails).toMatchObject([
    { subject: 'You paid twice: one payment is coming back', to: 'ada@example.com' },
    { subject: 'Your call with Kayla is confirmed', to: 'ada@example.com' },
  ]);
  expect(mails[0].calendar).toBeUndefined();
  expect(mails[1].calendar).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(mails[1].html).toContain('Your call is confirmed:');
});
