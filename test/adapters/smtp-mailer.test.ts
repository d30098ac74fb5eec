import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import ICAL from 'ical.js';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { createSmtpMailer } from '../../src/adapters/smtp-mailer.ts';
import { compose } from '../../src/domain/booking/message.ts';
import { CORRESPONDENT, holdOf, MONDAY_6PM } from '../booking.ts';

type Received = { recipients: string[]; mail: ParsedMail };

const from = { name: 'Kayla', address: 'site@desk.example' };
const message = {
  id: 'a.confirmed-reader',
  to: { name: 'Ada Reader', address: 'ada@example.com' },
  replyTo: { name: 'Kayla', address: 'hello@desk.example' },
  subject: 'Your call is confirmed',
  text: 'Hello Ada,\n\n.\n\nGrüße',
  html: '<p>Hello Ada,</p><p>.</p><p>Grüße</p>',
};

let server: SMTPServer | undefined;
const received: Received[] = [];
afterEach(async () => {
  received.length = 0;
  await new Promise<void>((closed) => (server ? server.close(closed) : closed()));
  server = undefined;
});

/** A mailer to a mail server on this machine that keeps what comes. */
async function mailerTo(options: SMTPServerOptions = {}, login = '') {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, { envelope }, done) {
      const recipients = envelope.rcptTo.map(({ address }) => address);
      simpleParser(stream).then((mail) => {
        received.push({ recipients, mail });
        done();
      }, done);
    },
    ...options,
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return createSmtpMailer(`smtp://${login}127.0.0.1:${port}`, from, 'desk.example');
}

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
  }
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

const LATER = {
  state: 'paid',
  sequence: 3,
  start: MONDAY_6PM + 4500,
  end: MONDAY_6PM + 8100,
} as const;

describe.each([
  ['confirmed', 'REQUEST', { state: 'paid', sequence: 0 }],
  ['moved', 'REQUEST', LATER],
  ['cancelled', 'CANCEL', { state: 'cancelled', sequence: 4, cancelledBy: 'coach' }],
] as const)('the calendar part of a mail of a call that is %s', (what, method, change) => {
  const booking = { ...holdOf('a'), name: 'Ada; "Rea", Der', email: 'ada@example.com', ...change };

  it.each([
    ['reader', 'ada@example.com'],
    ['coach', 'coach@example.com'],
  ] as const)('tells the %s the same instants, id and sequence', async (role, address) => {
    const mail = { kind: `${what}-${role}`, paymentIntent: 'pi_1', refunded: 2500 } as const;
    const composed = compose(mail, booking, CORRESPONDENT);
    await (await mailerTo()).send({ id: `a.4.${mail.kind}`, ...composed! });
    const [{ mail: came }] = received as [Received];

    const [shown, attached, ...more] = came.attachments;
    expect(more).toEqual([]);
    expect(shown?.contentType).toBe('text/calendar');
    expect(shown?.headers.get('content-type')).toMatchObject({
      params: { method, charset: 'utf-8' },
    });
    expect([attached?.contentType, attached?.filename]).toEqual(['application/ics', 'call.ics']);
    expect(attached?.content.equals(shown?.content ?? Buffer.of())).toBe(true);
    expect(came.text?.trim()).toBe(composed?.text);

    const calendar = new ICAL.Component(ICAL.parse(String(shown?.content)));
    const [event, ...others] = calendar
      .getAllSubcomponents('vevent')
      .map((it) => new ICAL.Event(it));
    expect(others).toEqual([]);
    expect(calendar.getFirstPropertyValue('method')).toBe(method);
    expect(event?.uid).toBe('a@desk.example');
    expect(event?.sequence).toBe(change.sequence);
    expect(event?.startDate.toUnixTime()).toBe(booking.start);
    expect(event?.endDate.toUnixTime()).toBe(booking.end);
    expect(event?.organizer).toBe('mailto:site@desk.example');
    expect(event?.attendees.map((attendee) => String(attendee.getFirstValue()))).toEqual([
      expect.stringMatching(new RegExp(`^mailto:${address}$`, 'i')),
    ]);
    expect(event?.component.getFirstPropertyValue('status')).toBe(
      method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED',
    );
  });
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
    await new Promise<void>((closed) => server?.close(closed));
    server = undefined;
    const fault = await mailer.send({ ...message, to }).catch((error: unknown) => error);
    expect((fault as Error).message).toMatch(/^Mail a\.confirmed-reader was not sent: E\w+$/);
    expect(told(fault)).not.toMatch(/canary/i);
  });
});

/** All that a log could show of a fault. */
function told(fault: unknown): string {
  return inspect(fault, { depth: Infinity, showHidden: true }) + String((fault as Error).stack);
}
