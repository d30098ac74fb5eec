import { expect, it } from 'vitest';
import { readEnv } from '../../src/environment.ts';

const live = {
  SITE_URL: 'https://desk.example',
  STRIPE_SECRET_KEY: 'rk_live_1',
  STRIPE_WEBHOOK_SECRET: 'whsec_1',
  SMTP_URL: 'smtps://mail.example',
  MAIL_FROM: 'desk@example.com',
  COACH_EMAIL: 'coach@example.com',
  LINK_SECRET: '5d1c94f0ab7e3826d90f41c75be8a263',
};
const NO_ORIGIN = 'SITE_URL must end after the name of the site, with no path, user or password';
const EXAMPLE = 'is the one of the example: take yours from Stripe’s dashboard';
const FOLDER = 'DATABASE_URL is a folder: name a file in it, such as site.db';

it.each<[NodeJS.ProcessEnv, string]>([
  [{ SITE_URL: 'https://desk.example/blog' }, NO_ORIGIN],
  [{ SITE_URL: 'https://desk.example/?a' }, NO_ORIGIN],
  [{ SITE_URL: 'https://desk.example/#a' }, NO_ORIGIN],
  [{ SITE_URL: 'https://me:pw@desk.example' }, NO_ORIGIN],
  [
    { SITE_URL: 'http://desk.example' },
    'SITE_URL must begin with https://, because the key is a live one',
  ],
  [{ SWEEP_SECRET: 'x' }, 'SWEEP_SECRET can be guessed: take what `openssl rand -hex 16` prints'],
  [{ FEED_SECRET: 'x' }, 'FEED_SECRET can be guessed: take what `openssl rand -hex 16` prints'],
  [
    { LINK_SECRET: 'x' },
    'LINK_SECRET must be at least 32 random characters, such as `openssl rand -hex 32` prints',
  ],
  [
    { LINK_SECRET: `${live.LINK_SECRET},${'x'.repeat(40)}` },
    'LINK_SECRET must be at least 32 random characters, such as `openssl rand -hex 32` prints',
  ],
  [
    { FEED_SECRET: 'password1' },
    'FEED_SECRET can be guessed: take what `openssl rand -hex 16` prints',
  ],
  [{ STRIPE_SECRET_KEY: 'sk_test_…' }, `STRIPE_SECRET_KEY ${EXAMPLE}`],
  [{ STRIPE_WEBHOOK_SECRET: 'whsec_...' }, `STRIPE_WEBHOOK_SECRET ${EXAMPLE}`],
  [{ DATABASE_URL: 'file:.data/' }, FOLDER],
])('%j is refused: %s', (setting, sentence) => {
  expect(() => readEnv({ ...live, ...setting }, { coaching: true })).toThrow(`:\n  ${sentence}\n`);
});

it.each(['https://desk.example', 'https://desk.example/', 'https://desk.example:8443'])(
  'SITE_URL=%s is taken',
  (address) => {
    expect(readEnv({ ...live, SITE_URL: address }, { coaching: true }).siteUrl.origin).toContain(
      'desk.example',
    );
  },
);
