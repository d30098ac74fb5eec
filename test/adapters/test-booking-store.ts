import { beforeEach, describe, expect, it } from 'vitest';
import type { Booking } from '../../src/domain/booking/booking.ts';
import { HOLD } from '../../src/domain/booking/booking.ts';
import type { BookingStore } from '../../src/domain/booking/ports.ts';
import { holdOf, MONDAY_6PM, NOW, paymentOf } from '../booking.ts';

const LATER = NOW + HOLD;

/** What every BookingStore does, whatever database is behind it. */
export function testBookingStore(name: string, open: () => Promise<BookingStore>): void {
  describe(`BookingStore on ${name}`, () => {
    let store: BookingStore;
    beforeEach(async () => {
      store = await open();
    });
    const hold = (booking: Booking, now = NOW) => store.hold(booking, 3, now);

    it('gives an hour to the first and refuses the second', async () => {
      expect(await hold(holdOf('a'))).toBe(true);
      expect(await hold(holdOf('b'))).toBe(false);
      expect(await store.find('b')).toBeUndefined();
    });

    it('refuses to hold the same booking again, at the same hour or another', async () => {
      await hold(holdOf('a'));
      expect(await hold(holdOf('a'))).toBe(false);
      expect(await hold(holdOf('a', MONDAY_6PM + 4500))).toBe(false);
      expect(await store.taken(NOW)).toEqual([{ start: MONDAY_6PM, end: MONDAY_6PM + 4500 }]);
    });

    it('reads back what it holds', async () => {
      const booking = { ...holdOf('a'), from: 'a-post' };
      await hold(booking);
      expect(await store.find('a')).toEqual(booking);
    });

    it('refuses a start within the buffer after another call, and takes the next one', async () => {
      await hold(holdOf('a'));
      expect(await hold(holdOf('b', MONDAY_6PM + 3600))).toBe(false);
      expect(await hold(holdOf('c', MONDAY_6PM + 4500))).toBe(true);
    });

    it('says what is taken, buffer included', async () => {
      await hold(holdOf('a'));
      expect(await store.taken(NOW)).toEqual([{ start: MONDAY_6PM, end: MONDAY_6PM + 4500 }]);
      expect(await store.taken(LATER)).toEqual([]);
    });

    it('gives a lapsed hold to the next reader', async () => {
      await hold(holdOf('a'));
      expect(await hold(holdOf('b', MONDAY_6PM, LATER - 1), LATER - 1)).toBe(false);
      expect(await hold(holdOf('b', MONDAY_6PM, LATER), LATER)).toBe(true);
    });

    it('takes no more calls a day than allowed, lapsed holds not counted', async () => {
      const starts = [0, 1, 2, 3].map((step) => MONDAY_6PM - step * 4500);
      for (const [index, start] of starts.entries())
        expect(await hold(holdOf(`call-${index}`, start))).toBe(index < 3);
      expect(await hold(holdOf('later', starts[3], LATER), LATER)).toBe(true);
    });

    it('counts paid calls and payments under way for the most calls a day', async () => {
      const [first, second, third, fourth] = [0, 1, 2, 3].map((step) => MONDAY_6PM - step * 4500);
      await hold(holdOf('paid', first));
      await store.settle('paid', paymentOf('cs_1'), NOW);
      await hold(holdOf('under-way', second));
      await store.process('under-way', 'cs_2', NOW);
      expect(await hold(holdOf('third', third, LATER), LATER)).toBe(true);
      expect(await hold(holdOf('fourth', fourth, LATER), LATER)).toBe(false);
    });

    it('says of calls that ended today that they took place', async () => {
      await hold(holdOf('a'));
      await store.settle('a', paymentOf('cs_1'), NOW);
      expect(await store.taken(MONDAY_6PM + 7200)).toHaveLength(1);
      expect(await store.taken(MONDAY_6PM + 2 * 86_400)).toEqual([]);
    });

    it('leaves a paid call alone, whatever is said of its session later', async () => {
      await hold(holdOf('a'));
      await store.settle('a', paymentOf('cs_1'), NOW);
      await store.attach('a', 'cs_2');
      await store.process('a', 'cs_2', NOW);
      await store.settle('a', paymentOf('cs_1'), NOW);
      expect(await store.find('a')).toMatchObject({ state: 'paid', sessionId: 'cs_1' });
      expect(await store.claimRefunds(LATER)).toEqual([]);
    });

    it('tells both once of a refund that failed, and tries it no more', async () => {
      await hold(holdOf('a'));
      await store.settle('a', { ...paymentOf('cs_1'), asSold: false }, NOW);
      await store.claimMails(NOW);
      expect(await store.find('a')).toMatchObject({ refunded: 2500, refundFailed: false });
      await store.alert('refund-failed-coach', 'pi_cs_1', NOW);
      await store.alert('refund-failed-coach', 'pi_cs_1', NOW);
      expect(await store.claimMails(NOW)).toMatchObject([
        { kind: 'refund-failed-coach', refunded: 2500 },
        { kind: 'refund-failed-reader', refunded: 2500 },
      ]);
      expect(await store.claimRefunds(LATER)).toEqual([]);
      expect(await store.find('a')).toMatchObject({ refunded: 2500, refundFailed: true });
    });

    it('says of no call that its refund failed when that of a second payment did', async () => {
      await hold(holdOf('a'));
      await store.settle('a', paymentOf('cs_1'), NOW);
      await store.settle('a', paymentOf('cs_2'), NOW);
      await store.alert('refund-failed-coach', 'pi_cs_2', NOW);
      expect(await store.find('a')).toMatchObject({ state: 'paid', refundFailed: false });
    });

    it('tells the coach of a dispute about a call, and nobody about a payment of others', async () => {
      await hold(holdOf('a'));
      await store.settle('a', paymentOf('cs_1'), NOW);
      await store.claimMails(NOW);
      await store.alert('dispute-coach', 'pi_other', NOW);
      await store.alert('dispute-coach', 'pi_cs_1', NOW);
      expect(await store.claimMails(NOW)).toMatchObject([
        { kind: 'dispute-coach', bookingId: 'a' },
      ]);
    });

    it('frees the hour of a hold that expires', async () => {
      await hold(holdOf('a'));
      await store.expire('a');
      expect((await store.find('a'))?.state).toBe('expired');
      expect(await hold(holdOf('b'))).toBe(true);
    });

    it('turns a paid hold into a call, once, however often it is told', async () => {
      await hold(holdOf('a'));
      const tellings = Array.from({ length: 100 }, () =>
        store.settle('a', paymentOf('cs_1'), NOW + 60),
      );
      const states = new Set((await Promise.all(tellings)).map(({ state }) => state));
      expect(states).toEqual(new Set(['paid']));
      expect(await store.claimRefunds(LATER)).toEqual([]);
      expect(await store.taken(LATER)).toHaveLength(1);
    });

    it('never expires a paid call', async () => {
      await hold(holdOf('a'));
      await store.settle('a', paymentOf('cs_1'), NOW + 60);
      await store.expire('a');
      expect((await store.find('a'))?.state).toBe('paid');
    });

    it('confirms late money while the hour is free', async () => {
      await hold(holdOf('a'));
      await store.expire('a');
      const settled = await store.settle('a', paymentOf('cs_1'), LATER + 60);
      expect(settled).toMatchObject({ state: 'paid', sessionId: 'cs_1', email: 'ada@example.com' });
      expect(await hold(holdOf('b', MONDAY_6PM, LATER + 61), LATER + 61)).toBe(false);
    });

    it('takes a lapsed hold over for money, not for the hold', async () => {
      await hold(holdOf('a'));
      await store.expire('a');
      await hold(holdOf('b', MONDAY_6PM, NOW), NOW);
      expect((await store.settle('a', paymentOf('cs_1'), LATER)).state).toBe('paid');
      expect((await store.settle('b', paymentOf('cs_2'), LATER)).state).toBe('conflict');
    });

    it.each([
      ['the hour has gone to another', LATER + 60, {}],
      ['the call would have begun', MONDAY_6PM, {}],
      ['the sum is not what was sold', LATER + 60, { asSold: false }],
    ])('gives late money back when %s', async (why, now, change) => {
      await hold(holdOf('a'));
      await store.expire('a');
      if (why.includes('another')) await hold(holdOf('b', MONDAY_6PM, LATER), LATER);
      const settled = await store.settle('a', { ...paymentOf('cs_1'), ...change }, now);
      expect(settled.state).toBe('conflict');
      const refund = { paymentIntent: 'pi_cs_1', bookingId: 'a', amount: 2500, tries: 1 };
      expect(await store.claimRefunds(now)).toEqual([refund]);
    });

    it('gives a second payment for one booking back and keeps the call', async () => {
      await hold(holdOf('a'));
      await store.settle('a', paymentOf('cs_1'), NOW + 60);
      const settled = await store.settle('a', paymentOf('cs_2'), NOW + 61);
      expect(settled).toMatchObject({ state: 'paid', sessionId: 'cs_1' });
      expect(await store.claimRefunds(NOW + 61)).toMatchObject([{ paymentIntent: 'pi_cs_2' }]);
    });

    it('tells reader and coach of a call once, and again until it is sent', async () => {
      await hold(holdOf('a'));
      await store.settle('a', paymentOf('cs_1'), NOW);
      await store.settle('a', paymentOf('cs_1'), NOW);
      const due = await store.claimMails(NOW);
      expect(due.map(({ key }) => key)).toEqual(['a.confirmed-reader', 'a.confirmed-coach']);
      expect(await store.claimMails(NOW + 59)).toEqual([]);
      await store.mailed('a.confirmed-reader', NOW + 59);
      expect(await store.claimMails(NOW + 60)).toMatchObject([{ kind: 'confirmed-coach' }]);
      expect(await store.claimMails(NOW + 60 + 119)).toEqual([]);
      expect(await store.claimMails(NOW + 60 + 120)).toHaveLength(1);
    });

    it('says sorry for each payment that is given back', async () => {
      await hold(holdOf('a'));
      await store.settle('a', paymentOf('cs_1'), NOW);
      await store.settle('a', paymentOf('cs_2'), NOW);
      const due = await store.claimMails(NOW);
      expect(due.at(-1)).toEqual({
        key: 'pi_cs_2.refunded',
        kind: 'paid-twice-reader',
        bookingId: 'a',
        paymentIntent: 'pi_cs_2',
        refunded: 2500,
        callStart: null,
      });
    });

    it('says sorry for an hour that is gone, though nothing was paid for it', async () => {
      await hold(holdOf('a'));
      await store.expire('a');
      await hold(holdOf('b'));
      const free = { ...paymentOf('cs_1'), paymentIntent: null, amount: 0 };
      expect((await store.settle('a', free, NOW)).state).toBe('conflict');
      await store.settle('a', free, NOW);
      expect(await store.claimMails(NOW)).toMatchObject([
        { key: 'cs_1.refunded', kind: 'sorry-reader', bookingId: 'a', paymentIntent: null },
      ]);
      expect(await store.claimRefunds(NOW)).toEqual([]);
    });

    it('hands a refund to one claimer at a time, until it is done', async () => {
      await hold(holdOf('a'));
      await store.settle('a', { ...paymentOf('cs_1'), asSold: false }, NOW);
      expect(await store.claimRefunds(NOW)).toHaveLength(1);
      expect(await store.claimRefunds(NOW + 299)).toHaveLength(0);
      expect(await store.claimRefunds(NOW + 300)).toHaveLength(1);
      await store.refunded('pi_cs_1', NOW + 301);
      expect(await store.claimRefunds(NOW + 9999)).toHaveLength(0);
    });

    it('keeps the hour of a payment under way until the call would begin', async () => {
      await hold(holdOf('a'));
      await store.process('a', 'cs_1', NOW);
      expect(await hold(holdOf('b', MONDAY_6PM, LATER), LATER)).toBe(false);
      expect(await store.unsettled(NOW)).toMatchObject([{ id: 'a', sessionId: 'cs_1' }]);
      await store.expire('a');
      expect(await hold(holdOf('b', MONDAY_6PM, LATER), LATER)).toBe(true);
    });

    it('locks the hour of a lapsed hold anew when its payment is under way', async () => {
      await hold(holdOf('a'));
      await store.expire('a');
      await store.process('a', 'cs_1', NOW + 60);
      expect(await hold(holdOf('b', MONDAY_6PM, NOW + 61), NOW + 61)).toBe(false);
      expect((await store.settle('a', paymentOf('cs_1'), LATER)).state).toBe('paid');
    });

    it('takes the lock of another hold that has lapsed too', async () => {
      await hold(holdOf('a'));
      await store.expire('a');
      await hold(holdOf('b', MONDAY_6PM, NOW), NOW);
      await store.process('a', 'cs_1', LATER);
      expect(await hold(holdOf('c', MONDAY_6PM, LATER), LATER)).toBe(false);
    });

    it('leaves an hour to who has it now when a late payment is under way', async () => {
      await hold(holdOf('a'));
      await store.expire('a');
      await hold(holdOf('b'));
      await store.process('a', 'cs_1', NOW + 60);
      expect((await store.find('a'))?.state).toBe('processing');
      expect((await store.settle('b', paymentOf('cs_2'), NOW + 61)).state).toBe('paid');
      expect((await store.settle('a', paymentOf('cs_1'), NOW + 62)).state).toBe('conflict');
      expect(await store.claimRefunds(NOW + 62)).toMatchObject([{ paymentIntent: 'pi_cs_1' }]);
    });

    it('says what is held and not paid, in the order in which it was taken', async () => {
      await hold(holdOf('b', MONDAY_6PM + 4500));
      await hold(holdOf('a'));
      await hold(holdOf('paid', MONDAY_6PM - 4500));
      await store.settle('paid', paymentOf('cs_1'), NOW);
      expect((await store.unpaid(LATER - 1)).map(({ id }) => id)).toEqual(['b', 'a']);
      expect(await store.unpaid(LATER)).toEqual([]);
    });

    it('keeps what is asked with the hold, and what was answered with the payment', async () => {
      const questions = [{ label: 'What about?', optional: true, choices: ['One', 'Two'] }];
      await hold({ ...holdOf('a'), questions });
      expect(await store.find('a')).toMatchObject({ questions, answers: [] });
      await store.settle('a', paymentOf('cs_1'), NOW);
      expect((await store.find('a'))?.answers).toEqual(paymentOf('cs_1').answers);
      await store.forget(MONDAY_6PM + 3601);
      expect((await store.find('a'))?.answers).toEqual([]);
    });

    it('lists holds past their time', async () => {
      await hold(holdOf('a'));
      await store.attach('a', 'cs_1');
      await store.raiseAttempt('a');
      expect(await store.unsettled(LATER - 1)).toEqual([]);
      expect(await store.unsettled(LATER)).toMatchObject([
        { id: 'a', sessionId: 'cs_1', attempt: 1 },
      ]);
    });

    it('lists each of many that stay as they are, however many', async () => {
      const ids = Array.from({ length: 60 }, (_, index) => `call-${index}`);
      for (const [index, id] of ids.entries()) {
        const booking = holdOf(id, MONDAY_6PM + index * 4500);
        await store.hold({ ...booking, day: id }, 3, NOW);
        await store.process(id, `cs_${id}`, NOW);
      }
      const first = await store.unsettled(NOW + 1);
      const second = await store.unsettled(NOW + 2);
      expect(new Set([...first, ...second].map(({ id }) => id)).size).toBe(60);
    });

    it('notes reminders of paid calls for their time, once, and anew for a new hour', async () => {
      await hold(holdOf('a'));
      await store.remind('hour', 3600, NOW);
      await store.settle('a', paymentOf('cs_1'), NOW);
      await store.mailed('a.confirmed-reader', NOW);
      await store.mailed('a.confirmed-coach', NOW);
      await store.remind('hour', 3600, NOW);
      await store.remind('hour', 3600, MONDAY_6PM - 3600);
      expect(await store.claimMails(MONDAY_6PM - 3601)).toEqual([]);
      const reminder = {
        bookingId: 'a',
        callStart: MONDAY_6PM,
        paymentIntent: null,
        refunded: null,
      };
      const key = `a.${MONDAY_6PM}.reminder-hour`;
      expect(await store.claimMails(MONDAY_6PM - 3600)).toEqual([
        { ...reminder, key: `${key}-reader`, kind: 'reminder-hour-reader' },
        { ...reminder, key: `${key}-coach`, kind: 'reminder-hour-coach' },
      ]);
    });

    it('notes no reminder whose time has passed', async () => {
      await hold(holdOf('a'));
      await store.settle('a', paymentOf('cs_1'), NOW);
      await store.claimMails(NOW);
      await store.remind('hour', 3600, MONDAY_6PM - 3599);
      expect(await store.claimMails(NOW + 59)).toEqual([]);
    });

    it('lists the calls from an hour on, and none that is not paid', async () => {
      const [early, late] = [MONDAY_6PM - 86_400, MONDAY_6PM + 4500];
      for (const [id, start] of [
        ['late', late],
        ['held', MONDAY_6PM],
        ['early', early],
      ] as const)
        await hold(holdOf(id, start));
      await store.settle('late', paymentOf('cs_1'), NOW);
      await store.settle('early', paymentOf('cs_2'), NOW);
      const idsFrom = async (from: number) => (await store.calls(from)).map(({ id }) => id);
      expect(await idsFrom(early)).toEqual(['early', 'late']);
      expect(await idsFrom(early + 1)).toEqual(['late']);
      expect(await idsFrom(late + 1)).toEqual([]);
    });

    it('tells no reader that a refund is done which has failed', async () => {
      await hold(holdOf('a'));
      await store.settle('a', { ...paymentOf('cs_1'), asSold: false }, NOW);
      await store.alert('refund-failed-coach', 'pi_cs_1', NOW);
      await store.claimMails(NOW);
      await store.refunded('pi_cs_1', NOW);
      expect(await store.claimMails(NOW)).toEqual([]);
    });

    it('tells the reader once of a refund that is done, and of none that is not due', async () => {
      await hold(holdOf('a'));
      await store.settle('a', { ...paymentOf('cs_1'), asSold: false }, NOW);
      await store.claimMails(NOW);
      await store.refunded('pi_cs_1', NOW);
      await store.refunded('pi_cs_1', NOW);
      await store.refunded('pi_other', NOW);
      expect(await store.claimMails(NOW)).toMatchObject([
        { key: 'pi_cs_1.refunded-reader', kind: 'refunded-reader', refunded: 2500 },
      ]);
    });
  });
}
