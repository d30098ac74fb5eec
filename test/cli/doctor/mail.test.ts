import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { expect, it } from 'vitest';
import { lookAtAddresses, lookAtMail } from '../../../src/cli/doctor/mail.ts';

async function looked(password: string) {
  const server = new SMTPServer({
    authOptional: false,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: (auth, _, done) =>
      auth.password === 'right' ? done(null, { user: 'a' }) : done(new Error('no')),
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  try {
    return await lookAtMail(`smtp://desk:${password}@127.0.0.1:${port}`);
  } finally {
    await new Promise<void>((done) => server.close(done));
  }
}

it('finds a mail server well that takes the login', async () => {
  expect(await looked('right')).toEqual({ ok: true, says: 'The mail server takes the login' });
});

it('names a login that is refused, without the password', async () => {
  const finding = await looked('wrong');
  expect(finding).toMatchObject({ ok: false, says: 'The mail server refuses user or password' });
  expect(JSON.stringify(finding)).not.toContain('wrong');
});

it.each([
  ['smtp://127.0.0.1:1', '127.0.0.1, port 1,'],
  ['smtp://nowhere.invalid', 'nowhere.invalid, port 587,'],
  ['smtps://user:pass%23word@nowhere.invalid', 'nowhere.invalid, port 465,'],
])('names host and port of a mail server that is not there: %s', async (address, place) => {
  const finding = await lookAtMail(address);
  expect(finding).toMatchObject({
    ok: false,
    says: expect.stringMatching(`^The mail server ${place} can't be reached \\(E[A-Z]+\\)$`),
  });
  expect(JSON.stringify(finding)).not.toContain('pass');
});

it.each([
  ['desk@example.com', ['MAIL_FROM is COACH_EMAIL: many calendars take no invitation']],
  ['Desk@Example.com', ['MAIL_FROM is COACH_EMAIL: many calendars take no invitation']],
  ['coach@example.com', []],
])('says what it means that the site writes as desk@example.com to %s', (coachEmail, said) => {
  const found = lookAtAddresses({ from: 'desk@example.com', coachEmail });
  expect(found).toEqual(said.map((says) => ({ ok: true, says: expect.stringContaining(says) })));
});
