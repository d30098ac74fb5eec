import type { Desk } from './desk.ts';
import type { Fault } from './fault.ts';
import type { MailMode } from './mail-server.ts';
import { bookCalmly } from './reader.ts';

const modes: MailMode[] = ['refuse', 'hang', 'hang after DATA', 'drop after DATA'];

export const mailFaults = modes.map((mode): Fault => ({
  kind: 'mail',
  name: `Mail server: ${mode}`,
  aims: 'I4, I6',
  strike: (desk, say) => strike(mode, desk, say),
}));

/** Books, and tries its mails twice more, while the mail server goes wrong: the reader notices nothing. */
async function strike(mode: MailMode, desk: Desk, say: (breach: string) => void) {
  desk.mail.become(mode);
  await bookCalmly(desk);
  await desk.stripe.delivered();
  for (const minutes of [0, 5, 5]) {
    desk.advance(minutes * 60);
    await desk.sweep();
  }
  desk.mail.become('take');
  const failed = desk.mail.faults();
  if (failed < 2) say(`the mail server went wrong ${failed} times only`);
  return failed;
}
