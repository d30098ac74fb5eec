import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { html } from './stripe/html.ts';

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
  const page = createServer((_request, response) => {
    response.writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
    });
    response.end(mailboxPage(mails));
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

function mailboxPage(mails: readonly ParsedMail[]): string {
  const items = mails.map((mail) => {
    const to = [mail.to ?? []].flat().map(({ text }) => text);
    return html`<article>
      <h2>${mail.subject}</h2>
      <p>To ${to.join(', ')}</p>
      <pre>${mail.text}</pre>
    </article>`;
  });
  const none = html`<p>No mail yet. Book a call and pay for it.</p>`;
  return html`<!doctype html>
    <html lang="en">
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>Mailbox</title>
      <style>
        body {
          color-scheme: light dark;
          font:
            1.0625rem/1.5 system-ui,
            sans-serif;
          max-width: 40rem;
          margin: auto;
          padding: 1rem;
        }
        article {
          border-top: 1px solid;
        }
        pre {
          white-space: pre-wrap;
          font: inherit;
        }
      </style>
      <p><strong>Practice: no mail leaves this machine.</strong></p>
      <h1>Mailbox</h1>
      ${items.length > 0 ? items : none}
    </html>`.markup;
}
