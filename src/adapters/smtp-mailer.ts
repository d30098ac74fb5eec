import { createTransport } from 'nodemailer';
import type { Mailer } from '../domain/booking/ports.ts';

/**
 * Mailer over SMTP.
 * @param url like `smtps://user:password@mail.example`
 * @param from the sender; its host also ends the Message-ID
 */
export function createSmtpMailer(url: string, from: { name: string; address: string }): Mailer {
  const transport = createTransport(
    { url, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 },
    { disableFileAccess: true, disableUrlAccess: true },
  );
  const host = from.address.split('@').at(-1);
  return {
    async send({ id, ...message }) {
      // As objects, so that a name cannot smuggle in another recipient.
      await transport.sendMail({ messageId: `<${id}@${host}>`, from, ...message });
    },
  };
}
