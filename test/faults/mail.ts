import type { Desk } from './desk.ts';
import type { Fault } from './fault.ts';
import type { MailMode } from './mail-server.ts';
import { bookCalmly } from './reader.ts';
import { comeToRest } from './verdict.ts';

const modes: MailMode[] = ['refuse', 'hang', 'hang after DATA', 'drop after DATA'];

export const mailFaults = modes.map((mode): Fault => ({
  kind: 'mail',
  name: `Mail server: ${mode}`,
  aims: 'I4, I6',
  strike: (desk, say) => strike(mode, desk, say),
}));

/** Books, and tries its mails once more, while the mail server goes wrong: the reader notices nothing. */
async function strike(mode: MailMode, desk: Desk, say: (breach: string) => void) {
  desk.mail.become(mode);
  const hold = await bookCalmly(desk);
  await desk.stripe.delivered();
  await desk.sweep();
  for (let tries = 0; tries < 2; tries++) {
    desk.advance(5 * 60);
    await desk.sweep();
  }
  const failed = desk.mail.faults();
  if (failed < 2) say(`the mail server went wrong ${failed} times only`);
  desk.mail.become('take');
  await comeToRest(desk);
  for (const who of ['reader', 'coach']) {
    const id = `<${hold.id}.confirmed-${who}@desk.example>`;
    if (!desk.mail.mails.some(({ messageId }) => messageId === id)) say(`I4 ${id} never arrived`);
  }
  return failed;
}
