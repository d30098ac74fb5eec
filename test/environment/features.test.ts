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

const off = { coaching: false, comments: false, contactForm: false };

describe('readEnv of a site where nothing is on', () => {
  const readOff = (source: NodeJS.ProcessEnv) => readEnv(source, off);

  it.each<[what: string, source: NodeJS.ProcessEnv, env: object]>([
    ['nothing', {}, { practice: true, sendsMail: false }],
    ['a public address alone', { SITE_URL: real.SITE_URL }, { practice: false, sendsMail: false }],
    [
      'a host without a disk and without a database',
      { SITE_URL: real.SITE_URL, VERCEL: '1' },
      { freezes: true },
    ],
    ['a live key on this machine', { STRIPE_SECRET_KEY: 'sk_live_1' }, { features: off }],
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
    ...[
      { SWEEP_SECRET: 'x' },
      { COMMENTS_SECRET: 'x' },
      { BUSY_CALENDARS: 'http://x' },
      { DATABASE_URL: 'file:' },
    ],
  ])('leaves %j alone, which nothing asks for', (source) => {
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

describe.each(['comments', 'contactForm'])('readEnv of a site with %s alone', (feature) => {
  const features = { ...off, [feature]: true };
  const { STRIPE_SECRET_KEY: _, ...mail } = real;
  const LINK_SECRET = '5d1c94f0ab7e3826d90f41c75be8a263';
  const good = { ...mail, LINK_SECRET };

  it.each<[what: string, source: NodeJS.ProcessEnv, env: object]>([
    ['nothing', {}, { practice: true, sendsMail: true }],
    ['what mail takes', good, { practice: false, databaseUrl: 'file:.data/site.db' }],
    ['Turso on a host without a disk', { ...good, VERCEL: '1', DATABASE_URL: turso }, {}],
    ['half a key, which nothing asks for', { ...good, STRIPE_SECRET_KEY: 'pk_1' }, {}],
    ['a live key, which nothing uses', { ...good, STRIPE_SECRET_KEY: 'rk_live_1' }, {}],
  ])('accepts %s', (_, source, env) => {
    expect(readEnv(source, features)).toMatchObject(env);
  });

  it.each<[source: NodeJS.ProcessEnv, sentence: string]>([
    ...Object.keys(good)
      .filter((name) => name !== 'SITE_URL')
      .map((name): [NodeJS.ProcessEnv, string] => [{ ...good, [name]: '' }, `${name} is missing`]),
    [{ ...good, LINK_SECRET: 'short' }, 'LINK_SECRET must be at least 32 random characters'],
    [{ ...good, VERCEL: '1' }, 'DATABASE_URL must be a libsql: address'],
    [{ SMTP_URL: 'smtps://mail.example' }, 'SMTP_URL must be smtp://127.0.0.1:'],
    [{ DATABASE_URL: 'file:.data/site.db' }, 'DATABASE_URL holds what is real'],
    [{ DATABASE_URL: turso }, 'DATABASE_URL leads away from this machine'],
  ])('refuses %j: %s', (source, sentence) => {
    expect(() => readEnv(source, features)).toThrow(`:\n  ${sentence}`);
  });
});

it('comments ask for a good COMMENTS_SECRET, if for one', () => {
  const comments = { ...off, comments: true };
  expect(readEnv({}, comments).commentsSecret).toBeUndefined();
  expect(() => readEnv({ COMMENTS_SECRET: 'password1' }, comments)).toThrow(
    'COMMENTS_SECRET can be guessed',
  );
});
