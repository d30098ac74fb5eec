import { expect, it } from 'vitest';
import type { Booking } from '../../../src/domain/booking/booking.ts';
import { holdOf, MONDAY_6PM, NOW, paymentOf } from '../../support/booking.ts';
import type { Store } from '../../support/store.ts';

const DAY = 86_400;

/** Mails in every Store. */
export function testOutbox(store: Store): void {
  const hold = (booking: Booking) => store.hold(booking, 3, NOW);

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

  it('tries 16 times, and goes on once a day with what the coach has to hear', async () => {
    await hold(holdOf('a'));
    await store.settle('a', paymentOf('cs_1'), NOW);
    let now = NOW;
    for (let tries = 1; tries <= 16; tries += 1, now += 15_360)
      expect(await store.claimMails(now)).toHaveLength(2);
    const last = now - 15_360;
    expect(await store.claimMails(last + DAY - 1)).toEqual([]);
    for (const day of [1, 2, 30])
      expect(await store.claimMails(last + day * DAY)).toMatchObject([{ kind: 'confirmed-coach' }]);
  });

  it('hands out the mails of the subjects that are asked for, and leaves the others', async () => {
    await hold(holdOf('a'));
    await store.settle('a', paymentOf('cs_1'), NOW);
    expect(await store.claimMails(NOW, ['comments', 'contact'])).toEqual([]);
    expect(await store.claimMails(NOW, ['comments', 'booking'])).toHaveLength(2);
  });

  it('says sorry for each payment that is given back', async () => {
    await hold(holdOf('a'));
    await store.settle('a', paymentOf('cs_1'), NOW);
    await store.settle('a', paymentOf('cs_2'), NOW);
    const due = await store.claimMails(NOW);
    expect(due.at(-1)).toEqual({
      key: 'pi_cs_2.refunded',
      subject: 'booking',
      about: 'a',
      kind: 'paid-twice-reader',
      facts: { payment: 'pi_cs_2' },
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
      { key: 'cs_1.refunded', kind: 'sorry-reader', about: 'a', facts: { payment: null } },
    ]);
    expect(await store.claimRefunds(NOW)).toEqual([]);
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
      subject: 'booking',
      about: 'a',
      facts: { start: MONDAY_6PM },
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
}
