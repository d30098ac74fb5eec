import { describe, expect, it } from 'vitest';
import { demandPhone, readBuildEnv, readEnv } from '../src/environment.ts';

const features = { coaching: true, comments: false, contactForm: false };
const [newest, older] = ['5d1c94f0ab7e3826d90f41c75be8a263', 'b90e5f12c6d7483aa1f80c3e7d2496b5'];
const real = {
  SITE_URL: 'https://desk.example',
  STRIPE_SECRET_KEY: 'sk_test_1',
  STRIPE_WEBHOOK_SECRET: 'whsec_1',
  SMTP_URL: 'smtps://mail.example',
  MAIL_FROM: 'desk@example.com',
  COACH_EMAIL: 'coach@example.com',
  LINK_SECRET: newest,
};
const live = { ...real, STRIPE_SECRET_KEY: 'rk_live_1' };
const turso = { DATABASE_URL: 'libsql://name-owner.turso.io', DATABASE_AUTH_TOKEN: 'token' };
const local = 'libsql://127.0.0.1:8080?tls=0';
const frozen = { VERCEL: '1', SITE_URL: 'http://localhost:4321' };

type Refusal = [what: string, source: NodeJS.ProcessEnv, words: string[]];

describe('readEnv', () => {
  it.each<[what: string, source: NodeJS.ProcessEnv, env: object]>([
    ['nothing', {}, { practice: true, databaseUrl: 'file:.data/practice.db' }],
    ['a key', real, { practice: false, live: false, databaseUrl: 'file:.data/site.db' }],
    ['a live key', live, { practice: false, live: true }],
    [
      'two webhook secrets',
      { ...real, STRIPE_WEBHOOK_SECRET: 'whsec_a, whsec_b' },
      { practice: false },
    ],
    ['a file', { DATABASE_URL: 'file:/var/site.db' }, { databaseUrl: 'file:/var/site.db' }],
    [
      'a Turso database',
      { ...live, ...turso },
      { databaseUrl: turso.DATABASE_URL, databaseToken: 'token' },
    ],
    ['one on a host without a disk', { ...live, ...turso, VERCEL: '1' }, { freezes: true }],
    ['a build for such a host', { ...real, ADAPTER: 'vercel' }, { freezes: true }],
    ['one here in practice', { DATABASE_URL: local }, { practice: true, databaseUrl: local }],
    ['a file on a host without a disk in practice', frozen, { practice: true, freezes: true }],
    [
      'its own neighbors on other ports',
      { STRIPE_API_BASE: 'http://127.0.0.1:5001', SMTP_URL: 'smtp://127.0.0.1:65534' },
      { practice: true, mail: { smtpUrl: 'smtp://127.0.0.1:65534' } },
    ],
    [
      'two secrets of links',
      { ...live, LINK_SECRET: `${newest}, ${older}` },
      { linkSecrets: [newest, older] },
    ],
    ['no secret of links in practice', {}, { practice: true, linkSecrets: [] }],
    ['another port', { PORT: '5000' }, { siteUrl: new URL('http://localhost:5000') }],
    [
      'lines of .env that are left empty',
      { STRIPE_API_BASE: '', SMTP_URL: ' ' },
      { practice: true },
    ],
    ['an empty token', { ...live, DATABASE_AUTH_TOKEN: '' }, { databaseToken: undefined }],
  ])('accepts %s', (_, source, env) => {
    expect(readEnv(source, features)).toMatchObject(env);
  });

  it.each<Refusal>([
    [
      'a public address without a key',
      { SITE_URL: 'https://desk.example' },
      [
        'STRIPE_SECRET_KEY is missing',
        'STRIPE_WEBHOOK_SECRET is missing',
        'SMTP_URL is missing',
        'MAIL_FROM is missing',
        'COACH_EMAIL is missing',
        'LINK_SECRET is missing',
      ],
    ],
    ['a live key without an address', { ...live, SITE_URL: undefined }, ['SITE_URL is missing']],
    [
      'a live key on this machine',
      { ...live, SITE_URL: 'https://localhost' },
      ['SITE_URL must be the address that readers use, because the key is a live one'],
    ],
    ['no address on a host that builds by itself', { VERCEL: '1' }, ['SITE_URL is missing']],
    ['a live key without LINK_SECRET', { ...live, LINK_SECRET: ' ' }, ['LINK_SECRET is missing']],
    ['a key without a coach', { ...real, COACH_EMAIL: undefined }, ['COACH_EMAIL is missing']],
    [
      'another Stripe with a live key',
      { ...live, STRIPE_API_BASE: 'http://127.0.0.1:4322' },
      ['STRIPE_API_BASE is not allowed with a live key'],
    ],
    ...[
      'https://127.0.0.1:4322',
      'http://localhost:4322',
      'http://127.0.0.2:4322',
      'http://127.0.0.1',
      'http://127.0.0.1:0',
      'http://127.0.0.1:4322/v1',
      'http://127.0.0.1:4322@api.example:80',
    ].map((url): Refusal => [
      `the Stripe ${url} in practice`,
      { STRIPE_API_BASE: url },
      ['STRIPE_API_BASE must be http://127.0.0.1:<port> in practice, which takes no real money'],
    ]),
    ...[
      'smtps://mail.example',
      'smtps://127.0.0.1:4323',
      'smtp://localhost:4323',
      'smtp://user:word@127.0.0.1:4323',
      'smtp://127.0.0.1',
      'smtp://127.0.0.1:65535',
    ].map((url): Refusal => [
      `the mail server ${url} in practice`,
      { SMTP_URL: url },
      [
        'SMTP_URL must be smtp://127.0.0.1:<port up to 65534> in practice, which sends no real mail',
      ],
    ]),
    [
      'a real database in practice',
      turso,
      ['DATABASE_URL leads away from this machine, and practice writes nothing that is real'],
    ],
    ...['file:.data/site.db', 'file:./.data/site.db', 'file:/srv/desk/.data/site.db'].map(
      (url): Refusal => [
        `the database of real bookings in practice, ${url}`,
        { DATABASE_URL: url },
        ['DATABASE_URL holds what is real, and practice keeps its own in .data/practice.db'],
      ],
    ),
    ...['pk_test_1', 'sk_1', 'whsec_1'].map((key): Refusal => [
      `the key ${key}`,
      { ...real, STRIPE_SECRET_KEY: key },
      ['STRIPE_SECRET_KEY must begin with sk_test_, rk_test_, sk_live_ or rk_live_'],
    ]),
    ...Object.entries({
      SITE_URL: ['desk.example', 'must be an http:// or https:// address'],
      STRIPE_API_BASE: ['127.0.0.1:4322', 'must be an http:// or https:// address'],
      PORT: ['70000', 'must be a number from 1 to 65535'],
      ADAPTER: ['netlify', 'must be node or vercel'],
      MAIL_FROM: ['Desk <desk@example.com>', 'must be an e-mail address'],
      COACH_EMAIL: ['coach', 'must be an e-mail address'],
    }).map(([name, [value, words]]): Refusal => [
      `${name}=${value}`,
      { ...real, [name]: value },
      [`${name} ${words}`],
    ]),
    ...[{}, { DATABASE_URL: 'file:/tmp/site.db' }].map((source): Refusal => [
      `${source.DATABASE_URL ?? 'no database'} with a key on a host without a disk`,
      { ...real, VERCEL: '1', ...source },
      ['DATABASE_URL must be a libsql: address, because this host throws its files away'],
    ]),
    ...['postgres://db.example/site', 'file:', 'libsql://', 'https://x.turso.io'].map(
      (url): Refusal => [
        `the database ${JSON.stringify(url)}`,
        { DATABASE_URL: url },
        ['DATABASE_URL must be a file: or a libsql:// address'],
      ],
    ),
  ])('refuses %s', (_, source, words) => {
    const advice = 'Set it in .env (see .env.example) or in the settings of your host.';
    const message = ['The site cannot start:', ...words.map((line) => `  ${line}`), advice];
    const told = { message: message.join('\n'), name: 'SettingsError' };
    expect(() => readEnv(source, features)).toThrow(expect.objectContaining(told));
  });
});

describe('readBuildEnv', () => {
  it.each<[source: NodeJS.ProcessEnv, adapter: string]>([
    [{}, 'node'],
    [{ VERCEL: '1', SITE_URL: 'https://desk.example' }, 'vercel'],
    [{ ADAPTER: 'vercel' }, 'vercel'],
  ])('builds in %o for %s', (source, adapter) => {
    expect(readBuildEnv(source)).toMatchObject({ adapter });
  });

  it.each(['content', './content/', undefined])('reads content/ with CONTENT_DIR=%s', (dir) => {
    expect(readBuildEnv({ CONTENT_DIR: dir })).toMatchObject({ contentDir: 'content' });
  });

  it('refuses a host that builds by itself and is not told the address', () => {
    expect(() => readBuildEnv({ VERCEL: '1' })).toThrow('SITE_URL is missing');
  });
});

describe('demandPhone', () => {
  it.each([
    ['coach', undefined],
    ['coach', ''],
    ['reader', '+1 555 0100'],
  ] as const)('lets the %s dial with %j', (dials, phone) => {
    expect(() => demandPhone(phone, dials)).not.toThrow();
  });

  it.each([undefined, '', ' '])(
    'names the number that readers are to dial when it is %j',
    (phone) => {
      expect(() => demandPhone(phone, 'reader')).toThrow('COACH_PHONE is missing');
    },
  );
});
