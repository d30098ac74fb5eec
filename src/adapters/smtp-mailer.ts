import { createTransport } from 'nodemailer';
import type { Mailer } from '../domain/booking/ports.ts';

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
    async send({ id, ...message }) {
      // As objects, so that a name cannot smuggle in another recipient.
      try {
        await transport.sendMail({ messageId: `<${id}@${host}>`, from, ...message });
      } catch (error) {
        // Without its cause: servers repeat the reader's address in their refusals, and faults are logged.
        const { code, responseCode } = error as { code?: string; responseCode?: number };
        throw new Error(`Mail ${id} was not sent: ${code ?? 'fault'} ${responseCode ?? ''}`.trim());
      }
    },
  };
}
