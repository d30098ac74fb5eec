import { beforeEach, describe, expect, it } from 'vitest';
import { createWriting } from '../../../../src/adapters/database/comments/writing.ts';
import type { Sql } from '../../../../src/adapters/database/sql.ts';
import { NOW } from '../../../support/booking.ts';
import { commentOf, tellAuthor } from '../../../support/comments.ts';

const DAY = 86_400;
const crowd = <Value>(most: number, each: (index: number) => Value) =>
  Array.from({ length: most }, (_, index) => each(index));

/** A thousand presses. */
async function rush<Value>(
  atOnce: number,
  press: (index: number) => Promise<Value>,
): Promise<Value[]> {
  const left = crowd(1000, (index) => index).values();
  const pressing = crowd(atOnce, async () => {
    const answers: Value[] = [];
    for (const index of left) answers.push(await press(index));
    return answers;
  });
  return (await Promise.all(pressing)).flat();
}

/**
 * What readers send, in every database.
 * @param atOnce how many presses it takes at once: over HTTP each has a time limit
 */
export function testWriting(name: string, open: () => Promise<Sql>, atOnce = 1000): void {
  describe(`comments that come in on ${name}`, () => {
    let sql: Sql;
    let store: ReturnType<typeof createWriting>;
    beforeEach(async () => {
      sql = await open();
      store = createWriting(sql);
    });
    const rows = async () =>
      (await sql.batch([{ sql: 'SELECT * FROM comment ORDER BY rowid' }]))[0]!;
    const idOf = async (comment = commentOf('a'), now = NOW) =>
      (await store.write(comment, now))?.stored.id;
    /** As the author will. */
    const decide = async (id: string, state: 'published' | 'deleted') =>
      sql.batch([
        {
          sql: `UPDATE comment SET state = :state, decided_at = :now WHERE id = :id`,
          args: { id, state, now: NOW },
        },
      ]);
    const fillUp = (doubtful: readonly number[] = []) =>
      sql.batch(
        crowd(500, (index) => ({
          sql: `INSERT INTO comment (id, key, fingerprint, post, name, words, doubts, written_at)
            VALUES (:id, :id, :id, 'a-day-at-home', 'Lin', 'Words', :doubts, :at)`,
          args: {
            id: `w${index}`,
            doubts: doubtful.includes(index) ? '["links"]' : '[]',
            at: NOW - 1000 + index,
          },
        })),
      );

    it('wait as they were written', async () => {
      const comment = commentOf('a', {
        ...{ words: 'שלום 👩‍👩‍👧\n\né', answers: 'b', doubts: ['links', 'blocked-words'] },
        ...{ site: 'https://ada.example/', email: 'ada@example.com' },
      });
      expect(await store.write(comment, NOW)).toEqual({ stored: await store.find('a') });
      const { key, nameMark, siteMark, ...sent } = comment;
      expect(await store.find('a')).toEqual({
        ...sent,
        ...{ state: 'waiting', unread: false, author: false, writtenAt: NOW, decidedAt: null },
      });
      expect(await store.sentWith(key)).toEqual(await store.find('a'));
      expect(await rows()).toMatchObject([{ name_mark: nameMark, site_mark: siteMark }]);
      expect([await store.find('b'), await store.sentWith('b')]).toEqual([undefined, undefined]);
    });

    it('are one comment for 1,000 presses of one key at once', async () => {
      const ids = await rush(atOnce, (index) => idOf(commentOf(`c${index}`, { key: 'one' })));
      expect(await rows()).toHaveLength(1);
      expect(new Set(ids)).toEqual(new Set([(await rows())[0]!['id']]));
    }, 60_000);

    it('are one comment for the same words sent 1,000 times at once', async () => {
      const ids = await rush(atOnce, (index) => idOf(commentOf(`c${index}`, { words: 'Me too!' })));
      expect(await rows()).toHaveLength(1);
      expect(new Set(ids)).toEqual(new Set([(await rows())[0]!['id']]));
    }, 60_000);

    it.each<[what: string, later: number, ids: string[]]>([
      ['a second later', 1, ['a']],
      ['a second less than thirty days later', 30 * DAY - 1, ['a']],
      ['thirty days later', 30 * DAY, ['a', 'b']],
    ])('with the same words %s', async (_, later, ids) => {
      await store.write(commentOf('a', { words: 'Me too!' }), NOW);
      expect(await idOf(commentOf('b', { words: 'Me too!' }), NOW + later)).toBe(ids.at(-1));
      expect((await rows()).map(({ id }) => id)).toEqual(ids);
    });

    it.each(['published', 'deleted'] as const)('stay the same comment when %s', async (state) => {
      await store.write(commentOf('a', { words: 'Me too!' }), NOW);
      await decide('a', state);
      const again = await store.write(commentOf('b', { words: 'Me too!' }), NOW + DAY);
      expect(again?.stored).toMatchObject({ id: 'a', state, unread: false });
      expect(await rows()).toHaveLength(1);
    });

    it('are told by their key before they are by their words', async () => {
      await store.write(commentOf('a'), NOW);
      await store.write(commentOf('b'), NOW);
      expect(await idOf(commentOf('c', { key: 'key-a', words: 'Words of b' }))).toBe('a');
    });

    it('make the oldest doubtful one give way when 500 wait', async () => {
      await fillUp([7, 9]);
      expect(await store.write(commentOf('a'), NOW)).toMatchObject({
        ...{ stored: { id: 'a' }, gaveWay: 'w7' },
      });
      expect(await store.find('w7')).toMatchObject({
        ...{ state: 'deleted', unread: true, name: '', words: '', decidedAt: NOW },
      });
      expect(await rows()).toHaveLength(501);
      // Sent again, it waits like any other; with its key it is still known.
      expect(await idOf(commentOf('b', { fingerprint: 'w7' }))).toBe('b');
      expect((await store.sentWith('w7'))?.unread).toBe(true);
    });

    it('are not stored when 500 wait and none gives way', async () => {
      await fillUp();
      const before = await rows();
      expect(await store.write(commentOf('a', { doubts: ['links'] }), NOW)).toBeUndefined();
      expect(await rows()).toEqual(before);
      await decide('w3', 'published');
      expect(await idOf()).toBe('a');
    });

    it('make none give way when they are known', async () => {
      await fillUp([7]);
      expect(await idOf(commentOf('a', { key: 'w3' }))).toBe('w3');
      expect(await idOf(commentOf('a', { fingerprint: 'w4' }))).toBe('w4');
      expect((await store.find('w7'))?.state).toBe('waiting');
    });

    it('make as many give way as come at once', async () => {
      await fillUp([1, 2, 3]);
      const written = await Promise.all(
        crowd(5, (index) => store.write(commentOf(`c${index}`), NOW)),
      );
      const gone = written.flatMap((each) => each?.gaveWay ?? []);
      expect(gone.toSorted()).toEqual(['w1', 'w2', 'w3']);
      expect(written.filter((each) => each === undefined)).toHaveLength(2);
    });

    it('are told again by name and site once the author has deleted one', async () => {
      const site = 'https://shop.example/';
      await store.write(commentOf('a', { name: 'Spam', site }), NOW);
      await store.write(commentOf('b', { name: 'Lin' }), NOW);
      const marks = ['name:Spam', `site:${site}`, 'name:Lin'];
      expect(await store.refusedBefore(marks)).toEqual([]);
      await decide('a', 'deleted');
      await decide('b', 'published');
      expect(await store.refusedBefore(marks)).toEqual(['name:Spam', `site:${site}`]);
    });

    it('fade', async () => {
      const email = 'ada@example.com';
      const at = { unread: NOW - 30 * DAY, emails: NOW - 90 * DAY, deleted: NOW - 365 * DAY };
      await store.write(commentOf('old', { email }), at.unread - 1);
      await tellAuthor(sql, at.unread - 1);
      await store.write(commentOf('new', { email }), at.unread);
      await store.write(commentOf('public', { email }), at.unread);
      await store.write(commentOf('refused'), at.unread);
      for (const id of ['public', 'refused'])
        await decide(id, id === 'public' ? 'published' : 'deleted');
      const states = async () =>
        (await rows()).map(({ id, state, email: kept }) => [id, state, kept]);
      await store.fade(at, NOW);
      expect(await states()).toEqual([
        ...[
          ['old', 'deleted', null],
          ['new', 'waiting', email],
          ['public', 'published', email],
        ],
        ...[['refused', 'deleted', null]],
      ]);
      expect(await store.find('old')).toMatchObject({ unread: true, words: '' });
      expect(await store.refusedBefore(['name:Ada'])).toEqual(['name:Ada']);
      await store.fade({ ...at, emails: NOW + 1 }, NOW);
      expect(await store.find('public')).toMatchObject({ email: null, words: 'Words of public' });
      expect((await store.find('new'))?.email).toBe(email);
      await store.fade({ ...at, deleted: NOW + 1 }, NOW);
      expect((await rows()).map(({ id }) => id)).toEqual(['new', 'public']);
    });
  });
}
