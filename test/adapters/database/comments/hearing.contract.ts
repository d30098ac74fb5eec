import { beforeEach, describe, expect, it } from 'vitest';
import { createHearing } from '../../../../src/adapters/database/comments/hearing.ts';
import { createModerating } from '../../../../src/adapters/database/comments/moderating.ts';
import { createWriting } from '../../../../src/adapters/database/comments/writing.ts';
import { createOutbox } from '../../../../src/adapters/database/outbox.ts';
import type { Sql } from '../../../../src/adapters/database/sql.ts';
import { NOW } from '../../../support/booking.ts';
import { commentOf } from '../../../support/comments.ts';

/** Who hears of what is public, in every database. */
export function testHearing(name: string, open: () => Promise<Sql>): void {
  describe(`who hears of comments on ${name}`, () => {
    let sql: Sql;
    let store: ReturnType<typeof createHearing> & ReturnType<typeof createModerating>;
    beforeEach(async () => {
      sql = await open();
      store = { ...createModerating(sql), ...createHearing(sql) };
      const writing = createWriting(sql);
      await writing.write(commentOf('aaaa', { email: 'ada@example.com' }), NOW);
      await writing.write(commentOf('bbbb', { answers: 'aaaa' }), NOW);
    });
    const keys = async () =>
      (await createOutbox(sql).claimMails(NOW, ['comments'])).map(({ key }) => key);

    it('nobody, before the author has published and readers see it', async () => {
      expect(await store.unseen(NOW)).toEqual([]);
      await store.publish(['aaaa'], NOW);
      expect((await store.unseen(NOW)).map(({ id }) => id)).toEqual(['aaaa']);
      await store.acknowledge(['aaaa'], NOW);
      expect((await store.unseen(NOW)).map(({ id }) => id)).toEqual(['aaaa']);
      expect([await keys(), await store.wants('aaaa')]).toEqual([[], undefined]);
    });

    it('its writer, once, however often it is seen', async () => {
      await store.publish(['aaaa', 'bbbb'], NOW);
      await Promise.all([1, 2, 3].map(() => store.seen('aaaa', NOW)));
      await store.seen('bbbb', NOW);
      expect(await store.unseen(NOW)).toEqual([]);
      expect([await keys(), await store.wants('aaaa')]).toEqual([['aaaa.published'], 'asked']);
    });

    it('whom it answers, if they want to', async () => {
      await store.publish(['aaaa', 'bbbb'], NOW);
      await store.seen('aaaa', NOW);
      await store.want('aaaa', 'yes');
      await store.seen('bbbb', NOW);
      expect(await keys()).toEqual(['aaaa.published', 'bbbb.answer']);
      await store.forgetAddress('aaaa');
      await store.want('aaaa', 'yes');
      expect(await store.wants('aaaa')).toBeUndefined();
    });
  });
}
