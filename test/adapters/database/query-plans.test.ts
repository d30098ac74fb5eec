import { beforeAll, expect, it } from 'vitest';
import { PAYMENT_PAGES } from '../../../src/domain/booking/reserve/payment-pages.ts';
import { nameEntries } from '../../../src/adapters/database/booking-ids.ts';
import { bookingHealth } from '../../../src/adapters/database/health/booking-health.ts';
import { createWriting } from '../../../src/adapters/database/comments/writing.ts';
import { createHearing } from '../../../src/adapters/database/comments/hearing.ts';
import { createModerating } from '../../../src/adapters/database/comments/moderating.ts';
import { createInquiries } from '../../../src/adapters/database/contact/inquiries.ts';
import { createRateLimit } from '../../../src/adapters/database/rate-limit.ts';
import type { Sql, Statement } from '../../../src/adapters/database/sql.ts';
import { commentOf } from '../../support/comments.ts';
import { holdOf, NOW, paymentOf } from '../../support/booking.ts';
import { emptyDatabase, storeOn } from '../../support/store.ts';

const id = 'a';
const change = { by: 'reader', sequence: 0 } as const;
const span = { start: NOW, end: NOW + 3600, blocked: { start: NOW, end: NOW + 4500 } };

const TERMS = {
  key: 'key',
  unpaid: 2,
  pages: PAYMENT_PAGES,
  tell: { key: 'k', subject: 's', about: 'a', kind: 'x', facts: {} },
};

const ASKED = { words: 'Hello', name: 'Ada', email: 'ada@example.com', about: null };

const plans = new Map<string, string[]>();

/** Writes down how SQLite goes about each statement before it runs it. */
function watched(sql: Sql): Sql {
  const planOf = async ({ sql: text, args = {} }: Statement) => {
    const [steps] = await sql.batch([{ sql: `EXPLAIN QUERY PLAN ${text}`, args }]);
    plans.set(text, steps?.map(({ detail }) => String(detail)) ?? []);
  };
  return {
    async batch(statements) {
      for (const statement of statements) await planOf(statement);
      return sql.batch(statements);
    },
    version: () => undefined,
    scrub: async () => undefined,
    close: () => sql.close(),
  };
}

beforeAll(async () => {
  const sql = await emptyDatabase();
  // What it says of foreign keys it does only where one is broken.
  await sql.batch([{ sql: 'PRAGMA foreign_keys = OFF' }]);
  const store = storeOn(watched(sql));
  const limit = createRateLimit(watched(sql), 'key', PAYMENT_PAGES);
  const uses: Record<keyof typeof store, () => Promise<unknown>> = {
    find: () => store.find(id),
    taken: () => store.taken(NOW),
    unpaid: () => store.unpaid(NOW),
    claimed: () => store.claimed('key', NOW),
    reservedIn: () => store.reservedIn('home', NOW),
    eraseHouseholds: () => store.eraseHouseholds(NOW),
    hold: () => store.hold(holdOf(id), 3, NOW),
    attach: () => store.attach(id, 'cs_1'),
    releaseHold: () => store.releaseHold(id),
    raiseAttempt: () => store.raiseAttempt(id),
    process: () => store.process(id, 'cs_1', NOW),
    settle: () => store.settle(id, paymentOf('cs_1'), NOW),
    expire: () => store.expire(id),
    unsettled: () => store.unsettled(NOW),
    alert: () => store.alert('dispute-coach', 'pi_1', NOW),
    calls: () => store.calls(NOW),
    lookUp: () =>
      store.lookUp({ now: NOW, before: NOW, most: 30, live: false, months: [NOW - 86_400] }),
    remindOfLinks: () => store.remindOfLinks('ada@example.com', NOW),
    callsOf: () => store.callsOf('ada@example.com', NOW),
    remindOfPage: () => store.remindOfPage(NOW),
    earlierCalls: () => store.earlierCalls({ email: 'ada@example.com', start: NOW }),
    followUp: () => store.followUp(id),
    sendFollowUp: () => store.sendFollowUp(id, { words: 'w', disclosed: [], links: [] }, NOW),
    closedDays: () => store.closedDays('2026-11-30'),
    closeDays: () => store.closeDays({ id, from: '2026-11-30', to: '2026-12-01' }),
    reopenDays: () => store.reopenDays(id),
    closedHolds: () => store.closedHolds(NOW),
    movements: () => store.movements(false),
    erasePersonalData: () => store.erasePersonalData(NOW),
    cancel: () => store.cancel(id, { ...change, due: 1, least: 0, elsewhere: 0 }, NOW),
    move: () => store.move(id, { ...change, ...span, day: '2026-11-30', mostPerDay: 3 }, NOW),
    addressRefused: () => store.addressRefused(id, NOW),
    conclude: () => store.conclude(id, 'took-place', NOW),
    claimRefunds: () => store.claimRefunds(NOW),
    claimRefundChecks: () => store.claimRefundChecks(NOW),
    refundsOf: () => store.refundsOf('pi_1'),
    giveBack: () => store.giveBack('g', { bookingId: id, amount: 1, words: '', elsewhere: 0 }, NOW),
    findRefund: () => store.findRefund('pi_1'),
    refunded: () => store.refunded('pi_1', 2500, NOW),
    refundFailed: () => store.refundFailed('pi_1', NOW),
    refundStands: () => store.refundStands('pi_1'),
    claimMails: () => store.claimMails(NOW),
    mailed: () => store.mailed('key', NOW),
    retryMail: () => store.retryMail('key', NOW),
    remind: () => store.remind('day', 86_400, NOW),
  };
  // A payment needs its hold, so they come in this order.
  await uses.hold();
  await store.hold(holdOf('b'), 3, NOW, { ...TERMS, instead: await store.find(id) });
  for (const use of Object.values(uses)) await use();
  const comments = createWriting(watched(sql));
  await comments.write(commentOf(id), NOW);
  await comments.find(id);
  await comments.sentWith('key');
  await comments.refusedBefore(['name']);
  await comments.fade({ unread: NOW, emails: NOW, deleted: NOW }, NOW);
  const moderating = createModerating(watched(sql));
  await moderating.tellOfWaiting(NOW);
  await moderating.waiting();
  await moderating.publish([id], NOW, { id: 'answer', name: 'Kayla', words: 'Yes' });
  await moderating.delete([id], NOW);
  await moderating.published();
  await moderating.acknowledge([id], NOW);
  await moderating.known();
  const hearing = createHearing(watched(sql));
  await hearing.unseen(NOW);
  await hearing.seen(id, NOW);
  await hearing.wants(id);
  await hearing.want(id, 'yes');
  await hearing.forgetAddress(id);
  await moderating.remove([id], NOW);
  const inquiries = createInquiries(watched(sql));
  await inquiries.take({ ...ASKED, id, fingerprint: id }, NOW - 3600, NOW);
  await inquiries.known(id, NOW - 3600);
  await inquiries.find(id);
  await inquiries.forget(NOW);
  await limit.admit(id, '192.0.2.1', NOW);
  await limit.prune(NOW);
  await nameEntries(watched(sql), 'desk.example');
  await bookingHealth(watched(sql), NOW);
  sql.close();
});

it('reads no table that grows from end to end', () => {
  const scans = [...plans].flatMap(([text, steps]) =>
    steps
      .filter((step) =>
        /^SCAN (booking|closed_days|comment|follow_up|inquiry|outbox|refund|rate|slot_lock|[a-z]$)/.test(
          step,
        ),
      )
      // An index of those rows alone that are not done yet stays short.
      .filter(
        (step) =>
          !/USING (COVERING )?INDEX (booking_unsettled|booking_unnamed|refund_due|outbox_due|comment_waiting)/.test(
            step,
          ),
      )
      .map((step) => `${step}: ${text}`),
  );
  expect(plans.size).toBeGreaterThan(40);
  expect(scans).toEqual([]);
});
