import { type Features, isAnyOn } from '../domain/features.ts';
import {
  type BuildSettings,
  isLive,
  isLoopback,
  isPractice,
  type Settings,
  siteUrlOf,
} from './settings.ts';

const NEEDED_BY_BOOKINGS = ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'] as const;
const NEEDED_BY_ALL = ['SMTP_URL', 'MAIL_FROM', 'COACH_EMAIL', 'LINK_SECRET'] as const;

type Rule = [broken: boolean, sentence: string];

/** What the variables of the build, each good by itself, make wrong together; a sentence each. */
export function faultsOfBuild({ SITE_URL, VERCEL }: BuildSettings): string[] {
  return sentencesOf([[VERCEL !== undefined && SITE_URL === undefined, 'SITE_URL is missing']]);
}

/** The same for the running site, which asks for nothing that is needed only for what is off. */
export function faultsOf(env: Settings, features: Features): string[] {
  if (!isAnyOn(features)) return faultsOfBuild(env);
  const ofRunning = isPractice(env) ? faultsOfPractice : faultsOfService;
  return [...faultsOfBuild(env), ...ofRunning(env, features)];
}

/** Practice reaches only what stands beside it, at the addresses where its own servers listen. */
function faultsOfPractice(
  { STRIPE_API_BASE, SMTP_URL, DATABASE_URL }: Settings,
  { coaching }: Features,
): string[] {
  const isStripeHere = /^http:\/\/127\.0\.0\.1:[1-9]\d*\/?$/;
  // The mailbox's page takes the port after the mailbox's.
  const isMailboxHere = /^smtp:\/\/127\.0\.0\.1:(?!65535)[1-9]\d*\/?$/;
  return sentencesOf([
    [
      coaching && STRIPE_API_BASE !== undefined && !isStripeHere.test(STRIPE_API_BASE),
      'STRIPE_API_BASE must be http://127.0.0.1:<port> in practice, which takes no real money',
    ],
    [
      SMTP_URL !== undefined && !isMailboxHere.test(SMTP_URL),
      'SMTP_URL must be smtp://127.0.0.1:<port up to 65534> in practice, which sends no real mail',
    ],
    [
      DATABASE_URL?.startsWith('libsql:') === true && !isLoopback(new URL(DATABASE_URL)),
      'DATABASE_URL leads away from this machine, and practice writes nothing that is real',
    ],
    [
      /\.data\/+site\.db$/.test(DATABASE_URL ?? ''),
      'DATABASE_URL holds what is real, and practice keeps its own in .data/practice.db',
    ],
  ]);
}

function faultsOfService(env: Settings, { coaching }: Features): string[] {
  const { SITE_URL, STRIPE_API_BASE, DATABASE_URL = 'file:', VERCEL } = env;
  const live = coaching && isLive(env);
  const needed = [...(coaching ? NEEDED_BY_BOOKINGS : []), ...NEEDED_BY_ALL];
  return sentencesOf([
    [live && SITE_URL === undefined && VERCEL === undefined, 'SITE_URL is missing'],
    [
      live && SITE_URL !== undefined && isLoopback(siteUrlOf(env)),
      'SITE_URL must be the address that readers use, because the key is a live one',
    ],
    [
      live && SITE_URL !== undefined && siteUrlOf(env).protocol === 'http:',
      'SITE_URL must begin with https://, because the key is a live one',
    ],
    ...needed.map((name): Rule => [!env[name]?.length, `${name} is missing`]),
    [live && STRIPE_API_BASE !== undefined, 'STRIPE_API_BASE is not allowed with a live key'],
    [
      VERCEL !== undefined && DATABASE_URL.startsWith('file:'),
      'DATABASE_URL must be a libsql: address, because this host throws its files away',
    ],
  ]);
}

function sentencesOf(rules: Rule[]): string[] {
  return rules.flatMap(([broken, sentence]) => (broken ? [sentence] : []));
}
