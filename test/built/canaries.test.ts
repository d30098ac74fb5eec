import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createManageLinks } from '../../src/adapters/manage-link.ts';
import { startLocalStripe } from '../../src/sandbox/stripe/server.ts';
import { find } from '../elements.ts';
import { practiceEnv } from '../practice-env.ts';
import { scratchFolder } from '../scratch.ts';
import { type Answer, ask } from '../server/ask.ts';
import { outDir, siteUrl } from '../site.ts';
import { pay, runDesk } from './desk.ts';
import { filesWith } from './files.ts';

const mark = `q${randomBytes(5).toString('hex')}`;
const digits = `1555${randomInt(1e6, 1e7)}`;
const reader = { name: `Zephyrine ${mark}`, email: `${mark}@quill.example`, phone: `+${digits}` };
const answers = { field_q1: `Whether ${mark} may say no`, field_q2: 'a2' };
const words = [mark, 'Zephyrine', 'quill.example', digits];

const PARTS = ['src', 'node_modules', 'package.json'];

/** What a line of the log may hold, and nothing else. */
const FIELDS =
  'at event booking refused state by change ok kind payment attempt session amount given mail stripe type thin route faults';
const OF_FAULTS = 'name code errcode status place';

const [linkSecret, feedSecret, sweepSecret] = ['link', 'feed', 'sweep'].map((name) =>
  `${name}-secret-`.repeat(4),
) as [string, string, string];
const links = createManageLinks([linkSecret]);
const folder = scratchFolder('folder', afterAll);
const seen: (Answer & { path: string; method: string })[] = [];

let desk: Awaited<ReturnType<typeof runDesk>>;
let stripe: Awaited<ReturnType<typeof startLocalStripe>>;
let mailServer: SMTPServer;
let mailsRefused = true;
let mailsTaken = 0;

beforeAll(async () => {
  const env = await practiceEnv();
  await listen(env);
  // The site finds its parts here, and writes here whatever it writes.
  for (const name of PARTS) symlinkSync(resolve(name), join(folder, name));
  const site = {
    ...env,
    SITE_URL: siteUrl,
    CONTENT_DIR: resolve('test/content'),
    DATABASE_URL: `file:${folder}/.data/site.db`,
    STRIPE_SECRET_KEY: 'sk_test_practice',
    STRIPE_WEBHOOK_SECRET: 'whsec_practice',
    MAIL_FROM: 'site@desk.example',
    COACH_EMAIL: 'coach@desk.example',
    LINK_SECRET: linkSecret,
    FEED_SECRET: feedSecret,
    SWEEP_SECRET: sweepSecret,
  };
  desk = await runDesk(site, /^\{/, folder);
  await live();
});
afterAll(async () => {
  await desk.stop();
  await stripe.close();
  await new Promise<void>((closed) => mailServer.close(closed));
});

/** Stripe and a mail server that refuses, in words that name the reader, until it is told to take mails. */
async function listen({ PORT, STRIPE_API_BASE, SMTP_URL }: Record<string, string>) {
  stripe = await startLocalStripe({
    port: Number(new URL(STRIPE_API_BASE!).port),
    webhookUrl: `http://127.0.0.1:${PORT}/api/stripe/webhook`,
    webhookSecret: 'whsec_practice',
  });
  mailServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _, done) =>
      done(mailsRefused ? new Error(`${reader.name} <${address}> is not here`) : undefined),
    onData: (stream, _, done) =>
      void stream.resume().once('end', () => done(null, `${++mailsTaken}`)),
  });
  mailServer.listen(Number(new URL(SMTP_URL!).port), '127.0.0.1');
  await once(mailServer.server, 'listening');
}

/** Everything that one reader's call can come to, with each neighbour down once. */
async function live() {
  const { hours, fields } = await desk.form('?offer=half');
  const wish = { ...fields, offer: 'half', start: hours.at(-1) ?? '' };
  const { faults } = stripe.stripe;

  await send('/api/bookings', { ...reader, ...wish, zone: reader.name });
  await send('/api/bookings', { ...reader, ...wish, start: reader.phone });
  await whileDown('POST /v1/checkout/sessions', () =>
    send('/api/bookings', { ...reader, ...wish }),
  );
  const booked = await send('/api/bookings', { ...reader, ...wish });
  const cookie = String(booked.headers['set-cookie']).split(';')[0] ?? '';
  await get('/coaching/', { cookie });
  const led = await pay(booked.headers.location ?? '', { ...reader, ...answers });
  const confirmed = led.pathname + led.search;
  await whileDown('GET /v1/checkout/sessions/:id', () => get(confirmed));
  await get(confirmed, { cookie });
  await get('/coaching/', { cookie });
  await said('mails.failed');
  mailsRefused = false;
  await sweepAll();

  const id = cookie.replace('hold=', '');
  const [mine, hers] = (['reader', 'coach'] as const).map(
    (role) => `/coaching/manage/${links.tokenOf({ bookingId: id, role })}/`,
  ) as [string, string];
  const feed = `/calls/${feedSecret}.ics`;
  const move = { action: 'move', sequence: '0', start: wish.start };
  for (const path of [mine, hers, feed, `${mine.slice(0, -2)}/`, '/calls/x.ics']) await get(path);
  change('ALTER TABLE booking RENAME TO elsewhere');
  for (const path of [mine, hers, feed, confirmed, '/coaching/']) await get(path, { cookie });
  for (const path of [mine, '/api/bookings']) await send(path, { ...reader, ...wish, ...move });
  await sweep();
  change('ALTER TABLE elsewhere RENAME TO booking');

  await send(mine, { ...reader, ...move });
  await send(mine, { ...reader, ...move, start: hours.at(-2) ?? '' });
  await get(`${mine}?news=move`);
  faults.refunds = 'fail';
  await whileDown('POST /v1/refunds', async () => {
    await send(mine, { action: 'cancel', sequence: '1', back: '0', ...reader });
    await said('refunds.failed');
  });
  change('UPDATE refund SET due_at = 0');
  await sweepAll();
  await stripe.stripe.delivered();
  await sweepAll();
  for (const path of [mine, hers, feed, confirmed]) await get(path);
}

describe('of name, phone, e-mail and answers', () => {
  test('there is something to find: all of it was sold, mailed and given back', () => {
    expect(
      desk.count('SELECT group_concat(kind) FROM (SELECT kind FROM outbox ORDER BY kind)'),
    ).toBe(
      [
        'cancelled-coach,cancelled-reader,confirmed-coach,confirmed-reader,moved-coach,moved-reader',
        'refund-failed-coach,refund-failed-reader,refunded-reader',
        'reminder-day-coach,reminder-day-coach,reminder-day-reader,reminder-day-reader',
        'reminder-hour-coach,reminder-hour-coach,reminder-hour-reader,reminder-hour-reader',
      ].join(),
    );
    expect(desk.count(`SELECT count(*) FROM outbox WHERE sent_at IS NULL`)).toBe(0);
    expect(mailsTaken).toBeGreaterThanOrEqual(12);
    const statuses = new Set(seen.map(({ status }) => status));
    expect([...statuses].toSorted()).toEqual([200, 303, 400, 404, 500, 503]);
    const feeds = seen.filter(({ path, status }) => path.startsWith('/calls/') && status === 200);
    for (const word of [reader.name, reader.phone, answers.field_q1])
      expect(unfolded(feeds[0]?.body)).toContain(word);
  });

  test('the log holds none, and each of its lines is JSON of ids and codes', () => {
    const lines = desk.output().split('Ctrl-C stops it.')[1]?.trim().split('\n') ?? [];
    const events = lines.map((line) => JSON.parse(line));
    for (const { faults = [], ...line } of events) {
      expect(FIELDS.split(' ')).toEqual(expect.arrayContaining(Object.keys(line)));
      const keys = faults.flatMap((fault: object) => Object.keys(fault));
      expect(OF_FAULTS.split(' ')).toEqual(expect.arrayContaining(keys));
    }
    expect([...new Set(events.map(({ event }) => event))].toSorted()).toEqual(
      expect.arrayContaining(['booking.wished', 'confirmed.unknown', 'mail.sent', 'page.failed']),
    );
    expectNone(desk.output());
    for (const secret of [linkSecret, feedSecret, sweepSecret])
      expect(desk.output()).not.toContain(secret);
    expect(desk.output()).not.toMatch(/\.(reader|coach)\.[\w-]{43}/);
  });

  test.each(['href', 'action', 'src'])('no %s, address or cookie holds any', (attribute) => {
    for (const { body, headers } of seen) {
      expectNone(JSON.stringify(headers));
      for (const { attributes } of find(body, (_, it) => attribute in it))
        expectNone(attributes[attribute] ?? '');
    }
  });

  test('no answer holds any but the coach’s page and the coach’s calendar', () => {
    const telling = seen.filter(({ body }) => words.some((word) => unfolded(body).includes(word)));
    const isHers = ({ path }: { path: string }) => /\.coach\.|^\/calls\//.test(path);
    expect(telling.filter((answer) => !isHers(answer))).toEqual([]);
    expect(telling.length).toBeGreaterThan(2);
  });

  test('no cache keeps an answer about a call, nor an apology', () => {
    const kept = seen.filter(
      ({ method, headers }) =>
        method === 'GET' && !/\bno-store\b/.test(headers['cache-control'] ?? ''),
    );
    expect(kept.map(({ path, status }) => [path, status])).toEqual([]);
  });

  test('no file that the site wrote holds any but its database, nor does the build', () => {
    expect(readdirSync(folder).toSorted()).toEqual(['.data', ...PARTS].toSorted());
    const others = readdirSync(`${folder}/.data`).filter((name) => !name.startsWith('site.db'));
    expect(others).toEqual([]);
    expect(filesWith(`${folder}/.data`, words)).not.toEqual([]);
    expect(filesWith(outDir, words)).toEqual([]);
  });
});

async function get(path: string, headers: Record<string, string> = {}) {
  return note('GET', path, await ask(desk.url, { path, headers }));
}

async function send(path: string, fields: Record<string, string>) {
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const headers = { origin: siteUrl, referer: `${siteUrl}/?${reader.email}`, ...type };
  const sent = { method: 'POST', path, headers };
  return note('POST', path, await ask(desk.url, sent, String(new URLSearchParams(fields))));
}

function note(method: string, path: string, answer: Answer): Answer {
  seen.push({ ...answer, path, method });
  return answer;
}

function said(event: string) {
  return vi.waitUntil(() => desk.output().includes(`"event":"${event}"`), { timeout: 20_000 });
}

function sweep() {
  const headers = { authorization: `Bearer ${sweepSecret}`, 'content-type': 'application/json' };
  return ask(desk.url, { method: 'POST', path: '/api/sweep', headers });
}

/** Brings forward what waits for its time, and does it. */
async function sweepAll() {
  await sweep();
  change('UPDATE outbox SET due_at = 0 WHERE sent_at IS NULL');
  await sweep();
}

/** Stripe breaks the connection of that route, with each retry of the SDK, while something is done. */
async function whileDown(route: string, doing: () => Promise<unknown>) {
  const { faults } = stripe.stripe;
  for (let tries = 0; tries < 8; tries++) faults.next(route, { kind: 'reset' });
  await doing();
  while (faults.take(route));
}

function change(sql: string) {
  const database = new DatabaseSync(desk.database, { timeout: 5_000 });
  database.exec(sql);
  database.close();
}

function expectNone(text: string) {
  for (const word of words) expect(text).not.toContain(word);
}

/** A calendar breaks its lines anywhere. */
function unfolded(body = ''): string {
  return body.replaceAll('\r\n ', '');
}
