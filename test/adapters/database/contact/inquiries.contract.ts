import { beforeEach, describe, expect, it } from 'vitest';
import { createInquiries } from '../../../../src/adapters/database/contact/inquiries.ts';
import { createOutbox } from '../../../../src/adapters/database/outbox.ts';
import type { Sql } from '../../../../src/adapters/database/sql.ts';
import { NOW } from '../../../support/booking.ts';

const DAY = 86_400;
const ada = { words: 'Hello\n\nשלום 👋', name: 'Ada', email: 'ada@example.com', about: 'a-post' };
const inquiry = (id: string, fingerprint = id) => ({ ...ada, id, fingerprint });

/** What readers write to the author, in every database. */
export function testInquiries(name: string, open: () => Promise<Sql>, atOnce = 1000): void {
  describe(`inquiries on ${name}`, () => {
    let sql: Sql;
    let store: ReturnType<typeof createInquiries>;
    let outbox: ReturnType<typeof createOutbox>;
    beforeEach(async () => {
      sql = await open();
      store = createInquiries(sql);
      outbox = createOutbox(sql);
    });
    const rows = async () => (await sql.batch([{ sql: 'SELECT id FROM inquiry' }]))[0]!.length;

    it('wait as they were written, with the mail about them', async () => {
      await store.take(inquiry('a'), NOW);
      await store.take({ ...inquiry('b'), about: null }, NOW);
      expect(await store.find('a')).toEqual(ada);
      expect(await store.find('b')).toEqual({ ...ada, about: null });
      expect(await store.find('c')).toBeUndefined();
      expect([await store.has('a'), await store.has('c')]).toEqual([true, false]);
      expect(await outbox.claimMails(NOW, ['contact'])).toMatchObject([
        { key: 'a.inquiry', subject: 'contact', kind: 'inquiry', about: 'a' },
        { key: 'b.inquiry', about: 'b' },
      ]);
    });

    it('are one row and one mail however often they come at once', async () => {
      const presses = Array.from({ length: atOnce }, (_, press) => inquiry(`p${press}`, 'same'));
      await Promise.all(presses.map((each) => store.take(each, NOW)));
      expect(await rows()).toBe(1);
      expect(await outbox.claimMails(NOW)).toHaveLength(1);
    });

    it('are forgotten once they are mailed and old, and then may come again', async () => {
      await store.take(inquiry('a'), NOW);
      await store.forget(NOW + 31 * DAY);
      expect(await rows(), 'not mailed').toBe(1);

      await outbox.mailed('a.inquiry', NOW);
      await store.forget(NOW);
      expect(await rows(), 'not old').toBe(1);

      await store.forget(NOW + 1);
      expect(await rows()).toBe(0);
      await store.take(inquiry('b', 'a'), NOW + 31 * DAY);
      expect(await outbox.claimMails(NOW + 31 * DAY)).toMatchObject([{ key: 'b.inquiry' }]);
    });
  });
}
