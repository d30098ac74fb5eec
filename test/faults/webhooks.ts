import type Stripe from 'stripe';
import type { Site } from './site.ts';
import type { Fault } from './fault.ts';
import { CONFIRMED, type Hold, hoursOf, look, payFor, reserve } from './reader.ts';
import { comeToRest, mailsSent } from './verdict.ts';

type Strike = Fault['strike'];

const readers = 5;

/** Nobody comes back to the site either: only the sweep can find what they paid. */
const none: Strike = async (site) => {
  site.stripe.faults.webhooks = 'none';
  for (const hold of await holdSome(site)) await payFor(hold);
  await comeToRest(site);
  return readers;
};

/** Both at once, beside the readers, who look at their pages. */
const doubled: Strike = async (site, say) => {
  site.stripe.faults.webhooks = 'twice';
  const holds = await holdSome(site);
  const headings = await Promise.all(
    holds.map(async (hold) => {
      await payFor(hold);
      return look(site, hold);
    }),
  );
  for (const heading of headings)
    if (heading !== CONFIRMED) say(`I6 who had paid was told “${heading}”`);
  await site.stripe.delivered();
  await mailsSent(site);
  const ids = site.mail.mails.map(({ messageId }) => messageId);
  if (new Set(ids).size < ids.length)
    say('I4 a mail went out twice, and no mail server went wrong');
  return readers;
};

/** Payments that arrive later than their pages, and a page that lapses: all their events backwards. */
const reordered: Strike = async (site, say) => {
  const { faults } = site.stripe;
  Object.assign(faults, { webhooks: 'none', payments: 'wait' });
  const [lapses, ...holds] = await holdSome(site);
  for (const hold of holds) await payFor(hold);
  for (const [index, { session }] of holds.entries())
    site.stripe.settle(session, index === 0 ? 'failed' : 'succeeded');
  site.advance(32 * 60);
  site.stripe.tick();
  const events = await eventsOf(site);
  for (const event of events) await expectOk(site, event, say);
  for (const event of events.toReversed()) await expectOk(site, event, say);
  const paid = holds.slice(1).map(({ id }) => `'${id}'`);
  const calls = site.query(`SELECT id FROM booking WHERE state = 'paid' AND id IN (${paid})`);
  if (calls.length < paid.length) say(`I2 of ${paid.length} payments ${calls.length} are calls`);
  const freed = await hoursOf(site);
  for (const hold of [lapses, holds[0]])
    if (hold && !freed.includes(hold.start)) say(`I3 ${hold.start} was not freed`);
  Object.assign(faults, { webhooks: 'deliver', payments: 'succeed' });
  return events.length;
};

/** The hold is over, and one hour has gone to another, when the events of the payments come. */
const late: Strike = async (site, say) => {
  site.stripe.faults.webhooks = 'none';
  const holds = await holdSome(site);
  for (const hold of holds) await payFor(hold);
  site.advance(42 * 60);
  const { hold, told } = await reserve(site, holds[0]?.start ?? '');
  if (!hold) throw new Error(`a lapsed hour could not be had: “${told}”`);
  await payFor(hold);
  const events = (await eventsOf(site)).filter(({ type }) => type.startsWith('checkout.'));
  // The newest first, so that who came first comes last.
  for (const event of events) await expectOk(site, event, say);
  await comeToRest(site);
  const [sum] = site.query(`SELECT count(*) AS calls FROM booking WHERE state = 'paid'`);
  if (sum?.['calls'] !== readers) say(`I2 ${sum?.['calls']} calls of ${readers} hours`);
  site.stripe.faults.webhooks = 'deliver';
  return events.length;
};

export const webhookFaults: Fault[] = Object.entries({ none, doubled, reordered, late }).map(
  ([how, strike]) => ({ kind: 'webhooks', name: `Webhooks: ${how}`, aims: 'I1–I4', strike }),
);

async function holdSome(site: Site): Promise<Hold[]> {
  const starts = (await hoursOf(site)).slice(0, readers);
  const answers = await Promise.all(starts.map((start) => reserve(site, start)));
  const holds = answers.flatMap(({ hold = [] }) => hold);
  if (holds.length < readers) throw new Error(answers.map(({ told }) => told).join(', '));
  return holds;
}

/** Newest first, as Stripe lists them. */
async function eventsOf({ api }: Site): Promise<Stripe.Event[]> {
  return api.events.list({ limit: 100 }).autoPagingToArray({ limit: 1_000 });
}

async function expectOk(site: Site, event: Stripe.Event, say: (breach: string) => void) {
  const status = await site.deliver(event);
  if (status !== 200) say(`I6 the webhook ${event.type} was answered ${status}`);
}
