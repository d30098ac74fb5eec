import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { answerMailbox } from './mailbox-page.ts';
import { isOwnHost } from './own-host.ts';

/**
 * A mail server on this machine that sends nothing on, and a page on which its mails can be read.
 * Port 0 takes any that is free.
 */
export async function startMailbox({ smtpPort, pagePort }: { smtpPort: number; pagePort: number }) {
  const mails: ParsedMail[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      simpleParser(stream).then(
        (mail) => {
          mails.unshift(mail);
          done();
        },
        (error: Error) => done(error),
      );
    },
  });
  const page = createServer((request, response) => {
    if (!isOwnHost(request)) return void response.writeHead(421).end();
    const { url = '/' } = request;
    const { status, headers, body } = answerMailbox(url, mails);
    response.writeHead(status, headers).end(body);
  });
  smtp.listen(smtpPort, '127.0.0.1');
  page.listen(pagePort, '127.0.0.1');
  await Promise.all([once(smtp.server, 'listening'), once(page, 'listening')]);
  return {
    mails,
    smtpUrl: `smtp://127.0.0.1:${portOf(smtp.server)}`,
    pageUrl: `http://127.0.0.1:${portOf(page)}`,
    async close() {
      page.closeAllConnections();
      page.close();
      await new Promise<void>((closed) => smtp.close(closed));
    },
  };
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
