import { beforeEach, describe, expect, test } from 'vitest';
import { createInquiries } from '../../../src/adapters/database/contact/inquiries.ts';
import { createOutbox } from '../../../src/adapters/database/outbox.ts';
import { createRateLimit } from '../../../src/adapters/database/rate-limit.ts';
import type { Sql } from '../../../src/adapters/database/sql.ts';
import { createContactService, INQUIRIES } from '../../../src/domain/contact/contact-service.ts';
import { NOW } from '../../support/booking.ts';
import { spyLog, spyMailer } from '../../support/fakes.ts';
import { emptyDatabase } from '../../support/store.ts';
import { LETTERHEAD } from '../../support/letterhead.ts';

const DAY = 86_400;
const ada = { words: 'Hello Kayla', name: 'Ada', email: 'ada@example.com', about: '' };
const fine = { refused: undefined, address: '192.0.2.1' };

let sql: Sql;
let now: number;
let ids: number;
let work: Promise<void>[];
let mailer: ReturnType<typeof spyMailer>;
let log: ReturnType<typeof spyLog>;
let service: ReturnType<typeof createContactService>;
beforeEach(async () => {
  sql = await emptyDatabase();
  [now, ids, work, mailer, log] = [NOW, 0, [], spyMailer(), spyLog()];
  const to = { ...LETTERHEAD, author: 'Kayla', coachEmail: 'kayla@desk.example' };
  service = createContactService(
    { ...to, siteUrl: 'https://desk.example/' },
    {
      store: createInquiries(sql),
      outbox: createOutbox(sql),
      mailer: mailer.mailer,
      limit: createRateLimit(sql, 'key', INQUIRIES),
      mark: (text) => `mark of ${text}`,
      titleOf: async (slug) => (slug === 'a-post' ? 'A post' : undefined),
      log: log.log,
      background: (each) => void work.push(each()),
      now: () => now,
      newId: () => `i${++ids}`,
    },
  );
});
const mails = async () => {
  await Promise.all(work);
  return mailer.sent;
};
const kept = async () => (await sql.batch([{ sql: 'SELECT id FROM inquiry' }]))[0]!.length;

test('the author hears at once, and answers the one who wrote', async () => {
  expect(await service.send({ ...ada, about: 'a-post' }, fine)).toEqual({ ok: true });
  const [mail, ...others] = await mails();
  expect(others).toEqual([]);
  expect(mail).toMatchObject({
    to: { name: 'Kayla', address: 'kayla@desk.example' },
    replyTo: { name: 'Ada', address: 'ada@example.com' },
    subject: 'Ada wrote to you',
  });
  for (const part of ['Hello Kayla', 'From: Ada <ada@example.com>', 'About: A post'])
    expect(mail?.text).toContain(part);
  expect(mail?.html).toContain('href="https://desk.example/posts/a-post/"');
});

test('what looks like HTML is words in the mail', async () => {
  const evil = '<img src=x onerror=alert(1)>"\'&';
  await service.send({ ...ada, words: evil, name: evil }, fine);
  const [mail] = await mails();
  expect(mail?.html).not.toContain('<img');
  expect(mail?.text).toContain(evil);
});

test.each<[what: string, again: object]>([
  ['as it was', {}],
  ['in other case and spaces', { words: ' hello  KAYLA\n', email: 'ADA@example.com' }],
  ['under another name', { name: 'Ada L.' }],
])('what is sent again %s is answered alike, and mailed once', async (_, again) => {
  await service.send(ada, fine);
  const refused = { ...fine, refused: 'outdated' as const };
  expect(await service.send({ ...ada, ...again }, refused)).toEqual({ ok: true });
  expect(await mails()).toHaveLength(1);
});

test('pressed twice at once is sent once', async () => {
  const sent = await Promise.all([1, 2, 3].map(() => service.send(ada, fine)));
  expect(sent.map(({ ok }) => ok)).toEqual([true, true, true]);
  expect(await mails()).toHaveLength(1);
});

test('the same words weeks later are a new message', async () => {
  for (const days of [0, 20, 29]) {
    now = NOW + days * DAY;
    expect(await service.send(ada, fine)).toEqual({ ok: true });
    await mails();
  }
  expect(await mails()).toHaveLength(3);
});

test('the same words count each hour anew for the limit', async () => {
  const sent = [];
  for (let hour = 0; hour < 22; hour += 1, now += 3600) {
    sent.push(await service.send(ada, fine));
    await mails();
  }
  expect(sent.filter(({ ok }) => ok)).toHaveLength(20);
});

test('what did not go out for days is tried again when it is sent again, and is one mail', async () => {
  const { send } = mailer.mailer;
  mailer.mailer.send = () => Promise.reject(new Error('ECONNREFUSED'));
  await service.send(ada, fine);
  await mails();
  for (let tries = 0; tries < 20; tries += 1, now += 5 * 3600) await service.sweep();
  mailer.mailer.send = send;
  for (const press of [1, 2])
    expect(await service.send(ada, fine), `${press}`).toEqual({ ok: true });
  expect(await mails()).toMatchObject([{ subject: 'Ada wrote to you' }]);
});

test('what was never sent again goes out, too, when the mail server is well after days', async () => {
  const { send } = mailer.mailer;
  mailer.mailer.send = () => Promise.reject(new Error('ECONNREFUSED'));
  await service.send(ada, fine);
  await mails();
  for (let tries = 0; tries < 200; tries += 1, now += 5 * 3600) await service.sweep();
  mailer.mailer.send = send;
  now += DAY;
  await service.sweep();
  expect(await mails()).toHaveLength(1);
});

describe('nothing is kept or mailed', () => {
  test.each(['outdated', 'too-quick'] as const)('of a form that is %s', async (refused) => {
    expect(await service.send(ada, { ...fine, refused })).toEqual({
      ok: false,
      wrong: {},
      reason: refused,
    });
    expect([await kept(), await mails()]).toEqual([0, []]);
  });

  test('of one that is not whole, and it counts for no limit', async () => {
    for (let press = 0; press < 10; press++)
      expect(await service.send({ ...ada, name: '' }, fine)).toMatchObject({ ok: false });
    expect(await kept()).toBe(0);
    expect(await service.send(ada, fine)).toEqual({ ok: true });
  });

  test('of the seventh within ten minutes from one household', async () => {
    const send = (words: string, address = '192.0.2.1') =>
      service.send({ ...ada, words }, { ...fine, address });
    for (const words of 'abcdef') expect(await send(words)).toEqual({ ok: true });
    expect(await send('g')).toMatchObject({ ok: false, reason: 'too-many' });
    expect(await send('a'), 'it is there already').toEqual({ ok: true });
    expect(await send('g', '192.0.2.2'), 'from elsewhere').toEqual({ ok: true });
  });
});

test('a mail that fails goes out by a later sweep, and then the inquiry is forgotten in 30 days', async () => {
  mailer.failing.add('i1.inquiry');
  await service.send(ada, fine);
  expect(await mails()).toEqual([]);
  expect(log.failed).toEqual(['contact.mails.failed']);

  now += 200;
  await service.sweep();
  expect(await mails()).toHaveLength(1);
  now = NOW + 30 * DAY;
  await service.sweep();
  expect(await kept()).toBe(1);
  now += 1;
  await service.sweep();
  expect([await kept(), (await mails()).length]).toEqual([0, 1]);
  const [counted] = await sql.batch([{ sql: 'SELECT id FROM rate' }]);
  expect(counted).toEqual([]);
});
