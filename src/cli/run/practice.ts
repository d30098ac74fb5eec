import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { isAnyOn } from '../../domain/features.ts';
import type { Environment } from '../../environment.ts';
import type { Neighbors } from '../../sandbox/practice-worker.ts';
import { practicePorts } from './ports.ts';
import type { Running } from './stop.ts';

/**
 * In practice a local mailbox stands beside a site that mails, and a local Stripe beside one that sells calls; in a
 * thread, so that who holds the port of the site waits for neither.
 */
export async function startPractice(env: Environment, siteAddress: string): Promise<Running[]> {
  if (!env.practice || !isAnyOn(env.features)) return [];
  const { stripe, smtp, mailbox } = practicePorts(env);
  const [webhookSecret = ''] = env.stripe.webhookSecrets;
  const webhookUrl = new URL('/api/stripe/webhook', siteAddress).href;
  const workerData: Neighbors = {
    mailbox: { smtpPort: smtp, pagePort: mailbox },
    ...(env.features.coaching && { stripe: { port: stripe, webhookUrl, webhookSecret } }),
  };
  const code = new URL('../../sandbox/practice-worker.ts', import.meta.url);
  const worker = new Worker(code, { workerData, execArgv: [] });
  await once(worker, 'message');
  return [{ close: () => worker.terminate() }];
}

/** What is real here and what is pretend, in a few lines. */
export function describe(env: Environment): string {
  const facts = factsOf(env);
  return ['', env.siteUrl.origin, '', ...facts, '', 'Ctrl-C stops it.', '']
    .map((line) => line && `  ${line}`)
    .join('\n');
}

function factsOf(env: Environment) {
  const { coaching } = env.features;
  if (!isAnyOn(env.features))
    return [
      `The pages, from ${env.contentDir}/. Without coaching.yaml nothing is booked, paid or mailed.`,
    ];
  if (!env.practice)
    return coaching ? [`Payments by Stripe, ${mode(env)}`] : [`The pages, from ${env.contentDir}/`];
  const mailbox = `http://127.0.0.1:${practicePorts(env).mailbox}`;
  const database = env.databaseUrl.replace('file:', '');
  const kept = coaching ? 'the bookings' : 'what readers write';
  const mails = `mails, which stay here: ${mailbox}`;
  return [
    `Real:     the pages, from ${env.contentDir}/, and ${kept}, in ${database}`,
    ...(coaching
      ? [
          `Pretend:  payments, by a local Stripe at ${env.stripe.apiBase?.origin}; no money moves`,
          `          ${mails}`,
          'STRIPE_SECRET_KEY in .env makes it real (see .env.example).',
        ]
      : [`Pretend:  ${mails}`, 'SITE_URL in .env makes it real (see .env.example).']),
  ];
}

function mode({ live }: Environment) {
  return live ? 'live' : 'test mode';
}
