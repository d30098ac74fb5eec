import type { Site } from './site.ts';
import type { Fault } from './fault.ts';
import type { MailMode } from './mail-server.ts';
import { bookCalmly } from './reader.ts';

const modes: MailMode[] = ['refuse', 'hang', 'hang after DATA', 'drop after DATA'];

export const mailFaults = modes.map((mode): Fault => ({
  kind: 'mail',
  name: `Mail server: ${mode}`,
  aims: 'I4, I6',
  strike: (site, say) => strike(mode, site, say),
}));

/** Books, and tries its mails twice more, while the mail server goes wrong: the reader notices nothing. */
async function strike(mode: MailMode, site: Site, say: (breach: string) => void) {
  site.mail.become(mode);
  await bookCalmly(site);
  await site.stripe.delivered();
  for (const minutes of [0, 5, 5]) {
    site.advance(minutes * 60);
    await site.sweep();
  }
  site.mail.become('take');
  const failed = site.mail.faults();
  if (failed < 2) say(`the mail server went wrong ${failed} times only`);
  return failed;
}
