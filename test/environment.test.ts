import { describe, expect, it } from 'vitest';
import { readEnv } from '../src/environment.ts';

const real = {
  SITE_URL: 'https://desk.example',
  STRIPE_SECRET_KEY: 'sk_test_1',
  STRIPE_WEBHOOK_SECRET: 'whsec_1',
  SMTP_URL: 'smtps://mail.example',
  MAIL_FROM: 'desk@example.com',
  COACH_EMAIL: 'coach@example.com',
};
const live = { ...real, STRIPE_SECRET_KEY: 'rk_live_1' };
const turso = { DATABASE_URL: 'libsql://name-owner.turso.io', DATABASE_AUTH_TOKEN: 'token' };
const local = 'libsql://127.0.0.1:8080?tls=0';
const frozen = { VERCEL: '1' };

describe('readEnv', () => {
  it.each<[what: string, source: NodeJS.ProcessEnv, env: object]>([
    ['nothing', {}, { practice: true, databaseUrl: 'file:.data/practice.db' }],
    ['a key', real, { practice: false, live: false, databaseUrl: 'file:.data/site.db' }],
    ['a live key', live, { practice: false, live: true }],
    ['two webhook secrets', { ...real, STRIPE_WEBHOOK_SECRET: 'a, b' }, { practice: false }],
    ['a file', { DATABASE_URL: 'file:/var/site.db' }, { databaseUrl: 'file:/var/site.db' }],
    [
      'a Turso database',
      { ...live, ...turso },
      { databaseUrl: turso.DATABASE_URL, databaseToken: 'token' },
    ],
    ['one on a host without a disk', { ...live, ...turso, ...frozen }, { freezes: true }],
    ['one here in practice', { DATABASE_URL: local }, { practice: true, databaseUrl: local }],
    ['a file on a host without a disk in practice', frozen, { practice: true, freezes: true }],
    ['another port', { PORT: '5000' }, { siteUrl: new URL('http://localhost:5000') }],
    [
      'lines of .env that are left empty',
      { STRIPE_API_BASE: '', SMTP_URL: ' ' },
      { practice: true },
    ],
    ['an empty token', { ...live, DATABASE_AUTH_TOKEN: '' }, { databaseToken: undefined }],
  ])('accepts %s', (_, source, env) => {
    expect(readEnv(source)).toMatchObject(env);
  });

  it.each<[what: string, source: NodeJS.ProcessEnv, words: string[]]>([
    [
      'a public address without a key',
      { SITE_URL: 'https://desk.example' },
      [
        'STRIPE_SECRET_KEY is missing',
        'STRIPE_WEBHOOK_SECRET is missing',
        'SMTP_URL is missing',
        'MAIL_FROM is missing',
        'COACH_EMAIL is missing',
      ],
    ],
    ['a live key without an address', { ...live, SITE_URL: undefined }, ['SITE_URL is missing']],
    ['a key without a coach', { ...real, COACH_EMAIL: undefined }, ['COACH_EMAIL is missing']],
    [
      'another Stripe with a live key',
      { ...live, STRIPE_API_BASE: 'http://127.0.0.1:4322' },
      ['STRIPE_API_BASE is not allowed with a live key'],
    ],
    [
      'a real mail server in practice',
      { SMTP_URL: 'smtps://mail.example' },
      ['SMTP_URL leads away from this machine, and practice sends no real mail'],
    ],
    [
      'a real database in practice',
      turso,
      ['DATABASE_URL leads away from this machine, and practice takes no real bookings'],
    ],
    ...[{}, { DATABASE_URL: 'file:/tmp/site.db' }].map(
      (source): [string, NodeJS.ProcessEnv, string[]] => [
        `${source.DATABASE_URL ?? 'no database'} with a key on a host without a disk`,
        { ...real, ...frozen, ...source },
        ['DATABASE_URL must be a libsql: address, because this host throws its files away'],
      ],
    ),
    ...['postgres://db.example/site', 'file:', 'libsql://', 'https://x.turso.io'].map(
      (url): [string, NodeJS.ProcessEnv, string[]] => [
        `the database ${JSON.stringify(url)}`,
        { DATABASE_URL: url },
        ['DATABASE_URL: must be a file: or a libsql:// address'],
      ],
    ),
  ])('refuses %s', (_, source, words) => {
    const advice = 'Set it in .env (see .env.example) or in the settings of your host.';
    const message = ['The site cannot start:', ...words.map((line) => `  ${line}`), advice];
    expect(() => readEnv(source)).toThrow(new Error(message.join('\n')));
  });
});
