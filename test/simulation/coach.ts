import { CORRESPONDENT } from '../support/booking.ts';
import { createBrowser, type World } from './browser.ts';
import { giveByHand } from './by-hand.ts';
import type { Plan } from './plan.ts';

/** Lets the coach change the calls that she has, one of them at a time. */
export async function coach(plan: Plan['coach'], world: World) {
  const { rest, inTurn, answered, change } = createBrowser('coach', world);
  for (const { at, deed } of plan) {
    await rest(at);
    const calls = (await inTurn(world.witness.bookings)).filter(({ state }) => state === 'paid');
    const call = calls.at(-1 - deed.tab);
    if (!call) continue;
    await change(call.id, 'coach', deed);
    const claims = await inTurn(world.witness.beforeReading);
    const read = await answered(world.site.callEntries());
    if (read) await inTurn(() => claims(read.value));
    await lookAtAll(call.id, world);
  }
}

/** Lets the coach look at her page, at her payments, and have a mail tried again that this page or an older one named. */
async function lookAtAll(id: string, { site, witness, ...world }: World) {
  const { inTurn, answered } = createBrowser('coach', { site, witness, ...world });
  const claims = await inTurn(witness.beforeOverview);
  const seen = (await answered(site.overview()))?.value;
  if (seen) await inTurn(() => claims(seen));
  await answered(site.movements());
  await answered(site.askForLinks(CORRESPONDENT.coachEmail));
  const key = seen?.mails[0]?.key ?? `${id}.confirmed-reader`;
  await answered(site.grant({ action: 'retry', key }));
}

/** Lets the coach give back money that she owes to nobody: by the page of a call, and in Stripe's dashboard. */
export async function give({ gifts, byHand }: Plan, world: World) {
  await Promise.all([giveByHand(byHand, world), giveElsewhere(gifts, world)]);
}

async function giveElsewhere(gifts: Plan['gifts'], world: World) {
  const { rest, inTurn } = createBrowser('coach', world);
  for (const { at, amount } of gifts) {
    await rest(at);
    await inTurn(async () => {
      const payments = (await world.witness.bookings()).flatMap((call) => call.paymentIntent ?? []);
      const payment = payments.at(-1);
      if (payment === undefined) return;
      const given = await world.account.give(payment, amount);
      world.note(`the coach gives ${amount} of ${payment} back: ${given ? 'done' : 'refused'}`);
    });
  }
}
