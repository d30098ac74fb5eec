import type { z } from 'zod';
import { refuseWhileSold } from '../adapters/database/health/sold-before.ts';
import { checkContent } from '../adapters/content/faults.ts';
import { readYamlFile } from '../adapters/content/yaml/read-yaml.ts';
import { ownerOf } from '../adapters/calendar/busy-calendars.ts';
import { siteSchema } from '../domain/blog/site.ts';
import { type Coaching, coachingSchema } from '../domain/booking/offer.ts';
import { bookable } from '../domain/booking/slots.ts';
import { isAnyOn } from '../domain/features.ts';
import { messageOf } from '../domain/message-of.ts';
import { demandPhone, type Environment, readBuildEnv } from '../environment.ts';
import { readArguments } from './run/arguments.ts';
import { refuse } from './run/begin.ts';
import { readOwnEnv } from './run/read-env.ts';
import { lookAtBackups } from './doctor/backups.ts';
import { lookAtBuilds } from './doctor/builds.ts';
import { lookAtCalendars, lookAtZones } from './doctor/calendar.ts';
import { lookAtDatabase, readingsIn } from './doctor/database.ts';
import { countWaiting } from './comments/waiting.ts';
import { lookAtComments } from './doctor/comments.ts';
import { describe, type Finding, fault, well } from './doctor/finding.ts';
import { lookAtAddresses, lookAtMail } from './doctor/mail.ts';
import { lookAtOldAddresses } from './doctor/old-addresses.ts';
import { expectedOf, lookFromOutside } from './doctor/outside.ts';
import { lookAtProxy } from './doctor/proxy.ts';
import { lookAtSecrets } from './doctor/secrets.ts';
import { lookAtStripe } from './doctor/stripe.ts';
import { lookAtWebhook } from './doctor/webhook.ts';

const usage = `Usage: npm run doctor [-- --json]
       npm run doctor -- --url https://…   looks from outside at a site that is deployed
       npm run doctor -- --url https://… --old <list, sitemap or export>   asks it for the addresses of an old blog

Says in plain words what is wrong before a reader finds out. It books nothing.`;

const world = { fetch, now: () => Math.floor(Date.now() / 1000) };
const text = { type: 'string' } as const;
const { values } = readArguments(usage, { url: text, old: text, json: { type: 'boolean' } });
const url = values.url === undefined ? undefined : URL.parse(values.url);
if (url === null || (values.old !== undefined && !url)) refuse(usage, 2);
const findings = url ? await lookAtSite(url, values.old) : await lookInside();
console.log(values.json ? JSON.stringify(findings) : `\n${describe(findings)}\n`);
process.exitCode = findings.every(({ ok }) => ok) ? 0 : 1;

function lookAtSite(url: URL, old: string | undefined): Promise<Finding[]> {
  return old === undefined
    ? lookFromOutside(url, expectedOf(readBuildEnv(process.env).contentDir), world)
    : lookAtOldAddresses(url, old, world);
}

async function lookInside(): Promise<Finding[]> {
  try {
    const env = readOwnEnv();
    const { timeZone } = read(env, 'site.yaml', siteSchema);
    const settings = env.features.coaching ? read(env, 'coaching.yaml', coachingSchema) : undefined;
    const zones = settings ? [timeZone, settings.timeZone] : [timeZone];
    const looks = await Promise.all([
      settings ? lookAtCoaching(env, settings) : lookAtNoCoaching(env),
      isAnyOn(env.features) ? lookAtService(env) : [],
      env.freezes ? [] : lookAtBuilds(),
      lookAtZones(zones, process.versions.tz, world.now()),
      lookAtSecrets({ FEED_SECRET: [env.feedSecret] }),
    ]);
    return looks.flat();
  } catch (reason) {
    return [fault(messageOf(reason), 'Mend that first, then run the doctor again.')];
  }
}

async function lookAtNoCoaching(env: Environment): Promise<Finding[]> {
  await refuseWhileSold(env, new Date());
  const unneeded = isAnyOn(env.features)
    ? 'no Stripe is needed'
    : 'no Stripe, no mail and no database is needed';
  return [well(`No coaching, as there is no coaching.yaml: ${unneeded}`)];
}

async function lookAtCoaching(env: Environment, settings: Coaching): Promise<Finding[]> {
  demandPhone(env.mail.coachPhone, settings.dials);
  const { practice, stripe, siteUrl } = env;
  const looks = await Promise.all([
    practice
      ? []
      : lookAtStripe(
          stripe,
          settings.offers.some(({ codes }) => codes),
          world,
        ),
    practice ? [] : lookAtWebhook(siteUrl, stripe.webhookSecrets, world),
    lookAtCalendars(env.busyCalendars, {
      owner: ownerOf(env, settings),
      span: bookable(settings, world.now()),
      now: world.now(),
      find: readingsIn(env.databaseUrl, env.databaseToken),
    }),
  ]);
  return looks.flat();
}

/** What coaching, comments and the contact form need alike. */
async function lookAtService(env: Environment): Promise<Finding[]> {
  const { practice, databaseUrl, databaseToken, linkSecrets, sweepSecret } = env;
  const looks = await Promise.all([
    practice
      ? well('Practice: without STRIPE_SECRET_KEY no money moves and no mail leaves')
      : lookAtTrade(env),
    lookAtDatabase(databaseUrl, databaseToken, world.now()),
    practice ? [] : lookAtBackups(databaseUrl, world.now()),
    countWaiting(env).then(lookAtComments),
    lookAtSecrets({
      LINK_SECRET: practice ? [] : linkSecrets,
      SWEEP_SECRET: [sweepSecret],
      COMMENTS_SECRET: [env.commentsSecret],
    }),
  ]);
  return looks.flat();
}

function read<Schema extends z.ZodType>(env: Environment, file: string, schema: Schema) {
  return checkContent({ schema }, readYamlFile(`${env.contentDir}/${file}`));
}

async function lookAtTrade(env: Environment): Promise<Finding[]> {
  const { mail, freezes, sweepSecret } = env;
  return [
    await lookAtMail(mail.smtpUrl),
    ...lookAtAddresses(mail),
    ...lookAtProxy(env),
    ...(freezes && sweepSecret === undefined
      ? [
          fault(
            'Nothing looks for lost payments and waiting mails: SWEEP_SECRET is missing',
            'Set it, and let the workflow in .github/workflows/sweep.yml ask every 15 minutes.',
          ),
        ]
      : []),
  ];
}
