import { describe, expect, it } from 'vitest';
import { readEnv } from '../../src/environment.ts';

const real = {
  SITE_URL: 'https://desk.example',
  STRIPE_SECRET_KEY: 'sk_test_1',
  SMTP_URL: 'smtps://mail.example',
  MAIL_FROM: 'desk@example.com',
  COACH_EMAIL: 'coach@example.com',
};
const turso = 'libsql://name-owner.turso.io';

describe('readEnv of a site without coaching', () => {
  const readOff = (source: NodeJS.ProcessEnv) => readEnv(source, { coaching: false });

  it.each<[what: string, source: NodeJS.ProcessEnv, env: object]>([
    ['nothing', {}, { practice: true, sendsMail: false }],
    ['a public address alone', { SITE_URL: real.SITE_URL }, { practice: false, sendsMail: false }],
    [
      'a host without a disk and without a database',
      { SITE_URL: real.SITE_URL, VERCEL: '1' },
      { freezes: true },
    ],
    [
      'a live key on this machine',
      { STRIPE_SECRET_KEY: 'sk_live_1' },
      { features: { coaching: false } },
    ],
    ['all that mail takes', real, { sendsMail: true }],
    ['the key of bookings before', { ...real, DATABASE_URL: turso }, { databaseUrl: turso }],
    [
      'a database of something else',
      { DATABASE_URL: 'postgres://db.example/x' },
      { databaseUrl: 'file:.data/practice.db' },
    ],
  ])('accepts %s', (_, source, env) => {
    expect(readOff(source)).toMatchObject(env);
  });

  it.each([
    ...[{ STRIPE_SECRET_KEY: 'pk_1' }, { STRIPE_API_BASE: 'x' }, { LINK_SECRET: 'short' }],
    ...[{ SMTP_URL: 'mail.example' }, { MAIL_FROM: 'me' }, { COACH_EMAIL: 'me' }],
    ...[{ SWEEP_SECRET: 'x' }, { BUSY_CALENDARS: 'http://x' }, { DATABASE_URL: 'file:' }],
  ])('leaves %j alone, which only bookings need', (source) => {
    const unset = readOff({ SITE_URL: real.SITE_URL });
    expect(readOff({ SITE_URL: real.SITE_URL, ...source })).toEqual(unset);
  });

  it.each([
    [{ VERCEL: '1' }, 'SITE_URL is missing'],
    [{ SITE_URL: 'desk.example' }, 'SITE_URL must be an http:// or https:// address'],
    [{ PORT: '70000' }, 'PORT must be a number from 1 to 65535'],
    [{ FEED_SECRET: 'x' }, 'FEED_SECRET can be guessed'],
  ])('refuses %j, which every site needs', (source, words) => {
    expect(() => readOff(source)).toThrow(words);
  });
});
