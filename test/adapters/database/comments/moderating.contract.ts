import { beforeEach, describe, expect, it } from 'vitest';
import { createModerating } from '../../../../src/adapters/database/comments/moderating.ts';
import { createWriting } from '../../../../src/adapters/database/comments/writing.ts';
import { createOutbox } from '../../../../src/adapters/database/outbox.ts';
import type { Sql } from '../../../../src/adapters/database/sql.ts';
import { NOW } from '../../../support/booking.ts';
import { commentOf, tellAuthor } from '../../../support/comments.ts';

const MINUTE = 60;
const DAY = 86_400;

/** What the author decides, in every database. */
export function testModerating(name: string, open: () => Promise<Sql>): void {
  describe(`what the author decides on ${name}`, () => {
    let sql: Sql;
    let store: ReturnType<typeof createModerating> & ReturnType<typeof createWriting>;
    let outbox: ReturnType<typeof createOutbox>;
    beforeEach(async () => {
      sql = await open();
      store = { ...createWriting(sql), ...createModerating(sql) };
      outbox = createOutbox(sql);
      for (const id of ['aaaa', 'bbbb', 'cccc'])
        await store.write(commentOf(id, { email: `${id}@example.com` }), NOW);
    });
    const idsOf = (comments: readonly { id: string }[]) => comments.map(({ id }) => id);
    const mailed = async (now: number) => {
      await store.tellOfWaiting(now);
      const mails = await outbox.claimMails(now, ['comments']);
      for (const { key } of mails) await outbox.mailed(key, now);
      return mails.length;
    };

    it('publishes what waits, once, and leaves what was not shown', async () => {
      expect(idsOf(await store.waiting())).toEqual(['aaaa', 'bbbb', 'cccc']);
      expect(await store.publish(['bbbb', 'aaaa', 'none'], NOW + 1)).toHaveLength(2);
      expect(await store.publish(['aaaa', 'bbbb'], NOW + 2)).toEqual([]);
      expect(idsOf(await store.waiting())).toEqual(['cccc']);
      expect(idsOf(await store.published())).toEqual(['aaaa', 'bbbb']);
      expect(await store.find('aaaa')).toMatchObject({ state: 'published', decidedAt: NOW + 1 });
    });

    it('deletes what waits, and nothing that is public', async () => {
      await store.publish(['aaaa'], NOW);
      expect(await store.delete(['aaaa', 'bbbb'], NOW + 1)).toEqual(['bbbb']);
      expect(await store.delete(['bbbb'], NOW + 2)).toEqual([]);
      expect(await store.publish(['bbbb'], NOW + 3)).toEqual([]);
      expect(await store.find('aaaa')).toMatchObject({ state: 'published' });
      const gone = { state: 'deleted', unread: false, name: '', words: '', email: null };
      expect(await store.find('bbbb')).toMatchObject(gone);
      expect(await store.refusedBefore(['name:Ada'])).toEqual(['name:Ada']);
    });

    it('publishes a comment with the author’s answer, both or none, once', async () => {
      const answer = (id: string) => ({ id, name: 'Kayla', words: 'Thank you!' });
      expect(await store.publish(['aaaa'], NOW + 5, answer('yyyy'))).toEqual(['aaaa']);
      expect(await store.publish(['aaaa'], NOW + 6, answer('zzzz'))).toEqual([]);
      expect(idsOf(await store.published())).toEqual(['aaaa', 'yyyy']);
      expect(await store.find('yyyy')).toMatchObject({
        ...{ post: 'a-day-at-home', answers: 'aaaa', author: true, name: 'Kayla' },
        ...{ words: 'Thank you!', state: 'published', email: null, writtenAt: NOW + 5 },
      });
      expect(await store.find('zzzz')).toBeUndefined();
    });

    it('decides each once, whoever presses at the same time', async () => {
      const presses = Array.from({ length: 10 }, (_, press) =>
        press % 2 ? store.publish(['aaaa', 'bbbb'], NOW) : store.delete(['aaaa', 'bbbb'], NOW),
      );
      expect((await Promise.all(presses)).flat().toSorted()).toEqual(['aaaa', 'bbbb']);
    });

    it('tells of the first at once, and then of others at most every half hour', async () => {
      expect(await mailed(NOW)).toBe(1);
      expect(await mailed(NOW + 1)).toBe(0);
      await store.write(commentOf('dddd'), NOW + MINUTE);
      expect(await mailed(NOW + 29 * MINUTE)).toBe(0);
      expect(await mailed(NOW + 31 * MINUTE)).toBe(1);
      expect(await mailed(NOW + 90 * MINUTE), 'nothing new').toBe(0);
      await store.publish(['dddd'], NOW + 90 * MINUTE);
      expect(await mailed(NOW + 300 * MINUTE), 'nothing new').toBe(0);
    });

    it('tells later of what comes in the second of a mail', async () => {
      expect(await mailed(NOW)).toBe(1);
      await store.write(commentOf('dddd'), NOW);
      expect(await mailed(NOW)).toBe(0);
      expect(await mailed(NOW + 31 * MINUTE)).toBe(1);
    });

    it('tells by one mail, however long the mail server is down and whoever asks', async () => {
      await Promise.all([1, 2, 3].map(() => store.tellOfWaiting(NOW)));
      for (const minutes of [40, 80, 120]) {
        await store.write(commentOf(`late${minutes}`), NOW + minutes * MINUTE);
        await store.tellOfWaiting(NOW + minutes * MINUTE);
      }
      expect(await outbox.claimMails(NOW + 150 * MINUTE)).toHaveLength(1);
    });

    it.each<[what: string, heard: () => Promise<unknown>, waiting: number]>([
      ['never', async () => undefined, 3],
      ['by no mail that is out', () => store.tellOfWaiting(NOW), 3],
      ['less than 30 days ago', () => tellAuthor(sql, NOW + 10 * DAY), 3],
      ['30 days ago', () => tellAuthor(sql, NOW + 10 * DAY - 1), 0],
    ])('leaves what the author did not hear of for 30 days: %s', async (_, heard, waiting) => {
      await heard();
      await store.fade({ unread: NOW + 10 * DAY, emails: 0, deleted: 0 }, NOW + 40 * DAY);
      expect(await store.waiting()).toHaveLength(waiting);
    });

    it('hands what is published to a clone, and knows what a clone has', async () => {
      await store.publish(['aaaa', 'bbbb'], NOW);
      await store.acknowledge(['aaaa', 'cccc', 'none'], NOW + 1);
      expect(idsOf(await store.published())).toEqual(['bbbb']);
      expect(idsOf(await store.waiting())).toEqual(['cccc']);
      await store.acknowledge(['aaaa'], NOW + 2);
      expect(await store.known()).toEqual({ acknowledged: ['aaaa'], removed: [] });
    });

    it('forgets the words of what is taken back, and takes back nothing that is not public', async () => {
      await store.publish(['aaaa', 'bbbb'], NOW);
      await store.acknowledge(['aaaa'], NOW);
      await store.remove(['aaaa', 'bbbb', 'cccc'], NOW + 1);
      await store.remove(['aaaa'], NOW + 2);
      expect(await store.known()).toEqual({ acknowledged: [], removed: ['aaaa', 'bbbb'] });
      expect(await store.find('aaaa')).toMatchObject({ state: 'removed', words: '', name: '' });
      expect(idsOf(await store.waiting())).toEqual(['cccc']);
    });
  });
}
