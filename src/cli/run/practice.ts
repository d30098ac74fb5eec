import type { Environment } from '../../environment.ts';
import { practicePorts } from './ports.ts';

/** In practice a local Stripe and a local mailbox stand beside a site that sells calls, where it looks for them. */
export async function startPractice(env: Environment, siteAddress: string) {
  if (!env.practice || !env.features.coaching) return [];
  const { startLocalStripe } = await import('../../sandbox/stripe/server.ts');
  const { startMailbox } = await import('../../sandbox/mailbox.ts');
  const ports = practicePorts(env);
  const [webhookSecret = ''] = env.stripe.webhookSecrets;
  const webhookUrl = new URL('/api/stripe/webhook', siteAddress).href;
  return [
    await startLocalStripe({ port: ports.stripe, webhookUrl, webhookSecret }),
    await startMailbox({ smtpPort: ports.smtp, pagePort: ports.mailbox }),
  ];
}

/** What is real here and what is pretend, in a few lines. */
export function describe(env: Environment): string {
  const facts = env.features.coaching ? factsOfBookings(env) : withoutBookings(env);
  return ['', env.siteUrl.origin, '', ...facts, '', 'Ctrl-C stops it.', '']
    .map((line) => line && `  ${line}`)
    .join('\n');
}

function withoutBookings({ contentDir }: Environment) {
  return [
    `The pages, from ${contentDir}/. Without coaching.yaml nothing is booked, paid or mailed.`,
  ];
}

function factsOfBookings(env: Environment) {
  if (!env.practice) return [`Payments by Stripe, ${mode(env)}`];
  const mailbox = `http://127.0.0.1:${practicePorts(env).mailbox}`;
  const database = env.databaseUrl.replace('file:', '');
  return [
    `Real:     the pages, from ${env.contentDir}/, and the bookings, in ${database}`,
    `Pretend:  payments, by a local Stripe at ${env.stripe.apiBase?.origin}; no money moves`,
    `          mails, which stay here: ${mailbox}`,
    'STRIPE_SECRET_KEY in .env makes it real (see .env.example).',
  ];
}

function mode({ live }: Environment) {
  return live ? 'live' : 'test mode';
}
