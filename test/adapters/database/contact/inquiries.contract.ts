import { beforeEach, describe, expect, it } from 'vitest';
import { holdMails } from '../../../../src/adapters/database/backup/held-mails.ts';
import { createInquiries } from '../../../../src/adapters/database/contact/inquiries.ts';
import { createOutbox } from '../../../../src/adapters/database/outbox.ts';
import type { Sql } from '../../../../src/adapters/database/sql.ts';
import { NOW } from '../../../support/booking.ts';

const HOUR = 3600;
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

    const take = (each: Parameters<typeof store.take>[0], now = NOW) =>
      store.take(each, now - HOUR, now);
    const known = (fingerprint: string, now = NOW) => store.known(fingerprint, now - HOUR);

    it('wait as they were written, with the mail about them', async () => {
      await take(inquiry('a'));
      await take({ ...inquiry('b'), about: null });
      expect(await store.find('a')).toEqual(ada);
      expect(await store.find('b')).toEqual({ ...ada, about: null });
      expect(await store.find('c')).toBeUndefined();
      expect([await known('a'), await known('c')]).toEqual([{ unsent: 'a.inquiry' }, undefined]);
      expect(await outbox.claimMails(NOW, ['contact'])).toMatchObject([
        { key: 'a.inquiry', subject: 'contact', kind: 'inquiry', about: 'a' },
        { key: 'b.inquiry', about: 'b' },
      ]);
    });

    it('are one row and one mail however often they come at once', async () => {
      const presses = Array.from({ length: atOnce }, (_, press) => inquiry(`p${press}`, 'same'));
      await Promise.all(presses.map((each) => take(each)));
      expect(await rows()).toBe(1);
      expect(await outbox.claimMails(NOW)).toHaveLength(1);
    });

    it('are known until they are mailed, and for an hour, and then give way to the same words', async () => {
      await take(inquiry('a'));
      await take(inquiry('b', 'a'), NOW + 9 * DAY);
      expect(await known('a', NOW + 9 * DAY), 'not mailed').toEqual({ unsent: 'a.inquiry' });
      await outbox.mailed('a.inquiry', NOW);
      expect(await known('a', NOW + HOUR - 1)).toEqual({ unsent: undefined });
      await take(inquiry('b', 'a'), NOW + HOUR - 1);
      expect(await store.find('b')).toBeUndefined();

      expect(await known('a', NOW + HOUR)).toBeUndefined();
      const presses = ['b', 'c'].map((id) => take(inquiry(id, 'a'), NOW + HOUR));
      await Promise.all(presses);
      expect(await rows()).toBe(1);
      expect(await outbox.claimMails(NOW + HOUR)).toMatchObject([{ key: 'b.inquiry' }]);
    });

    it('give way, too, while their mail is put off by hand', async () => {
      await take(inquiry('a'));
      await holdMails(sql, NOW);
      expect(await known('a', NOW + HOUR)).toBeUndefined();
      await take(inquiry('b', 'a'), NOW + HOUR);
      expect(await outbox.claimMails(NOW + HOUR)).toMatchObject([{ key: 'b.inquiry' }]);
    });

    it('are forgotten once they are mailed and old, and then may come again', async () => {
      await take(inquiry('a'));
      await store.forget(NOW + 31 * DAY);
      expect(await rows(), 'not mailed').toBe(1);

      await outbox.mailed('a.inquiry', NOW);
      await store.forget(NOW);
      expect(await rows(), 'not old').toBe(1);

      await store.forget(NOW + 1);
      expect(await rows()).toBe(0);
      await take(inquiry('b', 'a'), NOW + 31 * DAY);
      expect(await outbox.claimMails(NOW + 31 * DAY)).toMatchObject([{ key: 'b.inquiry' }]);
    });
  });
}
