import Stripe from 'stripe';
import { createLocalStripe, type LocalStripe } from '../../src/sandbox/stripe/core.ts';
import type { Clock } from './clock.ts';
import type { Dice } from './dice.ts';
import type { Machine } from './machine.ts';
import type { Plan } from './plan.ts';

const origin = 'http://127.0.0.1:4242';
const key = 'sk_test_simulation';

type Outcome = 'succeeded' | 'failed';

/** The local Stripe and the real SDK in front of it, every request a call of the machine. */
export function createStripeAccount(world: {
  clock: Clock;
  dice: Dice;
  machine: Machine;
  /** What becomes of refunds. */
  refunds: Plan['refunds'];
  /** Whether Stripe answers some requests with an error status. */
  refuses: () => boolean;
  /** The account takes ways to pay that take days. */
  generous: boolean;
  happen: (event: Stripe.Event) => void;
}) {
  const { clock, dice, machine, generous } = world;
  const ids = new Map<string, number>();
  const open = () => {
    const opened = createLocalStripe({
      origin,
      now: clock.now,
      newId(prefix) {
        const count = (ids.get(prefix) ?? 0) + 1;
        ids.set(prefix, count);
        return `${prefix}_${count}`;
      },
      webhook: {
        secret: 'whsec_simulation',
        deliver: async (event) => (opened === local ? world.happen(event) : undefined),
      },
    });
    opened.faults.refunds = world.refunds;
    return opened;
  };
  let local = open();

  const request = async (input: string | URL | Request, init: RequestInit = {}) => {
    const { pathname, search } = new URL(String(input));
    const name = `${init.method} ${pathname}`;
    const send = async () => {
      if (world.refuses()) refuseNext(local, name, dice);
      const creates = name === 'POST /v1/checkout/sessions';
      const body = creates && generous ? withDelays(String(init.body)) : (init.body ?? null);
      const { signal, ...rest } = { ...init, body: init.method === 'GET' ? null : body };
      const answer = await local.handle(origin + pathname + search, rest);
      const text = await answer.text();
      return { status: answer.status, headers: answer.headers, text: async () => text };
    };
    return (await machine.call({ peer: 'stripe', name }, send, init.signal)) as Response;
  };
  const stripe = new Stripe(key, {
    httpClient: Stripe.createFetchHttpClient(request),
    timeout: 10_000,
    maxNetworkRetries: 1,
    telemetry: false,
  });

  const list = async <T>(path: string): Promise<T[]> => {
    const headers = { authorization: `Bearer ${key}` };
    const answer = await local.handle(`${origin}${path}?limit=100`, { headers });
    const { data, has_more } = (await answer.json()) as { data: T[]; has_more: boolean };
    if (has_more) throw new Error('a run with more than 100 sessions reads its ledger by pages');
    return data;
  };
  return {
    stripe,
    tick: () => local.tick(),
    settle: (id: string, outcome: Outcome) => local.settle(id, outcome),
    settleRefund: (id: string, outcome: Outcome) => local.settleRefund(id, outcome),
    /** The owner deletes all data of the account, which Stripe offers for test mode. */
    wipe() {
      local = open();
    },
    /** Gives money back in the dashboard, which marks it as nobody's; false when there is not so much left. */
    async give(payment: string, amount: number) {
      const body = new URLSearchParams({ payment_intent: payment, amount: String(amount) });
      const headers = {
        authorization: `Bearer ${key}`,
        'content-type': 'application/x-www-form-urlencoded',
      };
      return (await local.handle(`${origin}/v1/refunds`, { method: 'POST', body, headers })).ok;
    },
    /** What the account really holds. */
    sessions: () => list<Stripe.Checkout.Session>('/v1/checkout/sessions'),
    refunds: () => list<Stripe.Refund>('/v1/refunds'),
    /** Fills in the pay page as a browser would; false when it can't be paid (any more). */
    async pay(url: string, fields: Record<string, string>) {
      const body = new URLSearchParams(fields);
      const answer = await local.handle(url, { method: 'POST', body, redirect: 'manual' });
      return answer.status === 303;
    },
  };
}

export type StripeAccount = ReturnType<typeof createStripeAccount>;

function refuseNext(local: LocalStripe, name: string, dice: Dice): void {
  const route = name.replace(/(sessions|refunds)\/[^/]+/, '$1/:id');
  const status = dice.pick([500, 500, 500, 429, 409]);
  local.faults.next(route, { kind: 'status', status, at: dice.pick(['before', 'after']) });
}

function withDelays(form: string): string {
  const params = new URLSearchParams(form);
  for (const name of [...params.keys()])
    if (name.startsWith('allowed_payment_method_types')) params.delete(name);
  return params.toString();
}
