import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach } from 'vitest';
import { createSmtpMailer } from '../../../src/adapters/smtp-mailer.ts';

export type Received = { recipients: string[]; mail: ParsedMail };

export const from = { name: 'Kayla', address: 'site@desk.example' };
export const message = {
  id: 'a.confirmed-reader',
  to: { name: 'Ada Reader', address: 'ada@example.com' },
  replyTo: { name: 'Kayla', address: 'hello@desk.example' },
  subject: 'Your call is confirmed',
  text: 'Hello Ada,\n\n.\n\nGrüße',
  html: '<p>Hello Ada,</p><p>.</p><p>Grüße</p>',
};

/** What comes to a mail server on this machine, in each test anew. */
export function keptMails() {
  let server: SMTPServer | undefined;
  const received: Received[] = [];
  const close = async () => {
    await new Promise<void>((closed) => (server ? server.close(closed) : closed()));
    server = undefined;
  };
  afterEach(async () => {
    received.length = 0;
    await close();
  });

  /** A mailer to that server. */
  async function mailerTo(options: SMTPServerOptions = {}, login = '') {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, { envelope }, done) {
        const recipients = envelope.rcptTo.map(({ address }) => address);
        simpleParser(stream).then((mail) => {
          received.push({ recipients, mail });
          done();
        }, done);
      },
      ...options,
    });
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    const { port } = server.server.address() as AddressInfo;
    return createSmtpMailer(`smtp://${login}127.0.0.1:${port}`, from);
  }

  return { received, mailerTo, close };
}
