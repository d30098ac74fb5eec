import { expect, it } from 'vitest';
import { readEnv } from '../../src/environment.ts';

const features = { coaching: true, comments: false, contactForm: false };

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
const NOT_WHOLE = 'STRIPE_SECRET_KEY is not whole: copy it from Stripe’s dashboard';
const NO_WEBHOOK = 'STRIPE_WEBHOOK_SECRET must be a whsec_ secret: copy it from Stripe’s dashboard';
const NO_FILE = 'DATABASE_URL must name a file, without ~';
const NO_SMTP =
  'SMTP_URL must be an smtp:// or smtps:// address; a password’s # is written %23 in it, its / %2F and its ? %3F';
const SHORT =
  'LINK_SECRET must be at least 32 random characters, such as `openssl rand -hex 32` prints';
const NO_PORT = 'PORT must be a number from 1 to 65535';
const LOST = 'has characters that get lost on the way: take what `openssl rand -hex 16` prints';
const FOLDER = 'DATABASE_URL is a folder: name a file in it, such as site.db';

it.each<[NodeJS.ProcessEnv, string]>([
  ...['/home/me/content', '~/content', 'C:\\content', '.', './', '..', '../', '/'].map(
    (CONTENT_DIR): [NodeJS.ProcessEnv, string] => [
      { CONTENT_DIR },
      'CONTENT_DIR must name a folder from the project’s on, such as content',
    ],
  ),
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
  ...[
    'x',
    'x'.repeat(40),
    `${live.LINK_SECRET},short`,
    `${live.LINK_SECRET},${'x'.repeat(40)}`,
  ].map((LINK_SECRET): [NodeJS.ProcessEnv, string] => [{ LINK_SECRET }, SHORT]),
  [
    { FEED_SECRET: 'password1' },
    'FEED_SECRET can be guessed: take what `openssl rand -hex 16` prints',
  ],
  [{ FEED_SECRET: 'kX7/pQ9+zR2=' }, `FEED_SECRET ${LOST}`],
  [{ FEED_SECRET: 'kX7?pQ9' }, `FEED_SECRET ${LOST}`],
  [{ FEED_SECRET: 'schlüssel' }, `FEED_SECRET ${LOST}`],
  [{ SWEEP_SECRET: 'schlüssel' }, `SWEEP_SECRET ${LOST}`],
  [{ SWEEP_SECRET: 'kX7 pQ9' }, `SWEEP_SECRET ${LOST}`],
  [{ STRIPE_SECRET_KEY: 'sk_test_…' }, NOT_WHOLE],
  [{ STRIPE_SECRET_KEY: 'sk_test_' }, NOT_WHOLE],
  [{ STRIPE_SECRET_KEY: 'sk_test_"1"' }, NOT_WHOLE],
  [{ STRIPE_WEBHOOK_SECRET: 'whsec_…' }, NO_WEBHOOK],
  [{ STRIPE_WEBHOOK_SECRET: 'whsec_1,we_1' }, NO_WEBHOOK],
  [{ STRIPE_WEBHOOK_SECRET: 'whsec_1 whsec_2' }, NO_WEBHOOK],
  [{ DATABASE_URL: 'file:~/site.db' }, NO_FILE],
  [{ DATABASE_URL: 'file::memory:' }, NO_FILE],
  [{ SMTP_URL: 'smtp://' }, NO_SMTP],
  [{ SMTP_URL: 'mail.example' }, NO_SMTP],
  ...['a#b', '587#b', '587/b', '587?b'].map((password): [NodeJS.ProcessEnv, string] => [
    { SMTP_URL: `smtp://me:${password}@mail.example` },
    NO_SMTP,
  ]),
  [{ PORT: '0' }, NO_PORT],
  [{ PORT: '00080' }, NO_PORT],
  [
    { DEPLOY_HOOK_URL: 'https://api.vercel.com/v1/integrations/deploy/…' },
    'DEPLOY_HOOK_URL is the one of the example: copy your host’s',
  ],
  ...['https://localhost.', 'https://desk.localhost.', 'https://[::ffff:127.0.0.1]'].map(
    (SITE_URL): [NodeJS.ProcessEnv, string] => [
      { SITE_URL },
      'SITE_URL must be the address that readers use, because the key is a live one',
    ],
  ),
  [{ DATABASE_URL: 'file:.data/' }, FOLDER],
])('%j is refused: %s', (setting, sentence) => {
  expect(() => readEnv({ ...live, ...setting }, features)).toThrow(`:\n  ${sentence}\n`);
});

it.each(['https://desk.example', 'https://desk.example/', 'https://desk.example:8443'])(
  'SITE_URL=%s is taken',
  (address) => {
    expect(readEnv({ ...live, SITE_URL: address }, features).siteUrl.origin).toContain(
      'desk.example',
    );
  },
);
