import Stripe from 'stripe';
import { type Finding, fault, well } from './finding.ts';

type Asking = { fetch: typeof fetch; now: () => number };

/** Whether the webhook's route of the running site is where Stripe will look, and knows these secrets. */
export async function lookAtWebhook(
  siteUrl: URL,
  secrets: readonly string[],
  world: Asking,
): Promise<Finding[]> {
  const address = new URL('/api/stripe/webhook', siteUrl);
  const shapeless = secrets.filter((secret) => !secret.startsWith('whsec_'));
  const shape = shapeless.map(() =>
    fault(
      'STRIPE_WEBHOOK_SECRET is no webhook secret',
      'It begins with whsec_: open the webhook in Stripe’s dashboard and copy its signing secret.',
    ),
  );
  try {
    const unsigned = await post(address, '{}', undefined, world);
    if (unsigned.status !== 400) return [...shape, refusalOf(address, unsigned)];
    const answers = secrets.map((secret) => ping(address, secret, world));
    const statuses = (await Promise.all(answers)).map(({ status }) => status);
    return [
      ...shape,
      statuses.every((status) => status === 200)
        ? well(`The webhook at ${address} is there and knows the secret`)
        : fault(
            'The running site has another STRIPE_WEBHOOK_SECRET than is set here',
            'Start the site anew; where it runs elsewhere, set the same secret there.',
          ),
    ];
  } catch {
    const todo =
      'Start it with npm start. If it runs, see that SITE_URL is its address and that the proxy passes requests on.';
    return [...shape, fault(`The site does not answer at ${siteUrl.origin}`, todo)];
  }
}

/** An event that means nothing, signed as Stripe signs: the site takes it and does nothing. */
function ping(address: URL, secret: string, world: Asking): Promise<Response> {
  const event = { id: 'evt_doctor', object: 'event', type: 'doctor.ping', data: {} };
  const payload = JSON.stringify(event);
  const signing = { payload, secret, timestamp: world.now() };
  return post(address, payload, Stripe.webhooks.generateTestHeaderString(signing), world);
}

function post(address: URL, body: string, signature: string | undefined, { fetch }: Asking) {
  const headers = {
    'content-type': 'application/json',
    ...(signature && { 'stripe-signature': signature }),
  };
  const patience = AbortSignal.timeout(10_000);
  return fetch(address, { method: 'POST', redirect: 'manual', headers, body, signal: patience });
}

/** What the route answers to a post without a signature says where the post went. */
export function refusalOf(
  address: URL,
  { status, headers }: Pick<Response, 'status' | 'headers'>,
): Finding {
  if (status >= 300 && status < 400)
    return fault(
      `The webhook redirects to ${headers.get('location')}, and Stripe follows no redirect`,
      'Give Stripe the address that it leads to, or set SITE_URL to the address that answers by itself.',
    );
  if (status === 404)
    return fault(
      `There is no webhook at ${address}`,
      'Something else answers at SITE_URL, or the proxy does not pass /api/ on.',
    );
  return fault(
    `The webhook answers with ${status}, not with 400, to a post without a signature`,
    'Look at the site’s log; a proxy or a bot shield in front may keep posts out.',
  );
}
