import { createTransport } from 'nodemailer';
import { type Finding, fault, well } from './finding.ts';

/** Whether the mail server takes the login; nothing is sent. */
export async function lookAtMail(smtpUrl: string): Promise<Finding> {
  const patience = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 };
  const transport = createTransport({ url: smtpUrl, ...patience });
  try {
    await transport.verify();
    return well('The mail server takes the login');
  } catch (cause) {
    const { code } = cause as { code?: string };
    return code === 'EAUTH'
      ? fault(
          'The mail server refuses user or password',
          'Check them in SMTP_URL; write %40 for an @ in them, %23 for a #. Some servers want an app password.',
        )
      : fault(
          `The mail server ${placeOf(smtpUrl)}, can't be reached (${code ?? 'no reason given'})`,
          'Check host and port in SMTP_URL; some hosts block port 25 and 465, then 587 with smtp:// works.',
        );
  } finally {
    transport.close();
  }
}

/** Host and port, as nodemailer takes them where the address leaves the port out. */
function placeOf(smtpUrl: string): string {
  const { protocol, hostname, port } = new URL(smtpUrl);
  return `${hostname}, port ${port || (protocol === 'smtps:' ? 465 : 587)}`;
}

/** Whether the coach writes to herself, which is allowed and not without consequence. */
export function lookAtAddresses({
  from,
  coachEmail,
}: {
  from: string;
  coachEmail: string;
}): Finding[] {
  return from.toLowerCase() === coachEmail.toLowerCase()
    ? [
        well(
          'MAIL_FROM is COACH_EMAIL: many calendars take no invitation from yourself, so calls come into yours only by the feed (FEED_SECRET), and mails of the site may be filed as sent by you; a MAIL_FROM of its own avoids both',
        ),
      ]
    : [];
}
