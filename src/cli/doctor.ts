import type { z } from 'zod';
import { checkContent } from '../adapters/content/faults.ts';
import { readYamlFile } from '../adapters/content/yaml/read-yaml.ts';
import { ownerOf } from '../adapters/calendar/busy-calendars.ts';
import { siteSchema } from '../domain/blog/site.ts';
import { coachingSchema } from '../domain/booking/offer.ts';
import { bookable } from '../domain/booking/slots.ts';
import { demandPhone, type Environment, readEnv } from '../environment.ts';
import { readArguments } from './run/arguments.ts';
import { refuse } from './run/begin.ts';
import { lookAtBackups } from './doctor/backups.ts';
import { lookAtBuilds } from './doctor/builds.ts';
import { lookAtCalendars, lookAtZones } from './doctor/calendar.ts';
import { lookAtDatabase, readingsIn } from './doctor/database.ts';
import { describe, type Finding, fault, well } from './doctor/finding.ts';
import { lookAtAddresses, lookAtMail } from './doctor/mail.ts';
import { lookAtOldAddresses } from './doctor/old-addresses.ts';
import { lookFromOutside } from './doctor/outside.ts';
import { lookAtProxy } from './doctor/proxy.ts';
import { lookAtSecrets } from './doctor/secrets.ts';
import { lookAtStripe } from './doctor/stripe.ts';
import { lookAtWebhook } from './doctor/webhook.ts';

const usage = `Usage: npm run doctor [-- --json]
       npm run doctor -- --url https://…   looks from outside at a site that is deployed
       npm run doctor -- --url https://… --old <list or sitemap>   asks it for the addresses of an old blog

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
  return old === undefined ? lookFromOutside(url, world) : lookAtOldAddresses(url, old, world);
}

async function lookInside(): Promise<Finding[]> {
  try {
    const env = readEnv(process.env);
    const { timeZone: siteZone } = read(env, 'site.yaml', siteSchema);
    const settings = read(env, 'coaching.yaml', coachingSchema);
    demandPhone(env.mail.coachPhone, settings.dials);
    const looks = await Promise.all([
      env.practice
        ? [well('Practice: without STRIPE_SECRET_KEY no money moves and no mail leaves')]
        : lookAtTrade(env),
      env.freezes ? [] : lookAtBuilds(),
      lookAtDatabase(env.databaseUrl, env.databaseToken, world.now()),
      env.practice ? [] : lookAtBackups(env.databaseUrl, world.now()),
      lookAtZones([siteZone, settings.timeZone], process.versions.tz, world.now()),
      lookAtCalendars(env.busyCalendars, {
        owner: ownerOf(env, settings),
        span: bookable(settings, world.now()),
        now: world.now(),
        find: readingsIn(env.databaseUrl, env.databaseToken),
      }),
      lookAtSecrets({
        LINK_SECRET: env.practice ? [] : env.linkSecrets,
        FEED_SECRET: [env.feedSecret],
        SWEEP_SECRET: [env.sweepSecret],
      }),
    ]);
    return looks.flat();
  } catch (reason) {
    const says = reason instanceof Error ? reason.message : String(reason);
    return [fault(says, 'Mend that first, then run the doctor again.')];
  }
}

function read<Schema extends z.ZodType>(env: Environment, file: string, schema: Schema) {
  return checkContent({ schema }, readYamlFile(`${env.contentDir}/${file}`));
}

async function lookAtTrade(env: Environment): Promise<Finding[]> {
  const { siteUrl, stripe, mail, freezes, sweepSecret } = env;
  const looks = await Promise.all([
    lookAtStripe(stripe, world),
    lookAtWebhook(siteUrl, stripe.webhookSecrets, world),
    lookAtMail(mail.smtpUrl),
    lookAtAddresses(mail),
  ]);
  return [
    ...looks.flat(),
    ...lookAtProxy(env),
    ...(freezes && sweepSecret === undefined
      ? [
          fault(
            'Nothing looks for lost payments: SWEEP_SECRET is missing',
            'Set it, and let the workflow in .github/workflows/sweep.yml ask every 15 minutes.',
          ),
        ]
      : []),
  ];
}
