import { z } from 'zod';
import { type Features, isAnyOn } from './domain/features.ts';
import { faultsOf, faultsOfBuild } from './environment/faults.ts';
import {
  buildSchema,
  isLive,
  isPractice,
  schema,
  siteUrlOf,
  unneeded,
} from './environment/settings.ts';

/**
 * What the build and the author's commands need to know; no secret of readers or money is among it.
 * @throws Error that names every variable that is missing or wrong, and what to set.
 */
export function readBuildEnv(source: NodeJS.ProcessEnv) {
  const env = parse(buildSchema, source, faultsOfBuild);
  return {
    siteUrl: siteUrlOf(env),
    contentDir: env.CONTENT_DIR,
    adapter: env.ADAPTER ?? (env.VERCEL ? 'vercel' : 'node'),
    deployHook: env.DEPLOY_HOOK_URL === undefined ? undefined : new URL(env.DEPLOY_HOOK_URL),
  } as const;
}

/**
 * What the running site needs for what its content turns on. Without a Stripe key the site is in practice:
 * pretend payments in a database of their own, and only where SITE_URL is this machine.
 * @throws Error that names every variable that is missing or wrong, and what to set.
 */
export function readEnv(source: NodeJS.ProcessEnv, features: Features) {
  const env = parse(schema, withoutUnsound(source, features), (settings) =>
    faultsOf(settings, features),
  );
  const practice = isPractice(env);
  const mailIsSet = Boolean(env.SMTP_URL && env.MAIL_FROM && env.COACH_EMAIL);
  const apiBase = env.STRIPE_API_BASE ?? (practice ? 'http://127.0.0.1:4322' : undefined);
  return {
    features,
    siteUrl: siteUrlOf(env),
    contentDir: env.CONTENT_DIR,
    host: env.HOST,
    port: env.PORT,
    sweepSecret: env.SWEEP_SECRET,
    /** Newest first: the first signs, all are accepted. */
    linkSecrets: env.LINK_SECRET,
    feedSecret: env.FEED_SECRET,
    commentsSecret: env.COMMENTS_SECRET,
    busyCalendars: env.BUSY_CALENDARS,
    trustProxy: env.TRUST_PROXY,
    freezes: env.VERCEL !== undefined || env.ADAPTER === 'vercel',
    practice,
    live: isLive(env),
    databaseUrl: env.DATABASE_URL ?? `file:.data/${practice ? 'practice' : 'site'}.db`,
    databaseToken: env.DATABASE_AUTH_TOKEN,
    stripe: {
      secretKey: env.STRIPE_SECRET_KEY ?? 'sk_test_practice',
      webhookSecrets: practice ? ['whsec_practice'] : env.STRIPE_WEBHOOK_SECRET,
      apiBase: apiBase === undefined ? undefined : new URL(apiBase),
    },
    /** Whether a mail that the site writes goes anywhere, were it to the mailbox of practice. */
    sendsMail: isAnyOn(features) || (!practice && mailIsSet),
    mail: {
      smtpUrl: env.SMTP_URL ?? 'smtp://127.0.0.1:4323',
      from: env.MAIL_FROM ?? 'site@practice.example',
      coachEmail: env.COACH_EMAIL ?? 'coach@practice.example',
      coachPhone: env.COACH_PHONE,
    },
  };
}

export type Environment = ReturnType<typeof readEnv>;

/**
 * Who lets readers dial needs a number that they are told.
 * @throws Error that names what to set
 */
export function demandPhone(coachPhone: string | undefined, dials: 'coach' | 'reader'): void {
  if (dials === 'reader' && !coachPhone?.trim())
    throw cannotStart(['COACH_PHONE is missing, and coaching.yaml says dials: reader']);
}

/** What nothing asks for counts as unset where it makes no sense. */
function withoutUnsound(source: NodeJS.ProcessEnv, features: Features): NodeJS.ProcessEnv {
  const unsound = unneeded(features).filter(
    (name) => !schema.shape[name].safeParse(source[name]).success,
  );
  return Object.fromEntries(
    Object.entries(source).filter(([name]) => !unsound.some((each) => each === name)),
  );
}

function parse<T extends z.ZodType>(
  shape: T,
  source: NodeJS.ProcessEnv,
  faultsOf: (env: z.infer<T>) => string[],
): z.infer<T> {
  const set = Object.entries(source).filter(([, value]) => value?.trim());
  const { success, data, error } = shape.safeParse(Object.fromEntries(set));
  const faults = success
    ? faultsOf(data)
    : error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  if (success && faults.length === 0) return data;
  throw cannotStart(faults);
}

function cannotStart(faults: readonly string[]): Error {
  const error = new Error(
    `The site cannot start:\n${faults.map((fault) => `  ${fault}`).join('\n')}\n` +
      'Set it in .env (see .env.example) or in the settings of your host.',
  );
  // Without a stack the sentence is told alone. The log leaves it out, and has the name.
  return Object.assign(error, { name: 'SettingsError', stack: '' });
}
