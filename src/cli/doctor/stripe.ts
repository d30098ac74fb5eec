import { codesFinding } from './codes.ts';
import { type Finding, fault, well } from './finding.ts';

type Asking = { fetch: typeof fetch; now: () => number };
type Account = { secretKey: string; apiBase: URL | undefined };

/** Questions that Stripe refuses as nonsense when the key may ask them, and as forbidden when it may not. */
const RIGHTS = [
  ['Checkout Sessions: write', 'POST', 'checkout/sessions', 'mode=doctor'],
  ['PaymentIntents: read', 'GET', 'payment_intents/pi_doctor', ''],
  ['Refunds: write', 'POST', 'refunds', 'payment_intent=pi_doctor'],
] as const;

/** Asked where an offer takes codes, and then answered. */
const CODES = [
  'Promotion Codes: read',
  'GET',
  'promotion_codes?active=true&limit=100',
  '',
] as const;

/** A webhook that is five minutes old is refused, so the clocks must agree much better than that. */
const SKEW = 60;

const DASHBOARD = 'https://dashboard.stripe.com/apikeys';

/**
 * Whether Stripe takes the key, whether the key may do what the site does, and whether the clocks agree.
 * @param takesCodes whether an offer does; then the codes that readers can use are named, too
 */
export async function lookAtStripe(
  account: Account,
  takesCodes: boolean,
  world: Asking,
): Promise<Finding[]> {
  const answers = [...RIGHTS, ...(takesCodes ? [CODES] : [])].map(async ([right, ...question]) => ({
    right,
    answer: await ask(account, question, world),
  }));
  try {
    const all = await Promise.all(answers);
    const [{ answer }] = all as [(typeof all)[number]];
    const clock = clockFinding(answer.headers.get('date'), world.now());
    const codes = takesCodes ? await codesFinding(all.at(-1)!.answer) : [];
    return [keyFinding(account, answer.status), ...rights(all), ...codes, clock];
  } catch {
    const todo = 'Look at https://status.stripe.com, then at this machine’s way to the internet.';
    return [fault(`Stripe does not answer at ${originOf(account)}`, todo)];
  }
}

function originOf({ apiBase }: Pick<Account, 'apiBase'>): string {
  return apiBase?.origin ?? 'https://api.stripe.com';
}

async function ask(
  { secretKey, apiBase }: Account,
  [method, path, body]: readonly [string, string, string],
  world: Asking,
): Promise<Response> {
  return world.fetch(`${originOf({ apiBase })}/v1/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${secretKey}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    ...(body && { body }),
    signal: AbortSignal.timeout(10_000),
  });
}

function keyFinding({ secretKey }: Account, status: number): Finding {
  const mode = secretKey.includes('_live_')
    ? 'live: real money moves'
    : 'for tests: no money moves';
  return status === 401
    ? fault(
        'Stripe does not know the key',
        `Copy STRIPE_SECRET_KEY anew from ${DASHBOARD}; keys that were rolled or deleted stop at once.`,
      )
    : well(`Stripe takes the key, which is ${mode}`);
}

function rights(all: readonly { right: string; answer: Response }[]): Finding[] {
  if (all.some(({ answer }) => answer.status === 401)) return [];
  return all.map(({ right, answer }) => {
    if (answer.status === 403)
      return fault(
        `The key lacks the right “${right}”`,
        `Open the key at ${DASHBOARD}, choose “Edit key”, and give it that right.`,
      );
    if (answer.status >= 500 || answer.status === 429)
      return fault(
        `Stripe could not say whether the key has the right “${right}” (${answer.status})`,
        'Run the doctor again in a minute.',
      );
    return well(`The key has the right “${right}”`);
  });
}

function clockFinding(date: string | null, now: number): Finding {
  const skew = Math.round(now - Date.parse(date ?? '') / 1000);
  return Math.abs(skew) <= SKEW
    ? well('This machine’s clock agrees with Stripe’s')
    : fault(
        `This machine’s clock is ${Math.abs(skew)} seconds ${skew > 0 ? 'ahead of' : 'behind'} Stripe’s`,
        'Let it set its clock by the network (timedatectl set-ntp true), else webhooks are refused.',
      );
}
