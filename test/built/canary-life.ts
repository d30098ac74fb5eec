import { once } from 'node:events';
import { symlinkSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SMTPServer } from 'smtp-server';
import { vi } from 'vitest';
import { createManageLinks } from '../../src/adapters/signed/manage-link.ts';
import { startLocalStripe } from '../../src/sandbox/stripe/server.ts';
import { practiceEnv } from '../support/practice-env.ts';
import { type Answer, ask } from '../server/ask.ts';
import { siteUrl } from '../support/site.ts';
import { pay, runSite } from './site.ts';
import { answers, reader } from './canary.ts';

export const PARTS = ['src', 'node_modules', 'package.json'];

export const [linkSecret, feedSecret, sweepSecret] = ['link', 'feed', 'sweep'].map(
  (name) => `${name}-secret-of-nobody-whom-one-knows`,
) as [string, string, string];
export const links = createManageLinks([linkSecret]);
export const seen: (Answer & { path: string; method: string })[] = [];

export let site: Awaited<ReturnType<typeof runSite>>;
let stripe: Awaited<ReturnType<typeof startLocalStripe>>;
let mailServer: SMTPServer;
let mailsRefused = true;
export let mailsTaken = 0;

/** The site in that folder, and all that one reader does there. */
export async function live(folder: string) {
  const env = await practiceEnv();
  await listen(env);
  // The site finds its parts here, and writes here whatever it writes.
  for (const name of PARTS) symlinkSync(resolve(name), join(folder, name));
  const settings = {
    ...env,
    SITE_URL: siteUrl,
    CONTENT_DIR: relative(folder, 'test/content'),
    DATABASE_URL: `file:${folder}/.data/site.db`,
    STRIPE_SECRET_KEY: 'sk_test_practice',
    STRIPE_WEBHOOK_SECRET: 'whsec_practice',
    MAIL_FROM: 'site@desk.example',
    COACH_EMAIL: 'coach@desk.example',
    LINK_SECRET: linkSecret,
    FEED_SECRET: feedSecret,
    SWEEP_SECRET: sweepSecret,
    NODE_OPTIONS: `--import ${import.meta.resolve('./break-components.ts')}`,
  };
  site = await runSite(settings, /^\{/, folder);
  await liveOnce();
}

export async function end() {
  await site.stop();
  await stripe.close();
  await new Promise<void>((closed) => mailServer.close(closed));
}

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

/** Everything that one reader's call can come to, with each neighbor down once. */
async function liveOnce() {
  const { hours, fields } = await site.form('?offer=half');
  const request = { ...fields, offer: 'half', start: hours.at(-1) ?? '' };
  const { faults } = stripe.stripe;

  await send('/api/bookings', { ...reader, ...request, zone: reader.name });
  await send('/api/bookings', { ...reader, ...request, start: reader.phone });
  await whileDown('POST /v1/checkout/sessions', () =>
    send('/api/bookings', { ...reader, ...request }),
  );
  const booked = await send('/api/bookings', { ...reader, ...request });
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

  const id = String(site.count('SELECT id FROM booking ORDER BY rowid DESC LIMIT 1'));
  const [mine, hers] = (['reader', 'coach'] as const).map(
    (role) => `/coaching/manage/${links.tokenOf({ bookingId: id, role })}/`,
  ) as [string, string];
  const feed = `/calls/${feedSecret}.ics`;
  const move = { action: 'move', sequence: '0', start: request.start };
  for (const path of [mine, hers, feed, `${mine.slice(0, -2)}/`, '/calls/x.ics']) await get(path);
  change('ALTER TABLE booking RENAME TO elsewhere');
  for (const path of [mine, hers, feed, confirmed, '/coaching/']) await get(path, { cookie });
  for (const path of [mine, '/api/bookings']) await send(path, { ...reader, ...request, ...move });
  await sweep();
  change('ALTER TABLE elsewhere RENAME TO booking');

  await send(mine, { ...reader, ...move });
  await send(mine, { ...reader, ...move, start: hours.at(-2) ?? '' });
  await get(`${mine}?result=move`);
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

async function get(path: string, headers: Record<string, string> = {}) {
  return note('GET', path, await ask(site.url, { path, headers }));
}

async function send(path: string, fields: Record<string, string>) {
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const headers = { origin: siteUrl, referer: `${siteUrl}/?${reader.email}`, ...type };
  const sent = { method: 'POST', path, headers };
  return note('POST', path, await ask(site.url, sent, String(new URLSearchParams(fields))));
}

function note(method: string, path: string, answer: Answer): Answer {
  seen.push({ ...answer, path, method });
  return answer;
}

function said(event: string) {
  return vi.waitUntil(() => site.output().includes(`"event":"${event}"`), { timeout: 20_000 });
}

function sweep() {
  const headers = { authorization: `Bearer ${sweepSecret}`, 'content-type': 'application/json' };
  return ask(site.url, { method: 'POST', path: '/api/sweep', headers });
}

/** Brings forward what waits for its time, and does it. */
export async function sweepAll() {
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

export function change(sql: string) {
  const database = new DatabaseSync(site.database, { timeout: 5_000 });
  database.exec(sql);
  database.close();
}
