import type Stripe from 'stripe';
import type { Desk } from './desk.ts';
import type { Fault } from './fault.ts';
import { CONFIRMED, type Hold, hoursOf, look, payFor, reserve } from './reader.ts';
import { comeToRest, mailsSent } from './verdict.ts';

type Strike = Fault['strike'];

const readers = 5;

/** Nobody comes back to the site either: only the sweep can find what they paid. */
const none: Strike = async (desk) => {
  desk.stripe.faults.webhooks = 'none';
  for (const hold of await holdSome(desk)) await payFor(hold);
  await comeToRest(desk);
  return readers;
};

/** Both at once, beside the readers, who look at their pages. */
const doubled: Strike = async (desk, say) => {
  desk.stripe.faults.webhooks = 'twice';
  const holds = await holdSome(desk);
  const headings = await Promise.all(
    holds.map(async (hold) => {
      await payFor(hold);
      return look(desk, hold);
    }),
  );
  for (const heading of headings)
    if (heading !== CONFIRMED) say(`I6 who had paid was told “${heading}”`);
  await desk.stripe.delivered();
  await mailsSent(desk);
  const ids = desk.mail.mails.map(({ messageId }) => messageId);
  if (new Set(ids).size < ids.length)
    say('I4 a mail went out twice, and no mail server went wrong');
  return readers;
};

/** Payments that arrive later than their pages, and a page that lapses: all their events backwards. */
const reordered: Strike = async (desk, say) => {
  const { faults } = desk.stripe;
  Object.assign(faults, { webhooks: 'none', payments: 'wait' });
  const [lapses, ...holds] = await holdSome(desk);
  for (const hold of holds) await payFor(hold);
  for (const [index, { session }] of holds.entries())
    desk.stripe.settle(session, index === 0 ? 'failed' : 'succeeded');
  desk.advance(32 * 60);
  desk.stripe.tick();
  const events = await eventsOf(desk);
  for (const event of events) await expectOk(desk, event, say);
  for (const event of events.toReversed()) await expectOk(desk, event, say);
  const paid = holds.slice(1).map(({ id }) => `'${id}'`);
  const calls = desk.query(`SELECT id FROM booking WHERE state = 'paid' AND id IN (${paid})`);
  if (calls.length < paid.length) say(`I2 of ${paid.length} payments ${calls.length} are calls`);
  const freed = await hoursOf(desk);
  for (const hold of [lapses, holds[0]])
    if (hold && !freed.includes(hold.start)) say(`I3 ${hold.start} was not freed`);
  Object.assign(faults, { webhooks: 'deliver', payments: 'succeed' });
  return events.length;
};

/** The hold is over, and one hour has gone to another, when the events of the payments come. */
const late: Strike = async (desk, say) => {
  desk.stripe.faults.webhooks = 'none';
  const holds = await holdSome(desk);
  for (const hold of holds) await payFor(hold);
  desk.advance(42 * 60);
  const { hold, told } = await reserve(desk, holds[0]?.start ?? '');
  if (!hold) throw new Error(`a lapsed hour could not be had: “${told}”`);
  await payFor(hold);
  const events = (await eventsOf(desk)).filter(({ type }) => type.startsWith('checkout.'));
  // The newest first, so that who came first comes last.
  for (const event of events) await expectOk(desk, event, say);
  await comeToRest(desk);
  const [sum] = desk.query(`SELECT count(*) AS calls FROM booking WHERE state = 'paid'`);
  if (sum?.['calls'] !== readers) say(`I2 ${sum?.['calls']} calls of ${readers} hours`);
  desk.stripe.faults.webhooks = 'deliver';
  return events.length;
};

export const webhookFaults: Fault[] = Object.entries({ none, doubled, reordered, late }).map(
  ([how, strike]) => ({ kind: 'webhooks', name: `Webhooks: ${how}`, aims: 'I1–I4', strike }),
);

async function holdSome(desk: Desk): Promise<Hold[]> {
  const starts = (await hoursOf(desk)).slice(0, readers);
  const answers = await Promise.all(starts.map((start) => reserve(desk, start)));
  const holds = answers.flatMap(({ hold = [] }) => hold);
  if (holds.length < readers) throw new Error(answers.map(({ told }) => told).join(', '));
  return holds;
}

/** Newest first, as Stripe lists them. */
async function eventsOf({ api }: Desk): Promise<Stripe.Event[]> {
  return api.events.list({ limit: 100 }).autoPagingToArray({ limit: 1_000 });
}

async function expectOk(desk: Desk, event: Stripe.Event, say: (breach: string) => void) {
  const status = await desk.deliver(event);
  if (status !== 200) say(`I6 the webhook ${event.type} was answered ${status}`);
}
