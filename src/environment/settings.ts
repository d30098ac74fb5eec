import { z } from 'zod';
import { type Features, isAnyOn } from '../domain/features.ts';
import { isGuessable } from './guessable.ts';

const list = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((item) => item.trim() || []));
const optional = z.string().trim().optional();
/** Short ones are tried in minutes; doctor asks for more. Others than these characters get lost where it is sent. */
const madeUp = (characters: RegExp) =>
  optional
    .refine((secret) => secret === undefined || characters.test(secret), {
      error: 'has characters that get lost on the way: take what `openssl rand -hex 16` prints',
      abort: true,
    })
    .refine((secret) => secret === undefined || !isGuessable(secret, 4), {
      error: 'can be guessed: take what `openssl rand -hex 16` prints',
    });
const webAddress = z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' });
const mailAddress = z.email({ error: 'must be an e-mail address' });

const noMailServer =
  'must be an smtp:// or smtps:// address; a password’s # is written %23 in it, its / %2F and its ? %3F';

/** What the environment may say, each variable by itself. Blank is unset. */
export const schema = z.object({
  SITE_URL: webAddress
    .refine((text) => isOrigin(URL.parse(text)), {
      error: 'must end after the name of the site, with no path, user or password',
      abort: true,
    })
    .optional(),
  CONTENT_DIR: z
    .string()
    .regex(
      /^(?!~|[a-z]:|\.*\/*$)[^/]/i,
      'must name a folder from the project’s on, such as content',
    )
    .transform((folder) => folder.replaceAll(/^(\.\/+)+|\/+$/g, ''))
    .default('content'),
  ADAPTER: z.enum(['node', 'vercel'], { error: 'must be node or vercel' }).optional(),
  VERCEL: optional,
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^[1-9]\d{0,4}$/, 'must be a number from 1 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a number from 1 to 65535')
    .default(4321),
  STRIPE_SECRET_KEY: z
    .string()
    .trim()
    .regex(/^(sk|rk)_(test|live)_/, {
      error: 'must begin with sk_test_, rk_test_, sk_live_ or rk_live_',
      abort: true,
    })
    .regex(/^[a-z]+_[a-z]+_[\w-]+$/, 'is not whole: copy it from Stripe’s dashboard')
    .optional(),
  STRIPE_WEBHOOK_SECRET: list.refine(
    (secrets) => secrets.every((secret) => /^whsec_[\w+/=-]+$/.test(secret)),
    { error: 'must be a whsec_ secret: copy it from Stripe’s dashboard' },
  ),
  STRIPE_API_BASE: webAddress.optional(),
  DATABASE_URL: z
    .string()
    .regex(/^(file:.|libsql:\/\/[^/?#])/, 'must be a file: or a libsql:// address')
    .refine(
      (address) => !address.endsWith('/') || !address.startsWith('file:'),
      'is a folder: name a file in it, such as site.db',
    )
    .refine((address) => !/^file:(~|:memory:)/.test(address), 'must name a file, without ~')
    .optional(),
  DATABASE_AUTH_TOKEN: optional,
  SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      hostname: /./,
      error: noMailServer,
    })
    .refine(endsWithServer, { error: noMailServer })
    .optional(),
  MAIL_FROM: mailAddress.optional(),
  COACH_EMAIL: mailAddress.optional(),
  COACH_PHONE: optional,
  SWEEP_SECRET: madeUp(/^[!-~]+$/),
  LINK_SECRET: list.refine((secrets) => secrets.every((secret) => !isGuessable(secret, 32)), {
    error: 'must be at least 32 random characters, such as `openssl rand -hex 32` prints',
  }),
  FEED_SECRET: madeUp(/^[\w.~+=-]+$/),
  COMMENTS_SECRET: madeUp(/^[!-~]+$/),
  // Programs that offer a calendar for subscription write webcal, and mean https.
  BUSY_CALENDARS: list
    .transform((addresses) => addresses.map((each) => each.replace(/^webcals?:/i, 'https:')))
    .pipe(z.array(z.url({ protocol: /^https$/, error: 'must be https:// addresses' }))),
  TRUST_PROXY: z.stringbool({ error: 'must be true or false' }).default(false),
  DEPLOY_HOOK_URL: webAddress
    .refine((address) => !address.includes('…'), 'is the one of the example: copy your host’s')
    .optional(),
});

/** What is asked for only where something needs it. */
const ofBookings = [
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
  'STRIPE_API_BASE',
  'BUSY_CALENDARS',
] as const;
const ofMail = [
  ...(['DATABASE_URL', 'SMTP_URL', 'MAIL_FROM', 'COACH_EMAIL'] as const),
  ...(['LINK_SECRET', 'SWEEP_SECRET'] as const),
];

/** What nothing that is on asks for. */
export function unneeded(features: Features) {
  return [
    ...(features.coaching ? [] : ofBookings),
    ...(features.comments ? [] : ['COMMENTS_SECRET' as const]),
    ...(isAnyOn(features) ? [] : ofMail),
  ];
}

export const buildSchema = schema.pick({
  SITE_URL: true,
  PORT: true,
  CONTENT_DIR: true,
  ADAPTER: true,
  VERCEL: true,
  DEPLOY_HOOK_URL: true,
});

export type Settings = z.infer<typeof schema>;
export type BuildSettings = z.infer<typeof buildSchema>;

export function siteUrlOf({ SITE_URL, PORT }: BuildSettings): URL {
  return new URL(SITE_URL ?? `http://localhost:${PORT}`);
}

/** A password that is not written so ends up as path or more, and its user as the server. */
function endsWithServer(address: string): boolean {
  const { pathname = '', search = '', hash = '' } = URL.parse(address) ?? {};
  return /^\/?$/.test(pathname) && !search.includes('@') && hash === '';
}

function isOrigin(url: URL | null): boolean {
  if (!url) return true;
  const { pathname, search, hash, username, password } = url;
  return pathname === '/' && `${search}${hash}${username}${password}` === '';
}

export function isLive({ STRIPE_SECRET_KEY = '' }: Settings): boolean {
  return /^[sr]k_live_/.test(STRIPE_SECRET_KEY);
}

/** Without a key and on this machine: pretend payments, pretend mails. */
export function isPractice(env: Settings): boolean {
  return env.STRIPE_SECRET_KEY === undefined && isLoopback(siteUrlOf(env));
}

export function isLoopback({ hostname }: URL): boolean {
  return /^(localhost\.?|.+\.localhost\.?|127(\.\d+){3}|\[::(1|ffff:7f..:.+)\])$/.test(hostname);
}
