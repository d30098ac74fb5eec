import type Stripe from 'stripe';
import type { Sql } from '../../src/adapters/database/sql.ts';
import type { Booking } from '../../src/domain/booking/booking.ts';
import type { Message } from '../../src/domain/mail/message.ts';
import type { BookingStore } from '../../src/domain/booking/ports.ts';
import { openSlots } from '../../src/domain/booking/slots.ts';
import { holdOf } from '../support/booking.ts';
import { judgeByHand } from './by-hand.ts';
import { judgeMovedMails } from './closings.ts';
import { judgeEndings } from './endings.ts';
import { dueBack, isByHand, isOurs, sum, takenForGiven } from './money-back.ts';
import { COACHING } from './site.ts';
import type { StripeAccount } from './stripe-account.ts';
import type { Witness } from './witness.ts';

/** What became of the sessions, for the summary. */
export type Ends = Record<End, number>;
type End =
  | 'paid, and a call'
  | 'paid too late, and given back'
  | 'paid, and the bank refused the money back'
  | 'paid, and canceled'
  | 'nothing to pay, and no call';

/** Judges a world that has come to rest; what Stripe's ledger says counts, not our database. */
export async function judge(world: {
  account: StripeAccount;
  sql: Sql;
  store: BookingStore;
  mails: readonly Message[];
  witness: Witness;
  now: number;
  /** How far off, in seconds, the clocks of servers were at some moment. */
  skews: (at: number) => number[];
}): Promise<Ends> {
  const { account, sql, witness, mails } = world;
  const ends: Ends = {
    'paid, and a call': 0,
    'paid too late, and given back': 0,
    'paid, and the bank refused the money back': 0,
    'paid, and canceled': 0,
    'nothing to pay, and no call': 0,
  };
  const bookings = new Map((await witness.bookings()).map((booking) => [booking.id, booking]));
  const refunds = await account.refunds();
  for (const session of await account.sessions()) {
    if (session.status !== 'complete' || session.payment_status === 'unpaid') continue;
    const booking = bookings.get(String(session.client_reference_id));
    const own = refunds.filter(({ payment_intent }) => payment_intent === session.payment_intent);
    const at = witness.canceledAt.get(booking?.id ?? '') ?? 0;
    // The answer may take a while; the policy is that of the moment in between, on the server's clock.
    const moments = world.skews(at).flatMap((skew) => [at + skew, at + skew - 20]);
    const shown = booking && (await world.store.find(booking.id));
    const end = endOf({ session, booking: shown, refunds: own, mails, moments });
    if (end) ends[end] += 1;
    else
      witness.say(
        'I2',
        `${session.id} is paid, and ${booking?.id} is ${booking?.state}, back ${sum(own)}`,
      );
  }
  for (const { id, state } of bookings.values())
    if (state === 'held' || state === 'processing') witness.say('I3', `${id} is ${state} for good`);
  await judgeHours(world);
  const outbox = (
    await sql.batch([{ sql: 'SELECT key, sent_at, due_at, attempts FROM outbox' }])
  )[0]!;
  const keys = new Set(outbox.map(({ key }) => key));
  for (const { key, sent_at, due_at, attempts } of outbox)
    // A reminder may wait for its hour.
    if (sent_at === null && (Number(attempts) > 0 || Number(due_at) <= world.now))
      witness.say('I4', `${String(key)} was never sent`);
  for (const { id } of mails)
    if (!keys.has(id) && !isNote(id) && !witness.isErased(id.replace(/\.stray$/, '')))
      witness.say('I4', `${id} is no Message-ID of the outbox`);
  judgeLinks(world, bookings);
  await judgeByHand(refunds, world);
  await judgeMovedMails(world);
  judgeEndings(world);
  return ends;
}

/** Whoever has lost a mail is sent the links of their own calls, and of nobody else's. */
function judgeLinks(
  { mails, witness }: { mails: readonly Message[]; witness: Witness },
  bookings: ReadonlyMap<string, Booking>,
) {
  for (const { id, to, text } of mails.filter((mail) => mail.id.endsWith('.links-reader')))
    for (const [, bookingId = ''] of text.matchAll(/manage\/reader-([^/]+)\//g))
      if (bookings.get(bookingId)?.email !== to.address)
        witness.say('I9', `${id} tells ${to.address} of ${bookingId}`);
}

/** A note to the coach about her calendars. */
function isNote(id: string): boolean {
  return id.startsWith('calendar-unread.');
}

function endOf(world: {
  session: Stripe.Checkout.Session;
  booking: Booking | undefined;
  refunds: Stripe.Refund[];
  mails: readonly Message[];
  moments: readonly number[];
}): keyof Ends | undefined {
  const { session, booking, refunds, mails, moments } = world;
  const sent = (id: string, words: string | RegExp = '') =>
    mails.some((mail) => mail.id === id && mail.text.search(words) >= 0);
  const intent = String(session.payment_intent);
  const charged = session.payment_intent === null ? 0 : (session.amount_total ?? 0);
  const own = refunds.filter((refund) => isOurs(refund) && !isByHand(refund));
  const back = sum(own);
  const byHand = refunds.filter((refund) => !own.includes(refund));
  const hasGift = byHand.length > 0;
  const failed = own.some(({ status }) => status === 'failed');
  const told = ['coach', 'reader'].filter((who) =>
    mails.some(({ id }) => id.startsWith(`${intent}.`) && id.endsWith(`.refund-failed-${who}`)),
  );
  if (told.length > 0 && !failed) return undefined;
  const isIts = booking?.sessionId === session.id;
  const page = isIts && booking.refundFailed;
  // Who is told to pay by hand would else pay twice.
  const isRefused = failed && back === 0 && told.length === 2 && (page || !isIts || hasGift);
  const refused = isRefused ? 'paid, and the bank refused the money back' : undefined;
  if (isIts && booking.state === 'paid') {
    const both = sent(`${booking.id}.confirmed-reader`) && sent(`${booking.id}.confirmed-coach`);
    return back === 0 && both && !page ? 'paid, and a call' : undefined;
  }
  // A mail that was late may say that it failed.
  const promise =
    failed || hasGift ? '' : RegExp(`Your money(, \\${inWords(back)},)? is on its way back`);
  if (isIts && booking.state === 'canceled') {
    const letter = `${booking.id}.${booking.sequence}.cancelled-reader`;
    const due = moments.flatMap((moment) =>
      takenForGiven(byHand).map((gift) =>
        Math.min(dueBack(booking, charged, moment), charged - gift, charged - sum(byHand)),
      ),
    );
    // After one that failed another may have followed, made when Stripe had forgotten the first one's key.
    if (!due.includes(back) || (failed && back === 0)) return sent(letter) ? refused : undefined;
    const isTold = sent(letter, back > 0 ? promise : '');
    return isTold && !page ? 'paid, and canceled' : undefined;
  }
  if (charged === 0) return 'nothing to pay, and no call';
  const isWhole = takenForGiven(byHand).some((gift) => back + gift === charged);
  const given = isWhole && sent(`${intent}.refunded`, promise) && !page;
  return given ? 'paid too late, and given back' : refused;
}

/** Dollars, as people write them. */
function inWords(cents: number): string {
  return `$${cents % 100 === 0 ? cents / 100 : (cents / 100).toFixed(2)}`;
}

/** Every hour that is on offer can be had. */
async function judgeHours({
  store,
  witness,
  now,
}: {
  store: BookingStore;
  witness: Witness;
  now: number;
}) {
  const taken = await store.taken(now);
  const coaching = { ...COACHING, timeOff: await store.closedDays('') };
  const [offer] = coaching.offers;
  for (const { start } of openSlots({ coaching, offer, taken, now })) {
    const id = `probe-${start}`;
    if (!(await store.hold(holdOf(id, start, now), 99, now)))
      witness.say('I3', `${start} is on offer and can't be had`);
    await store.expire(id);
  }
}
