import { createTransport } from 'nodemailer';
import type { Message } from '../domain/mail/message.ts';
import type { Mailer } from '../domain/mail/message.ts';
import { inviteFile } from './calendar/ics-calendar.ts';

/**
 * Mailer over SMTP.
 * @param url like `smtps://user:password@mail.example`
 * @param from the sender; its host also ends the Message-ID
 * @param siteHost makes the ids of calendar entries the site's own
 */
export function createSmtpMailer(
  url: string,
  from: { name: string; address: string },
  siteHost: string,
): Mailer {
  const transport = createTransport(
    { url, connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 },
    { disableFileAccess: true, disableUrlAccess: true },
  );
  const host = from.address.split('@').at(-1);
  return {
    async send({ id, invitation, ...message }) {
      const icalEvent = invitation && calendarPart(invitation, siteHost);
      // As objects, so that a name cannot smuggle in another recipient.
      try {
        await transport.sendMail({
          messageId: `<${id}@${host}>`,
          // Nobody's absence is answered, and no answer is answered (RFC 3834).
          headers: { 'Auto-Submitted': 'auto-generated' },
          from,
          ...message,
          ...(icalEvent && { icalEvent }),
        });
      } catch (error) {
        // Without its cause: servers repeat the reader's address in their refusals, and faults are logged.
        const { code, responseCode } = error as { code?: string; responseCode?: number };
        const words = `Mail ${id} was not sent: ${code ?? 'fault'} ${responseCode ?? ''}`.trim();
        throw Object.assign(new Error(words), { code: responseCode ?? code });
      }
    },
  };
}

/** Shown beside the words by mail programs that know calendars, and as a file by the others. */
function calendarPart(invitation: NonNullable<Message['invitation']>, siteHost: string) {
  const content = inviteFile(invitation, siteHost, Math.floor(Date.now() / 1000));
  return { method: invitation.method, filename: 'call.ics', content };
}
