import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createSmtpMailer } from '../../src/adapters/smtp-mailer.ts';
import { startMailbox } from '../../src/sandbox/mailbox.ts';

let mailbox: Awaited<ReturnType<typeof startMailbox>> | undefined;
afterEach(() => mailbox?.close());

it('receives what the mailer sends, to one recipient, and shows it as text', async () => {
  const [smtpPort, pagePort] = await Promise.all([freePort(), freePort()]);
  mailbox = await startMailbox({ smtpPort, pagePort });
  const from = { name: 'Kayla', address: 'site@example.com' };
  const mailer = createSmtpMailer(`smtp://127.0.0.1:${smtpPort}`, from);
  const to = { name: 'Ada, <eve@example.com>', address: 'ada@example.com' };
  const replyTo = { name: 'Kayla', address: 'kayla@example.com' };
  await mailer.send({ id: 'a.confirmed', to, replyTo, subject: 'Hi', text: '<b>bold</b>' });

  expect(mailbox.mails).toHaveLength(1);
  expect(mailbox.mails[0]?.messageId).toBe('<a.confirmed@example.com>');
  expect([mailbox.mails[0]?.to].flat()[0]?.value.map(({ address }) => address)).toEqual([
    'ada@example.com',
  ]);
  const page = await (await fetch(`http://127.0.0.1:${pagePort}`)).text();
  expect(page).toContain('&#60;b&#62;bold&#60;/b&#62;');
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
