import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rowFrom } from '../../../src/adapters/database/booking-row.ts';
import { MIGRATIONS, migrate } from '../../../src/adapters/database/migrations.ts';
import type { Row, Sql } from '../../../src/adapters/database/sql.ts';
import { openSqlite } from '../../../src/adapters/database/sqlite.ts';
import { CELL } from '../../../src/domain/booking/slots.ts';
import { COACHING, holdOf, MONDAY_6PM, NOW, paymentOf } from '../../support/booking.ts';
import { deliverMails } from '../../support/booking-mails.ts';
import { buildVersion, insert } from '../../support/earlier-database.ts';
import { free, spyMailer } from '../../support/fakes.ts';
import { scratchFolder } from '../../support/scratch.ts';
import { storeOn } from '../../support/store.ts';

const DAY = 86_400;
/** So long an hour was held in these versions, in seconds. */
const HELD_THEN = 2_460;
const UNPAID: readonly string[] = ['held', 'processing'];
const STATES = ['held', 'processing', 'paid', 'cancelled', 'conflict', 'failed'] as const;

/** Booking, kind and payment of the mails that wait. */
const WAITING: [about: string, kind: string, payment: string | null][] = [
  ['paid', 'confirmed-reader', null],
  ['paid', 'confirmed-coach', null],
  ['paid', 'moved-reader', null],
  ['paid', 'moved-coach', null],
  ['paid', 'reminder-day-reader', null],
  ['paid', 'reminder-day-coach', null],
  ['paid', 'reminder-hour-reader', null],
  ['paid', 'reminder-hour-coach', null],
  ['paid', 'paid-twice-reader', 'pi_twice'],
  ['paid', 'dispute-coach', 'pi_paid'],
  ['paid', 'goodwill-failed-coach', 'pi_paid'],
  ['cancelled', 'cancelled-reader', 'pi_cancelled'],
  ['cancelled', 'cancelled-coach', 'pi_cancelled'],
  ['cancelled', 'refund-late-coach', 'pi_cancelled'],
  ['conflict', 'sorry-reader', 'pi_conflict'],
  ['conflict', 'refunded-reader', 'pi_conflict'],
  ['failed', 'refund-failed-reader', 'pi_failed'],
  ['failed', 'refund-failed-coach', 'pi_failed'],
];
/** Payment, booking, and whether it was made or failed. */
const REFUNDS: [payment: string, booking: string, done: number | null, failed: number | null][] = [
  ['pi_twice', 'paid', null, null],
  ['pi_cancelled', 'cancelled', null, null],
  ['pi_conflict', 'conflict', NOW, null],
  ['pi_failed', 'failed', NOW, NOW],
];

/**
 * What any database keeps when it comes from an earlier version, each of them with everything under way.
 * @param open the database of that file
 */
export function testUpgrades(name: string, open: (file: string) => Sql | Promise<Sql>): void {
  const versions = [...MIGRATIONS.keys()].slice(1);

  describe.each(versions)(`version %i on ${name}`, (version) => {
    const folder = scratchFolder('upgrade', afterAll);
    const [upgraded, copy] = [join(folder, 'upgraded.db'), join(folder, 'copy.db')];
    let sql: Sql;
    // The first version knew no changes of a call, and no reminders.
    const isKnown = (word: string) => version > 1 || !/^(cancelled|moved|reminder)/.test(word);
    const waiting = WAITING.filter(([about, kind]) => isKnown(about) && isKnown(kind));
    const keys = waiting.map(([about, kind, payment]) => keyOf(about, kind, payment, version));
    const read = async (text: string) => (await sql.batch([{ sql: text }]))[0]!;

    beforeAll(async () => {
      const before = openSqlite(':memory:');
      await buildVersion(before, version);
      for (const state of STATES.filter(isKnown)) await insertBooking(before, state);
      for (const [id, booking_id, done_at, failed_at] of REFUNDS)
        if (isKnown(booking_id)) {
          const due_at = done_at === null ? NOW : NOW + DAY;
          const refund = { id, payment_intent: id, booking_id, due_at, done_at, failed_at };
          await insert(before, 'refund', { ...refund, amount: 2500 });
        }
      for (const [index, [about, kind, payment]] of waiting.entries()) {
        const start = kind.startsWith('reminder') ? startOf('paid') : null;
        await insertMail(before, { key: keys[index]!, about, kind, payment, start });
      }
      const other = { kind: 'confirmed-reader', about: 'paid', payment: null, start: null };
      await insertMail(before, { ...other, key: 'sent' }, { attempts: 2, sent_at: NOW });
      await insertMail(before, { ...other, key: 'tried' }, { attempts: 7, due_at: NOW + 3 * DAY });
      await insert(before, 'rate', { id: 'a', address: 'hash', at: NOW, until: NOW + HELD_THEN });
      await before.batch([{ sql: `VACUUM INTO '${upgraded}'` }]);
      before.close();
      const sql = await open(upgraded);
      await migrate(sql);
      sql.close();
    });
    beforeEach(async () => {
      copyFileSync(upgraded, copy);
      sql = await open(copy);
    });
    afterEach(() => sql.close());

    it('keeps each mail with its key, what it is about, and how often it was tried', async () => {
      const rows = await read('SELECT * FROM outbox ORDER BY rowid');
      expect(rows.slice(0, -2).map(({ key }) => key)).toEqual(keys);
      for (const [index, [about, kind, payment]] of waiting.entries()) {
        const { facts, ...row } = rows[index]!;
        expect(row).toMatchObject({ subject: 'booking', about, kind, due_at: NOW, attempts: 0 });
        const start = kind.startsWith('reminder') ? startOf('paid') : null;
        expect(JSON.parse(String(facts))).toEqual({ payment, start });
      }
      expect(rows.at(-2)).toMatchObject({ key: 'sent', attempts: 2, sent_at: NOW });
      expect(rows.at(-1)).toMatchObject({ key: 'tried', due_at: NOW + 3 * DAY, attempts: 7 });
    });

    it('sends each mail that waits once, and what was sent not again', async () => {
      const store = storeOn(sql);
      const spy = spyMailer();
      const deliver = (now: number) =>
        deliverMails({
          coaching: COACHING,
          store,
          calendar: free,
          mailer: spy.mailer,
          now: () => now,
        });
      const settle = (id: string, name: string) =>
        store.settle(id, { ...paymentOf(`cs_${name}`), paymentIntent: `pi_${name}` }, NOW);
      // What is told anew is the same mail.
      await settle('paid', 'paid');
      await settle('paid', 'twice');
      await settle('conflict', 'conflict');
      await store.refunded('pi_conflict', 2500, NOW);
      await store.refundFailed('pi_failed', NOW + 60);
      await store.remind('day', DAY, NOW);
      await store.remind('hour', 3600, NOW);
      await store.alert('dispute-coach', 'pi_paid', NOW);
      await deliver(NOW);
      await deliver(NOW + DAY);
      expect(spy.sent.map(({ id }) => id).toSorted()).toEqual(keys.toSorted());
      await deliver(NOW + 3 * DAY);
      expect(spy.sent.map(({ id }) => id).slice(keys.length)).toEqual(['tried']);
    });

    it('keeps hours that are held, and money that is under way', async () => {
      const store = storeOn(sql);
      for (const state of ['held', 'processing', 'paid'] as const) {
        expect(await store.find(state)).toMatchObject({ state, start: startOf(state) });
        expect(await store.hold(holdOf('x', startOf(state)), 9, NOW)).toBe(false);
      }
      const due = (await store.claimRefunds(NOW)).map(({ paymentIntent }) => paymentIntent);
      expect(due).toEqual(['pi_twice', 'pi_cancelled'].slice(0, version > 1 ? 2 : 1));
      expect(await store.findRefund('pi_failed')).toMatchObject({ done: true, failed: true });
      expect(await store.findRefund('pi_conflict')).toMatchObject({ done: true, failed: false });
      expect(await read('SELECT * FROM rate')).toEqual(
        version > 1 ? [{ id: 'a', address: 'hash', at: NOW, until: NOW + HELD_THEN }] : [],
      );
      expect((await store.settle('held', paymentOf('cs_held'), NOW)).state).toBe('paid');
    });
  });
}

/** One booking of each kind, an hour each; the one whose refund failed was too late, too. */
async function insertBooking(sql: Sql, id: (typeof STATES)[number]): Promise<void> {
  const row = rowFrom(holdOf(id, startOf(id)));
  const state = id === 'failed' ? 'conflict' : id;
  const reader = { session_id: `cs_${id}`, email: 'ada@example.com' };
  const paid = UNPAID.includes(id) ? {} : { payment_intent: `pi_${id}`, charged: 2500 };
  await insert(sql, 'booking', { ...row, ...reader, ...paid, state });
  if (!UNPAID.includes(id) && id !== 'paid') return;
  for (let cell = row.blocked_from / CELL; cell < row.blocked_to / CELL; cell += 1)
    await insert(sql, 'slot_lock', { cell, booking_id: id, until: row.held_until });
}

/** In the columns of every version. */
async function insertMail(
  sql: Sql,
  mail: { key: string; about: string; kind: string; payment: string | null; start: number | null },
  state: Row = {},
): Promise<void> {
  const { payment, start, ...row } = mail;
  const former = { booking_id: mail.about, payment_intent: payment, call_start: start };
  const facts = JSON.stringify({ payment, start });
  await insert(sql, 'outbox', {
    subject: 'booking',
    due_at: NOW,
    ...row,
    ...former,
    facts,
    ...state,
  });
}

function startOf(state: (typeof STATES)[number]): number {
  return MONDAY_6PM + STATES.indexOf(state) * 4500;
}

/** As the site of that version named it. */
function keyOf(about: string, kind: string, payment: string | null, version: number): string {
  if (kind.startsWith('reminder')) return `paid.${startOf('paid')}.${kind}`;
  if (/^(moved|cancelled)/.test(kind)) return `${about}.1.${kind}`;
  if (/^(sorry|paid-twice)/.test(kind)) return `${payment}.refunded`;
  if (kind.startsWith('refund-failed') && version > 5) return `${payment}.${NOW}.${kind}`;
  return `${payment ?? about}.${kind}`;
}
