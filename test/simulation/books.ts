import type { BookingStore } from '../../src/domain/booking/ports.ts';
import type { StripeAccount } from './stripe-account.ts';
import type { Witness } from './witness.ts';

/**
 * What the coach's page says of money is what Stripe's ledger says: all that came, and all that went back and
 * stayed there.
 */
export async function judgeBooks(world: {
  account: StripeAccount;
  store: BookingStore;
  witness: Witness;
}): Promise<void> {
  const { account, store, witness } = world;
  const sum = (amounts: readonly (number | null)[]) =>
    amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0);
  const paid = (await account.sessions()).filter(
    ({ status, payment_status }) => status === 'complete' && payment_status === 'paid',
  );
  const back = (await account.refunds()).filter(({ status }) => status !== 'failed');
  const movements = await store.movements(false);
  const said = (kind: string) =>
    sum(movements.flatMap((each) => (each.kind === kind ? each.amount : [])));
  const came = sum(paid.map(({ amount_total }) => amount_total));
  const went = sum(back.map(({ amount }) => amount));
  if (said('payment') !== came)
    witness.say('I8', `${came} was paid, and the books say ${said('payment')}`);
  if (said('refund') !== went)
    witness.say('I8', `${went} went back, and the books say ${said('refund')}`);
}
