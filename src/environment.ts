import { z } from 'zod';

const list = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((item) => item.trim() || []));
const optional = z.string().trim().optional();

const schema = z.object({
  SITE_URL: z.url({ protocol: /^https?$/ }).optional(),
  CONTENT_DIR: z.string().default('content'),
  ADAPTER: z.enum(['node', 'vercel']).optional(),
  VERCEL: optional,
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4321),
  STRIPE_SECRET_KEY: optional,
  STRIPE_WEBHOOK_SECRET: list,
  STRIPE_API_BASE: z.url({ protocol: /^https?$/ }).optional(),
  DATABASE_URL: z
    .string()
    .regex(/^(file:.|libsql:\/\/[^/?#])/, 'must be a file: or a libsql:// address')
    .optional(),
  DATABASE_AUTH_TOKEN: optional,
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.email().optional(),
  COACH_EMAIL: z.email().optional(),
  COACH_PHONE: optional,
  SWEEP_SECRET: optional,
});

const buildSchema = schema.pick({
  SITE_URL: true,
  PORT: true,
  CONTENT_DIR: true,
  ADAPTER: true,
  VERCEL: true,
});

const NEEDED = [
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
  'SMTP_URL',
  'MAIL_FROM',
  'COACH_EMAIL',
] as const;

/** What the build needs to know; no secret is among it. */
export function readBuildEnv(source: NodeJS.ProcessEnv) {
  const env = parse(buildSchema, source);
  return {
    siteUrl: siteUrlOf(env),
    contentDir: env.CONTENT_DIR,
    adapter: env.ADAPTER ?? (env.VERCEL ? 'vercel' : 'node'),
  } as const;
}

/**
 * What the running site needs. Without a Stripe key the site is in practice: pretend payments in a
 * database of their own, and only where SITE_URL is this machine.
 * @throws Error that names every variable that is missing or wrong, and what to set.
 */
export function readEnv(source: NodeJS.ProcessEnv) {
  const env = parse(schema, source);
  const siteUrl = siteUrlOf(env);
  const apiBase = env.STRIPE_API_BASE ? new URL(env.STRIPE_API_BASE) : undefined;
  const secretKey = env.STRIPE_SECRET_KEY;
  const practice = secretKey === undefined && isLoopback(siteUrl);
  const live = /^[sr]k_live_/.test(secretKey ?? '');
  const freezes = env.VERCEL !== undefined;
  const databaseUrl = env.DATABASE_URL ?? `file:.data/${practice ? 'practice' : 'site'}.db`;
  const inFile = databaseUrl.startsWith('file:');
  const missing = practice ? [] : NEEDED.filter((name) => (env[name]?.length ?? 0) === 0);
  const faults = [
    ...(live && env.SITE_URL === undefined ? ['SITE_URL is missing'] : []),
    ...missing.map((name) => `${name} is missing`),
    ...(live && apiBase ? ['STRIPE_API_BASE is not allowed with a live key'] : []),
    ...(practice && env.SMTP_URL && !isLoopback(new URL(env.SMTP_URL))
      ? ['SMTP_URL leads away from this machine, and practice sends no real mail']
      : []),
    ...(practice && !inFile && !isLoopback(new URL(databaseUrl))
      ? ['DATABASE_URL leads away from this machine, and practice takes no real bookings']
      : []),
    ...(freezes && inFile && !practice
      ? ['DATABASE_URL must be a libsql: address, because this host throws its files away']
      : []),
  ];
  if (faults.length > 0) throw refusal(faults);
  return {
    siteUrl,
    contentDir: env.CONTENT_DIR,
    host: env.HOST,
    port: env.PORT,
    sweepSecret: env.SWEEP_SECRET,
    freezes,
    practice,
    live,
    databaseUrl,
    databaseToken: env.DATABASE_AUTH_TOKEN,
    stripe: {
      secretKey: secretKey ?? 'sk_test_practice',
      webhookSecrets: practice ? ['whsec_practice'] : env.STRIPE_WEBHOOK_SECRET,
      apiBase: practice ? (apiBase ?? new URL('http://127.0.0.1:4322')) : apiBase,
    },
    mail: {
      smtpUrl: env.SMTP_URL ?? 'smtp://127.0.0.1:4323',
      from: env.MAIL_FROM ?? 'site@practice.example',
      coachEmail: env.COACH_EMAIL ?? 'coach@practice.example',
      coachPhone: env.COACH_PHONE,
    },
  };
}

export type Environment = ReturnType<typeof readEnv>;

function siteUrlOf({ SITE_URL, PORT }: { SITE_URL?: string | undefined; PORT: number }): URL {
  return new URL(SITE_URL ?? `http://localhost:${PORT}`);
}

function parse<T extends z.ZodType>(shape: T, source: NodeJS.ProcessEnv): z.infer<T> {
  const set = Object.entries(source).filter(([, value]) => value?.trim());
  const result = shape.safeParse(Object.fromEntries(set));
  if (result.success) return result.data;
  throw refusal(result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
}

function refusal(faults: string[]): Error {
  return new Error(
    `The site cannot start:\n${faults.map((fault) => `  ${fault}`).join('\n')}\n` +
      'Set it in .env (see .env.example) or in the settings of your host.',
  );
}

function isLoopback({ hostname }: URL): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
