import type Stripe from 'stripe';
import { paymentEventFrom } from '../../src/adapters/stripe/events.ts';
import type { Clock } from './clock.ts';
import type { Dice } from './dice.ts';
import type { Plan } from './plan.ts';
import { type Site, SITE_URL } from './site.ts';
import type { StripeAccount } from './stripe-account.ts';
import type { Witness } from './witness.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const PAUSES = [1 * MINUTE, 10 * MINUTE, 1 * HOUR, 3 * HOUR, 6 * HOUR];
/** What RUNNING.md asks the owner to subscribe to. */
const SUBSCRIBED = /^(checkout\.session\.|refund\.failed|charge\.dispute\.created)/;

/**
 * What comes from outside: webhooks that are lost, doubled, late, out of order and sent again until
 * they are answered, and banks that end payments and refunds days later.
 */
export function createPost(world: {
  clock: Clock;
  dice: Dice;
  plan: Plan;
  witness: Witness;
  note: (line: string) => void;
}) {
  const { clock, dice, plan, witness, note } = world;
  let waiting = 0;
  let sent = 0;
  let lost = 0;
  let site: Site;
  let account: StripeAccount;

  const later = (delay: number, work: () => unknown) => {
    waiting += 1;
    clock.after(delay, () => {
      waiting -= 1;
      return work();
    });
  };
  const bank = ({ type, data: { object } }: Stripe.Event) => {
    const days = (most: number) => dice.next() * most * 24 * HOUR;
    const outcome = (chance: number) => (dice.chance(chance) ? 'succeeded' : 'failed');
    const delayed = object.object === 'checkout.session' && object.payment_status === 'unpaid';
    if (type === 'checkout.session.completed' && delayed)
      later(days(dice.pick([0.01, 1, 4])), () => account.settle(object.id, outcome(0.7)));
    if (object.object === 'checkout.session' && object.payment_intent && dice.chance(plan.disputes))
      later(days(1), () => carry(disputeOf(object.payment_intent)));
    if (object.object === 'refund' && type === 'refund.created' && object.status === 'pending')
      later(days(1), () => account.settleRefund(object.id, outcome(0.7)));
  };
  const deliver = (event: Stripe.Event, [pause, ...pauses]: number[]) => {
    note(`webhook ${event.type} ${'id' in event.data.object ? event.data.object.id : ''}`);
    const again = clock.after(30_000, () => {
      if (pause !== undefined) later(pause, () => deliver(event, pauses));
    });
    const acknowledge = () => {
      clock.cancel(again);
      witness.acknowledged(event);
    };
    const meaning = paymentEventFrom(event, SITE_URL);
    const handled = meaning ? site.handleEvent(meaning) : Promise.resolve();
    handled.then(acknowledge, () => undefined);
  };

  const carry = (event: Stripe.Event) => {
    bank(event);
    if (!SUBSCRIBED.test(event.type)) return;
    if (dice.next() * 100 >= plan.webhooks) return void (lost += 1);
    sent += 1;
    const delay = () => dice.next() * dice.pick([1_000, 1_000, 10_000, HOUR]);
    later(delay(), () => deliver(event, PAUSES));
    if (dice.chance(0.2)) later(delay(), () => deliver(event, PAUSES));
  };

  return {
    connect(to: Site, from: StripeAccount) {
      site = to;
      account = from;
    },
    happened: () => ({ 'webhooks sent': sent, 'webhooks lost for good': lost }),
    /** Whether something is still on its way. */
    waiting: () => waiting > 0,
    carry,
  };
}

function disputeOf(payment_intent: Stripe.Checkout.Session['payment_intent']): Stripe.Event {
  const object = { object: 'dispute', payment_intent };
  return { type: 'charge.dispute.created', data: { object } } as Stripe.Event;
}
