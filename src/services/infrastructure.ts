import { randomBytes } from 'node:crypto';
import { waitUntil } from '@vercel/functions';
import { colors, site } from '../adapters/content/collections.ts';
import { openOwnDatabase } from '../adapters/database/database.ts';
import { databaseHealth } from '../adapters/database/health/booking-health.ts';
import { createOutbox } from '../adapters/database/outbox.ts';
import { loggedMailer } from '../adapters/logged-ports.ts';
import { signingSecrets } from '../adapters/signed/practice-secret.ts';
import { createSmtpMailer } from '../adapters/smtp-mailer.ts';
import type { Environment } from '../environment.ts';
import { log as happened, logFault as failed } from '../log.ts';

export type Infrastructure = Awaited<ReturnType<typeof openInfrastructure>>;

/** What all that content turns on stands on: one database, one outbox, one mailer, one set of secrets. */
export async function openInfrastructure(env: Environment) {
  const { name, author, contact, locale } = await site();
  const sql = await openOwnDatabase(env);
  const log = { happened, failed };
  const sender = { name: author, address: env.mail.from };
  const now = () => Math.floor(Date.now() / 1000);
  const isWell = databaseHealth(sql);
  return {
    env,
    sql,
    outbox: createOutbox(sql),
    mailer: loggedMailer(createSmtpMailer(env.mail.smtpUrl, sender), log),
    secrets: signingSecrets(env.linkSecrets),
    /** What mails say of the site. */
    letterhead: {
      ...{ site: name, author, contact, locale, colors: await colors() },
      ...{ siteUrl: env.siteUrl.href, coachEmail: env.mail.coachEmail },
    },
    log,
    /** Elsewhere than on a host that freezes after the answer, this is a promise like any other. */
    background: (work: () => Promise<unknown>) => waitUntil(work()),
    /** Unix seconds. */
    now,
    /** What nobody can guess. */
    newKey: () => randomBytes(16).toString('hex'),
    /** @throws when the database can't be written */
    isWell: () => isWell(now()),
  };
}
