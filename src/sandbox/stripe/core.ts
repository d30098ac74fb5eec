import { randomBytes } from 'node:crypto';
import Stripe from 'stripe';
import { answerApi } from './api.ts';
import { makeEvent, type Deliver, type Origin } from './objects/events.ts';
import { createFaults, type Faults } from './faults.ts';
import { homePage } from './pages/home-page.ts';
import { createIdempotency } from './idempotency.ts';
import { createLedger, type Context, type Ledger } from './objects/ledger.ts';
import { answerPayPage } from './pages/pay-page.ts';
import { settlePayment } from './objects/payments.ts';
import { endRefund } from './objects/refunds.ts';
import { routes } from './routes.ts';
import { expireDue } from './objects/sessions.ts';

export interface LocalStripeOptions {
  /** Where visitors reach the pay page, `http://127.0.0.1:4242`. */
  origin: string;
  /** Unix seconds. */
  now: () => number;
  /** Makes a whole id from its prefix; random unless given. */
  newId?: (prefix: string) => string;
  /** Without it events are kept for the API only. */
  webhook?: Webhook;
}

interface Webhook {
  secret: string;
  deliver: Deliver;
}

export interface LocalStripe {
  /** API, pay page and home page; usable as the `fetch` of `Stripe.createFetchHttpClient`. */
  handle(input: Request | URL | string, init?: RequestInit): Promise<Response>;
  /** Notices what the clock has expired. Every request does so too. */
  tick(): void;
  /** Ends a delayed payment; false when the session has none under way. */
  settle(sessionId: string, outcome: 'succeeded' | 'failed'): boolean;
  /** Ends a refund as its bank would later; false when it cannot move so. */
  settleRefund(refundId: string, outcome: 'succeeded' | 'failed'): boolean;
  /** Resolves when no webhook is under way. */
  delivered(): Promise<void>;
  faults: Faults;
}

/** A Stripe account for practice, in memory and without sockets, clock or timers of its own. */
export function createLocalStripe(options: LocalStripeOptions): LocalStripe {
  const { origin, now, newId = randomId } = options;
  const ledger = createLedger();
  const faults = createFaults(Object.keys(routes));
  const post = createPost(options, ledger, faults);
  const context = (request: Origin): Context => ({
    ledger,
    origin,
    now,
    newId,
    switches: faults,
    emit(type, object, previous) {
      const webhooks = options.webhook ? 1 : 0;
      const event = makeEvent({ now, newId }, { type, object, previous, request, webhooks });
      ledger.events.set(event.id, event);
      post.send(event);
    },
  });
  const own = context({ id: null, idempotency_key: null });
  const api = { context, newId, faults, idempotency: createIdempotency(now) };

  return {
    async handle(input, init) {
      const request = input instanceof Request ? input : new Request(input, init);
      expireDue(own);
      const { pathname } = new URL(request.url);
      if (pathname === '/') return homePage(own);
      const page = /^\/c\/pay\/([^/]+)(\/settle)?$/.exec(pathname);
      if (page) return answerPayPage(request, page[1] ?? '', own);
      return answerApi(request, api);
    },
    tick: () => expireDue(own),
    settle(sessionId, outcome) {
      const checkout = ledger.checkouts.get(sessionId);
      return checkout !== undefined && settlePayment(checkout, outcome, own);
    },
    settleRefund(refundId, outcome) {
      const refund = ledger.refunds.get(refundId);
      return refund !== undefined && endRefund(refund, outcome, own);
    },
    delivered: post.delivered,
    faults,
  };
}

function createPost({ webhook, now }: LocalStripeOptions, ledger: Ledger, faults: Faults) {
  const underWay = new Set<Promise<void>>();
  const carry = async (event: Stripe.Event, { secret, deliver }: Webhook) => {
    const payload = JSON.stringify(event, null, 2);
    const signing = { payload, secret, timestamp: now() };
    try {
      await deliver(event, Stripe.webhooks.generateTestHeaderString(signing), payload);
      ledger.undelivered.delete(event.id);
    } catch {
      ledger.undelivered.add(event.id);
    }
  };
  return {
    send(event: Stripe.Event) {
      if (!webhook) return;
      const times = { none: 0, deliver: 1, twice: 2 }[faults.webhooks];
      if (times === 0) ledger.undelivered.add(event.id);
      for (let time = 0; time < times; time++) {
        const delivery = carry(event, webhook).finally(() => underWay.delete(delivery));
        underWay.add(delivery);
      }
    },
    async delivered() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

function randomId(prefix: string): string {
  return `${prefix}_${randomBytes(prefix === 'cs_test' ? 32 : 12).toString('hex')}`;
}
