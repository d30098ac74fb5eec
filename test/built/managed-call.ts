import { afterAll, beforeAll, beforeEach } from 'vitest';
import { createBookingStore } from '../../src/adapters/database/booking-store.ts';
import { createManageLinks } from '../../src/adapters/signed/manage-link.ts';
import type { Sql } from '../../src/adapters/database/sql.ts';
import { openSqlite } from '../../src/adapters/database/sqlite.ts';
import { holdOf, paymentOf } from '../support/booking.ts';
import { ask } from '../server/ask.ts';
import { siteUrl } from '../support/site.ts';
import { runSite } from './site.ts';
import { find } from '../support/elements.ts';

export const secrets = [
  'the-newer-one-of-two-keys-to-a-door',
  'the-older-one-of-two-keys-to-a-door',
] as const;
const [secret, former] = secrets;
export const links = createManageLinks([secret]);
export const formerLinks = createManageLinks([former]);

type Role = 'reader' | 'coach';
export type Fields = Record<string, string> | [string, string][];
export type ManagedCall = ReturnType<typeof managedCall>;

/** The built site, and for each test a paid call of its own: its page, what is sent there, what comes of it. */
export function managedCall() {
  let site: Awaited<ReturnType<typeof runSite>>;
  let sql: Sql;
  let seeded = 0;
  beforeAll(async () => {
    site = await runSite({ LINK_SECRET: `${secret},${former}` });
    // The first request makes the tables.
    await fetch(`${site.url}/coaching/`);
    sql = openSqlite(site.database);
  });
  afterAll(async () => {
    sql.close();
    await site.stop();
  });

  // Beyond what is on offer, so that it takes no hour from the other tests.
  beforeEach(async () => {
    const now = Math.floor(Date.now() / 1000);
    const start = Math.floor(now / 86_400 + 20 + seeded++) * 86_400;
    call.id = seeded.toString(16).padStart(32, '0');
    await call.store.hold(holdOf(call.id, start, now), 9, now);
    const paymentIntent = String((await site.sellElsewhere()).payment_intent);
    await call.store.settle(call.id, { ...paymentOf(`cs_${call.id}`), paymentIntent }, now);
  });

  const call = {
    id: '',
    get site() {
      return site;
    },
    get store() {
      return createBookingStore(sql);
    },
    path: (role: Role = 'reader', by = links) =>
      `/coaching/manage/${by.tokenOf({ bookingId: call.id, role })}/`,
    see: async (role?: Role, query = '') =>
      (await fetch(site.url + call.path(role) + query)).text(),
    change: (assignment: string) =>
      sql.batch([
        { sql: `UPDATE booking SET ${assignment} WHERE id = :id`, args: { id: call.id } },
      ]),
    run: (statement: string) => sql.batch([{ sql: statement }]),
    row: (columns: string) => site.count(`SELECT ${columns} FROM booking WHERE id = '${call.id}'`),
    refund: () => site.count(`SELECT sum(amount) FROM refund WHERE booking_id = '${call.id}'`),
    mails: (kind: string) =>
      site.count(`SELECT count(*) FROM outbox WHERE about = '${call.id}' AND kind LIKE '${kind}%'`),
    begin(ago = 60) {
      const start = Math.floor(Date.now() / 1000) - ago;
      return call.change(`start_at = ${start}, end_at = ${start + 3600}`);
    },
    send(fields: Fields | string, role?: Role, headers = {}) {
      const type = { 'content-type': 'application/x-www-form-urlencoded' };
      const sent = { method: 'POST', headers: { origin: siteUrl, ...type, ...headers } };
      const body = typeof fields === 'string' ? fields : String(new URLSearchParams(fields));
      return ask(site.url + call.path(role), sent, body);
    },

    /** The fields that the page's own form would send, and the last hour that it offers. */
    async formOf(action: string, role?: Role): Promise<Record<string, string>> {
      const html = await call.see(role);
      const form = html.split('<form').find((part) => part.includes(`value="${action}"`)) ?? '';
      const fields = find(`<form${form}`, (_, { type }) => type === 'hidden');
      const starts = find(`<form${form}`, (_, { name }) => name === 'start');
      const start = starts.at(-1)?.attributes['value'];
      const hidden = fields.map(({ attributes: { name = '', value = '' } }) => [name, value]);
      return { ...Object.fromEntries(hidden), ...(start && { start }) };
    },
  };
  return call;
}

/** The words of a page. */
export const text = (html: string) => find(html, (name) => name === 'main')[0]?.text ?? '';
