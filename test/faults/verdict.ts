import { setTimeout as wait } from 'node:timers/promises';
import type Stripe from 'stripe';
import type { Site } from './site.ts';
import { halfMade } from './half-made.ts';

const unsent = `sent_at IS NULL AND kind NOT LIKE 'reminder-%'`;
const unfinished = `SELECT
  (SELECT count(*) FROM booking WHERE state IN ('held', 'processing'))
  + (SELECT count(*) FROM refund WHERE done_at IS NULL)
  + (SELECT count(*) FROM outbox WHERE ${unsent}) AS count`;

/** Lets time pass and the sweep run until nothing is due any more, for two and a half hours at the most. */
export async function comeToRest(site: Site) {
  await site.stripe.delivered();
  for (const seconds of pauses) {
    await site.sweep();
    if (site.query(unfinished)[0]?.['count'] === 0) return;
    site.advance(seconds);
    site.stripe.tick();
  }
  await site.sweep();
}

const MINUTE = 60;
// A hold with its grace; the lease of a refund, and the pauses of a mail that failed thrice.
const pauses = [42 * MINUTE, ...Array<number>(10).fill(10 * MINUTE)];

/** Waits until every mail that is due has gone out, while the clock stands still. */
export async function mailsSent({ query }: Site) {
  const deadline = performance.now() + 30_000;
  while (query(`SELECT 1 FROM outbox WHERE ${unsent}`).length > 0) {
    if (performance.now() > deadline) throw new Error('mails that are due do not go out');
    await wait(50);
  }
}

/** Judges a site at rest by its database, Stripe's ledger and what reached the mail server; a line for each breach. */
export async function judge(site: Site): Promise<string[]> {
  return [
    ...halfMade(site.database),
    ...(await judgeMoney(site)),
    ...judgeHours(site),
    ...judgeMails(site),
  ];
}

/** I2: every paid session is one call or one full refund, and every call is paid. */
async function judgeMoney({ api, query }: Site): Promise<string[]> {
  const bookings = query('SELECT id, state, session_id FROM booking');
  const sessions = await api.checkout.sessions.list({ limit: 100 }).autoPagingToArray(all);
  const refunds = await api.refunds.list({ limit: 100 }).autoPagingToArray(all);
  const paid = sessions.filter(({ payment_status }) => payment_status === 'paid');
  const callsOf = ({ id }: Stripe.Checkout.Session) =>
    bookings.filter(({ state, session_id }) => state === 'paid' && session_id === id).length;
  const wrong = paid.filter((session) => {
    const own = refunds.filter(({ payment_intent }) => payment_intent === session.payment_intent);
    const back = own.reduce((sum, { amount }) => sum + amount, 0);
    const calls = callsOf(session);
    if (calls > 0) return calls > 1 || own.length > 0;
    return own.length !== 1 || back !== session.amount_total;
  });
  const ids = new Set(paid.map(({ id }) => id));
  const gifts = bookings.filter(
    ({ state, session_id }) => state === 'paid' && !ids.has(String(session_id)),
  );
  return [
    ...wrong.map(({ id }) => `I2 ${id} is paid, and is neither one call nor one full refund`),
    ...gifts.map(({ id }) => `I2 ${id} is a call that nobody has paid`),
  ];
}

const all = { limit: 10_000 };

/** I3: nothing is held past its time. Times have passed, so what is held now is held for ever. */
function judgeHours({ query }: Site): string[] {
  const held = query(`SELECT id, state FROM booking WHERE state IN ('held', 'processing')`);
  return held.map(({ id, state }) => `I3 ${id} is still ${state}`);
}

/** I4: what is said to be sent has arrived, under the Message-ID of its row; what is due is sent. */
function judgeMails({ query, mail }: Site): string[] {
  const arrived = new Set(mail.mails.map(({ messageId }) => messageId));
  const rows = query(`SELECT key, sent_at FROM outbox WHERE NOT
    (sent_at IS NULL AND kind LIKE 'reminder-%')`);
  const known = new Set(rows.map(({ key }) => messageIdOf(key)));
  const lost = rows.filter(
    ({ key, sent_at }) => sent_at === null || !arrived.has(messageIdOf(key)),
  );
  return [
    ...lost.map(({ key, sent_at }) => `I4 ${key} ${sent_at ? 'never arrived' : 'was never sent'}`),
    ...[...arrived].filter((id) => !known.has(id)).map((id) => `I4 ${id} is of no row`),
  ];
}

function messageIdOf(key: unknown) {
  return `<${key}@desk.example>`;
}
