import { beforeEach, describe, expect, it } from 'vitest';
import type { BookingStore, Cancellation, Move } from '../../src/domain/booking/ports.ts';
import { holdOf, MONDAY_6PM, NOW, paymentOf } from '../booking.ts';

const NEXT = MONDAY_6PM + 4500;
const WEDNESDAY = MONDAY_6PM + 2 * 86_400;
const cancellation: Cancellation = { by: 'reader', sequence: 0, refund: 2500 };

/** What every BookingStore does with a call that is moved, cancelled and held. */
export function testCallChanges(name: string, open: () => Promise<BookingStore>): void {
  describe(`the changes of a call on ${name}`, () => {
    let store: BookingStore;
    beforeEach(async () => {
      store = await open();
      await book('a');
      await store.claimMails(NOW);
    });
    async function book(id: string, start = MONDAY_6PM, payment = {}) {
      await store.hold(holdOf(id, start), 9, NOW);
      await store.settle(id, { ...paymentOf(`cs_${id}`), ...payment }, NOW);
    }
    const cancel = (change = {}, now = NOW) =>
      store.cancel('a', { ...cancellation, ...change }, now);
    const move = (start: number, change: Partial<Move> = {}, now = NOW) => {
      const { end, blocked, day } = holdOf('a', start);
      const wish = { start, end, blocked, day, by: 'reader', sequence: 0, mostPerDay: 3 } as const;
      return store.move('a', { ...wish, ...change }, now);
    };
    const keys = async () => (await store.claimMails(NOW)).map(({ key }) => key);
    const isFree = (start: number) => store.hold(holdOf('x', start), 9, NOW);

    it('cancels a call: its hour is free, its money due, both are told', async () => {
      expect(await cancel()).toBe(true);
      expect(await store.find('a')).toMatchObject({
        state: 'cancelled',
        cancelledBy: 'reader',
        sequence: 1,
        charged: 2500,
        refunded: 2500,
      });
      expect(await store.taken(NOW)).toEqual([]);
      expect(await isFree(MONDAY_6PM)).toBe(true);
      expect(await store.claimRefunds(NOW)).toEqual([
        { paymentIntent: 'pi_cs_a', bookingId: 'a', amount: 2500, tries: 1 },
      ]);
      expect(await store.claimMails(NOW)).toMatchObject([
        { key: 'a.1.cancelled-reader', kind: 'cancelled-reader', refunded: 2500 },
        { key: 'a.1.cancelled-coach', kind: 'cancelled-coach', refunded: 2500 },
      ]);
    });

    it('gives back the part that the policy leaves', async () => {
      await cancel({ refund: 1250 });
      expect(await store.claimRefunds(NOW)).toMatchObject([{ amount: 1250 }]);
    });

    it.each([
      ['nothing is left of it', { refund: 0 }, {}],
      ['nothing was charged', {}, { paymentIntent: null, amount: 0 }],
    ])('gives no money back when %s', async (_, change, payment) => {
      await book('b', NEXT, payment);
      await store.claimMails(NOW);
      expect(await store.cancel('b', { ...cancellation, ...change }, NOW)).toBe(true);
      expect(await store.claimRefunds(NOW)).toEqual([]);
      expect(await store.find('b')).toMatchObject({ state: 'cancelled', refunded: null });
      expect((await store.claimMails(NOW)).map(({ refunded }) => refunded)).toEqual([null, null]);
    });

    it('cancels once, however often and by whomever it is asked', async () => {
      const asked = [cancel(), cancel({ by: 'coach' }), cancel({ refund: 1 }), cancel()];
      expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
      expect(await cancel({ sequence: 1 })).toBe(false);
      expect(await store.claimRefunds(NOW)).toHaveLength(1);
      expect(await keys()).toHaveLength(2);
    });

    it('moves a call to a free hour, and gives the old one to others', async () => {
      expect(await move(WEDNESDAY)).toBe(true);
      expect(await store.find('a')).toMatchObject({
        state: 'paid',
        start: WEDNESDAY,
        end: WEDNESDAY + 3600,
        blocked: { start: WEDNESDAY, end: WEDNESDAY + 4500 },
        day: '2026-12-02',
        soldStart: MONDAY_6PM,
        sequence: 1,
        movedBy: 'reader',
      });
      expect(await keys()).toEqual(['a.1.moved-reader', 'a.1.moved-coach']);
      expect(await isFree(WEDNESDAY)).toBe(false);
      expect(await isFree(MONDAY_6PM)).toBe(true);
      expect(await store.claimRefunds(NOW)).toEqual([]);
    });

    it('moves a call by less than its own length', async () => {
      expect(await move(MONDAY_6PM + 900)).toBe(true);
      expect(await store.taken(NOW)).toEqual([{ start: MONDAY_6PM + 900, end: NEXT + 900 }]);
    });

    it('moves a call over what a hold left behind, and not over a hold', async () => {
      await store.hold(holdOf('b', NEXT), 9, NOW);
      expect(await move(NEXT)).toBe(false);
      const { heldUntil } = holdOf('b', NEXT);
      expect(await move(NEXT, {}, heldUntil)).toBe(true);
    });

    it('counts other calls alone for the most a day', async () => {
      await book('b', MONDAY_6PM - 4500);
      expect(await move(NEXT, { mostPerDay: 1 })).toBe(false);
      expect(await move(NEXT, { mostPerDay: 2 })).toBe(true);
    });

    it('keeps its hour and tells nobody when another has the hour it wants', async () => {
      await book('b', NEXT);
      await store.claimMails(NOW);
      expect(await move(NEXT)).toBe(false);
      expect(await store.find('a')).toMatchObject({ start: MONDAY_6PM, sequence: 0 });
      expect(await keys()).toEqual([]);
      expect(await isFree(MONDAY_6PM)).toBe(false);
    });

    it.each<[string, () => Promise<boolean>[]]>([
      ['two moves', () => [move(WEDNESDAY), move(NEXT)]],
      ['a move and a cancellation', () => [move(WEDNESDAY), cancel()]],
      ['a cancellation and a move', () => [cancel(), move(WEDNESDAY)]],
      ['a move and a hold of its hour', () => [move(WEDNESDAY), isFree(WEDNESDAY)]],
      ['a hold and a move to its hour', () => [isFree(WEDNESDAY), move(WEDNESDAY)]],
    ])('lets one win of %s at once', async (_, both) => {
      const won = (await Promise.all(both())).filter(Boolean);
      expect(won).toHaveLength(1);
      const mails = (await keys()).map((key) => key.split('.')[1]);
      expect(mails.every((sequence) => sequence === '1')).toBe(true);
      const { state } = (await store.find('a'))!;
      expect(await store.claimRefunds(NOW)).toHaveLength(state === 'cancelled' ? 1 : 0);
    });

    it.each([
      ['has begun', {}, MONDAY_6PM],
      ['is not as it was seen', { sequence: 1 }, NOW],
    ])('changes nothing of a call that %s', async (_, change, now) => {
      const before = await store.find('a');
      expect(await cancel(change, now)).toBe(false);
      expect(await move(WEDNESDAY, change, now)).toBe(false);
      expect(await store.find('a')).toEqual(before);
      expect(await store.claimRefunds(now)).toEqual([]);
      expect(await keys()).toEqual([]);
    });

    it('changes nothing of what is no call', async () => {
      await store.hold(holdOf('h', NEXT), 9, NOW);
      expect(await store.cancel('h', cancellation, NOW)).toBe(false);
      expect(await store.cancel('none', cancellation, NOW)).toBe(false);
      expect(await store.conclude('h', 'held', NEXT)).toBe(false);
      expect(await store.find('h')).toMatchObject({ state: 'held', outcome: null });
    });

    it('notes what became of a call once it has begun, and lets the coach correct it', async () => {
      expect(await store.conclude('a', 'held', MONDAY_6PM - 1)).toBe(false);
      expect(await store.conclude('a', 'no-show', MONDAY_6PM)).toBe(true);
      expect(await store.conclude('a', 'held', MONDAY_6PM)).toBe(true);
      expect(await store.find('a')).toMatchObject({ outcome: 'held' });
    });

    it('lets no news of its payment touch a call that was moved', async () => {
      await move(WEDNESDAY);
      const moved = await store.find('a');
      await store.settle('a', paymentOf('cs_a'), NOW);
      await store.expire('a');
      await store.process('a', 'cs_a', NOW);
      expect(await store.find('a')).toEqual(moved);
      expect(await isFree(WEDNESDAY)).toBe(false);
      expect(await isFree(MONDAY_6PM)).toBe(true);
    });

    it('lets no news of its payment touch a call that was cancelled', async () => {
      await cancel({ refund: 1250 });
      await store.claimMails(NOW);
      const cancelled = await store.find('a');
      await store.settle('a', paymentOf('cs_a'), NOW);
      await store.expire('a');
      await store.process('a', 'cs_a', NOW);
      await store.attach('a', 'cs_other');
      expect(await store.find('a')).toEqual(cancelled);
      expect(await store.claimRefunds(NOW)).toMatchObject([{ amount: 1250 }]);
      expect(await keys()).toEqual([]);
      expect(await isFree(MONDAY_6PM)).toBe(true);
    });

    it('gives a second payment back whole, also when it comes after the cancellation', async () => {
      await cancel({ refund: 1250 });
      await store.claimMails(NOW);
      const settled = await store.settle('a', paymentOf('cs_late'), NOW + 59);
      expect(settled).toMatchObject({ state: 'cancelled', sessionId: 'cs_a', refunded: 1250 });
      expect(await store.claimRefunds(NOW + 59)).toEqual([
        { paymentIntent: 'pi_cs_a', bookingId: 'a', amount: 1250, tries: 1 },
        { paymentIntent: 'pi_cs_late', bookingId: 'a', amount: 2500, tries: 1 },
      ]);
      expect(await store.claimMails(NOW + 59)).toMatchObject([
        { key: 'pi_cs_late.refunded', kind: 'paid-twice-reader', refunded: 2500 },
      ]);
    });

    it('tells the coach of a dispute and of a failed refund after the cancellation', async () => {
      await cancel();
      await store.claimMails(NOW);
      await store.alert('dispute-coach', 'pi_cs_a', NOW);
      await store.alert('refund-failed-coach', 'pi_cs_a', NOW);
      expect(await keys()).toEqual([
        'pi_cs_a.dispute-coach',
        'pi_cs_a.refund-failed-coach',
        'pi_cs_a.refund-failed-reader',
      ]);
    });

    it('forgets whose a cancelled call was, too', async () => {
      await cancel();
      await store.forget(MONDAY_6PM + 3601);
      expect(await store.find('a')).toMatchObject({ state: 'cancelled', name: null, email: null });
    });
  });
}
