import type Stripe from 'stripe';
import type { Message } from '../../src/domain/mail/message.ts';
import { createBrowser, type World } from './browser.ts';
import type { Plan } from './plan.ts';
import { isByHand, isOurs } from './money-back.ts';
import type { Witness } from './witness.ts';

/** A form by which the coach gives money back, and whether she was told that it is done. */
export type SentGift = { key: string; bookingId: string; amount: number; isSaid: boolean };

const WORDS = 'The line was bad.';

/** Lets the coach give money back on the page of the call that she got last by then, from several tabs at once. */
export async function giveByHand(plan: Plan['byHand'], world: World) {
  const { rest, inTurn, answered } = createBrowser('coach', world);
  const { site, witness, note } = world;
  for (const { at, sums, times } of plan) {
    await rest(at);
    const paid = (await inTurn(witness.bookings)).filter(({ paymentIntent }) => paymentIntent);
    const call = paid.at(-1);
    if (!call) continue;
    const send = async (gift: SentGift) => {
      const { key, amount } = gift;
      const form = { action: 'give-back', key, sum: (amount / 100).toFixed(2), words: WORDS };
      const answer = await answered(site.manage(call.id, 'coach', form as never));
      note(`the coach gives ${amount} of ${call.id} by ${key}: ${JSON.stringify(answer?.value)}`);
      if (answer?.value.ok) gift.isSaid = true;
    };
    const forms = sums.map((amount) => {
      const key = `gift${witness.gifts.length}`;
      const gift = { key, bookingId: call.id, amount, isSaid: false };
      witness.gifts.push(gift);
      return Array.from({ length: times }, () => send(gift));
    });
    await Promise.all(forms.flat());
  }
}

/** What she was told is done went back once, and nothing that she did not ask for. */
export async function judgeByHand(
  refunds: readonly Stripe.Refund[],
  { witness, mails }: { witness: Witness; mails: readonly Message[] },
) {
  const bookings = new Map((await witness.bookings()).map((booking) => [booking.id, booking]));
  const madeBy = (key: string) => refunds.filter(({ metadata }) => metadata?.['refund'] === key);
  for (const { id, metadata } of refunds.filter(isByHand))
    if (
      !witness.gifts.some(
        ({ key, bookingId }) =>
          key === metadata?.['refund'] && bookingId === metadata['booking_id'],
      )
    )
      witness.say('I10', `${id} went back, and nobody gave it`);
  for (const { key, bookingId, amount, isSaid } of witness.gifts) {
    const payment = bookings.get(bookingId)?.paymentIntent ?? '';
    const good = madeBy(key).filter(({ status }) => status !== 'failed');
    const given = good.reduce((sum, one) => sum + one.amount, 0);
    const told = (kind: string) =>
      mails.some(({ id }) => id.startsWith(`${key}.`) && id.endsWith(kind));
    const isFailed = told('.refund-failed-coach') && told('.refund-failed-reader');
    // What was given elsewhere leaves less.
    const isLess = refunds.some((one) => one.payment_intent === payment && !isOurs(one));
    if (given > amount) witness.say('I10', `${key} gave ${given} back, and not ${amount}`);
    const isDue = isSaid && !isFailed && !isLess && !witness.isErased(payment);
    if (isDue && given < amount)
      witness.say('I10', `${key} was to give ${amount}, and gave ${given}`);
    const isWritten = mails.some(
      ({ id, text }) => id === `${key}.refunded-reader` && text.includes(WORDS),
    );
    if (given > 0 && !isFailed && !isWritten)
      witness.say('I10', `the reader does not know of ${key}`);
  }
}
