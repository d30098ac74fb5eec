import { afterEach, expect, it } from 'vitest';
import { createSmtpMailer } from '../../src/adapters/smtp-mailer.ts';
import { startMailbox } from '../../src/sandbox/mailbox.ts';

let mailbox: Awaited<ReturnType<typeof startMailbox>> | undefined;
afterEach(() => mailbox?.close());

it('receives what the mailer sends, to one recipient, and shows it as text', async () => {
  mailbox = await startMailbox({ smtpPort: 0, pagePort: 0 });
  const from = { name: 'Kayla', address: 'site@example.com' };
  const mailer = createSmtpMailer(mailbox.smtpUrl, from);
  const to = { name: 'Ada, <eve@example.com>', address: 'ada@example.com' };
  const replyTo = { name: 'Kayla', address: 'kayla@example.com' };
  await mailer.send({ id: 'a.confirmed', to, replyTo, subject: 'Hi', text: '<b>bold</b>' });

  expect(mailbox.mails).toHaveLength(1);
  expect(mailbox.mails[0]?.messageId).toBe('<a.confirmed@example.com>');
  expect([mailbox.mails[0]?.to].flat()[0]?.value.map(({ address }) => address)).toEqual([
    'ada@example.com',
  ]);
  const page = await (await fetch(mailbox.pageUrl)).text();
  expect(page).toContain('&#60;b&#62;bold&#60;/b&#62;');
});
