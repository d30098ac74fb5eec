import { inspect } from 'node:util';
import { type ParsedMail } from 'mailparser';
import { type SMTPServerOptions } from 'smtp-server';
import { describe, expect, it } from 'vitest';
import { isRefused } from '../../src/domain/mail/message.ts';
import { from, keptMails, message, type Received } from './database/kept-mails.ts';

const { received, mailerTo, close } = keptMails();

const addressesOf = (list: ParsedMail['to']) =>
  [list ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address));

it('sends the words as they are, from the site to the reader, with an id that stays the same', async () => {
  const mailer = await mailerTo();
  await mailer.send(message);
  await mailer.send(message);
  expect(received).toHaveLength(2);
  for (const { recipients, mail } of received) {
    expect(recipients).toEqual(['ada@example.com']);
    expect(mail.messageId).toBe('<a.confirmed-reader@desk.example>');
    expect(mail.from?.value).toMatchObject([from]);
    expect(mail.to).toMatchObject({ value: [message.to] });
    expect(mail.replyTo?.value).toMatchObject([message.replyTo]);
    expect(mail.subject).toBe(message.subject);
    expect(mail.text?.trimEnd()).toBe(message.text);
    expect(mail.html).toContain(message.html);
    expect(mail.attachments).toEqual([]);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
  }
});

it('lets its reader leave by the button of a mail program', async () => {
  const mailer = await mailerTo();
  const leave = 'https://desk.example/comments/answers/token/';
  await mailer.send({ ...message, leave });
  await mailer.send(message);
  const [left, other] = received.map(({ mail }) => mail.headerLines.map(({ line }) => line));
  expect(left).toContain(`List-Unsubscribe: <${leave}>`);
  expect(left).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  expect(other?.filter((line) => /^list-/i.test(line))).toEqual([]);
});

it.each([
  'Ada\r\nBcc: eve@example.com',
  'Ada\nTo: eve@example.com\n\nBuy now',
  'Ada, eve@example.com',
  'Ada <eve@example.com>,',
  '"Ada" <eve@example.com>; eve@example.com',
  'Ada\u2028Bcc: eve@example.com',
])('lets nobody but the reader in by the name %j', async (name) => {
  const ada = { name, address: 'ada@example.com' };
  await (await mailerTo()).send({ ...message, to: ada, replyTo: ada });
  expect(received.map(({ recipients }) => recipients)).toEqual([['ada@example.com']]);
  const [{ mail }] = received as [Received];
  expect(addressesOf(mail.to)).toEqual(['ada@example.com']);
  expect(addressesOf(mail.replyTo)).toEqual(['ada@example.com']);
  expect([mail.cc, mail.bcc]).toEqual([undefined, undefined]);
  expect(mail.subject).toBe(message.subject);
  expect(mail.text?.trimEnd()).toBe(message.text);
});

it.each([
  'ada@example.com, eve@example.com',
  'ada@example.com>\r\nRCPT TO:<eve@example.com',
  'ada@example.com\nBcc: eve@example.com',
])('sends nothing to others for the address %j', async (address) => {
  const to = { name: 'Ada', address };
  await (await mailerTo()).send({ ...message, to }).catch(() => undefined);
  expect(received.flatMap(({ recipients }) => recipients)).not.toContain('eve@example.com');
});

it('starts no second header with its subject', async () => {
  const subject = 'Booked\r\nBcc: eve@example.com';
  await (await mailerTo()).send({ ...message, subject });
  expect(received.map(({ recipients }) => recipients)).toEqual([['ada@example.com']]);
  expect(received[0]?.mail.bcc).toBeUndefined();
});

describe('a mail that is not sent', () => {
  const canary = 'canary-7f3a@example.com';
  const to = { name: 'Canary Name', address: canary };
  const refusal = (responseCode: number) =>
    Object.assign(new Error(`<${canary}> Canary Name is not here`), { responseCode });

  it.each<[what: string, words: string, options: SMTPServerOptions, login?: string]>([
    ['at its recipient', 'EENVELOPE 550', { onRcptTo: (_, __, done) => done(refusal(550)) }],
    ['for a while', 'EENVELOPE 450', { onRcptTo: (_, __, done) => done(refusal(450)) }],
    ['at its sender', 'EENVELOPE 553', { onMailFrom: (_, __, done) => done(refusal(553)) }],
    [
      'at its words',
      'EMESSAGE 552',
      { onData: (stream, _, done) => stream.resume().once('end', () => done(refusal(552))) },
    ],
    [
      'at the login',
      'EAUTH 535',
      { onAuth: (_, __, done) => done(refusal(535)), allowInsecureAuth: true },
      'user:canary-password@',
    ],
  ])('says that the server refused it %s, and nothing of whose it was', async (...row) => {
    const [, words, options, login] = row;
    const mailer = await mailerTo(options, login);
    const fault = await mailer.send({ ...message, to }).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(Error);
    expect((fault as Error).message).toBe(`Mail a.confirmed-reader was not sent: ${words}`);
    expect(told(fault)).not.toMatch(/canary/i);
  });

  it('says that no server is there', async () => {
    const mailer = await mailerTo();
    await close();
    const fault = await mailer.send({ ...message, to }).catch((error: unknown) => error);
    expect((fault as Error).message).toMatch(/^Mail a\.confirmed-reader was not sent: E\w+$/);
    expect(told(fault)).not.toMatch(/canary/i);
  });
});

describe('an address', () => {
  const refusing = (code: number, words: string): SMTPServerOptions => ({
    onRcptTo: (_, __, done) => done(Object.assign(new Error(words), { responseCode: code })),
  });
  const isRefusedBy = async (options: SMTPServerOptions, address = 'ada@example.com') => {
    const mailer = await mailerTo(options);
    const to = { name: 'Ada', address };
    return isRefused(await mailer.send({ ...message, to }).catch((fault: unknown) => fault));
  };

  it.each([
    [550, '5.1.1 No such user'],
    [550, 'Mailbox unavailable'],
    [551, 'User not local'],
    [553, '5.1.3 Bad address'],
    [552, '5.2.2 Mailbox full'],
    [556, '5.1.10 Recipient takes no mail'],
    [554, 'Not here'],
  ])('is refused for good by %i %s', async (code, words) => {
    expect(await isRefusedBy(refusing(code, words))).toBe(true);
  });

  it.each([
    [450, '4.2.0 Greylisted'],
    [451, 'Try later'],
    [452, '4.2.2 Mailbox full'],
    [550, '5.7.1 Relaying denied'],
    [554, '5.7.606 Your server is blocked'],
    [530, '5.7.0 Log in first'],
    [503, 'Log in first'],
  ])('is not refused for good by %i %s', async (code, words) => {
    expect(await isRefusedBy(refusing(code, words))).toBe(false);
  });

  it('is not refused with the sender, the words, or by a server that is not there', async () => {
    const no = Object.assign(new Error('no'), { responseCode: 550 });
    expect(await isRefusedBy({ onMailFrom: (_, __, done) => done(no) })).toBe(false);
    const onData: SMTPServerOptions['onData'] = (stream, _, done) =>
      stream.resume().once('end', () => done(no));
    expect(await isRefusedBy({ onData })).toBe(false);
    const mailer = await mailerTo();
    await close();
    expect(isRefused(await mailer.send(message).catch((fault: unknown) => fault))).toBe(false);
  });

  it('that no server could be asked for is refused', async () => {
    expect(await isRefusedBy({}, 'ada@example.com>\r\nRCPT TO:<eve@example.com')).toBe(true);
    expect(await isRefusedBy({}, '')).toBe(true);
  });
});

/** All that a log could show of a fault. */
function told(fault: unknown): string {
  return inspect(fault, { depth: Infinity, showHidden: true }) + String((fault as Error).stack);
}
