import { createTransport } from 'nodemailer';
import type { Message } from '../domain/mail/message.ts';
import type { Mailer } from '../domain/mail/message.ts';
import { inviteFile } from './calendar/ics-calendar.ts';

/**
 * Mailer over SMTP.
 * @param url like `smtps://user:password@mail.example`
 * @param from the sender; its host also ends the Message-ID
 */
export function createSmtpMailer(url: string, from: { name: string; address: string }): Mailer {
  const transport = createTransport(
    { url, connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 },
    { disableFileAccess: true, disableUrlAccess: true },
  );
  const host = from.address.split('@').at(-1);
  return {
    async send({ id, invitation, leave, ...message }) {
      const icalEvent = invitation && calendarPart(invitation);
      // As objects, so that a name cannot smuggle in another recipient.
      try {
        await transport.sendMail({
          messageId: `<${id}@${host}>`,
          // Nobody's absence is answered, and no answer is answered (RFC 3834).
          headers: {
            'Auto-Submitted': 'auto-generated',
            ...(leave !== undefined && leaving(leave)),
          },
          from,
          ...message,
          ...(icalEvent && { icalEvent }),
        });
      } catch (error) {
        // Without its cause: servers repeat the reader's address in their refusals, and faults are logged.
        const refusal = error as Refusal;
        const { code, responseCode } = refusal;
        const words = `Mail ${id} was not sent: ${code ?? 'fault'} ${responseCode ?? ''}`.trim();
        const refused = isForGood(refusal, message.to.address);
        throw Object.assign(new Error(words), { code: responseCode ?? code, refused });
      }
    },
  };
}

/** What mail programs need for their own button (RFC 2369, RFC 8058). */
function leaving(address: string) {
  return {
    'List-Unsubscribe': `<${address}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}

type Refusal = {
  code?: string;
  responseCode?: number;
  /** What the server was told, or `API` when it was not asked. */
  command?: string;
  response?: string;
};

/**
 * Whether it is the address that is refused, and not us: no login, and no policy (RFC 3463, X.7), keeps
 * other mails out as well.
 */
function isForGood({ code, responseCode = 0, command, response = '' }: Refusal, address: string) {
  if (code !== 'EENVELOPE') return false;
  if (command === 'API') return true;
  if (responseCode < 500 || [503, 530, 535].includes(responseCode)) return false;
  if (/^\d{3}[ -]5\.7\./.test(response)) return false;
  // Of an address in other letters than ours a server is told with the sender.
  return command === 'RCPT TO' || (command === 'MAIL FROM' && !/^[\x20-\x7e]*$/.test(address));
}

/** Shown beside the words by mail programs that know calendars, and as a file by the others. */
function calendarPart(invitation: NonNullable<Message['invitation']>) {
  const content = inviteFile(invitation, Math.floor(Date.now() / 1000));
  return { method: invitation.method, filename: 'call.ics', content };
}
