import { beforeEach, expect, it } from 'vitest';
import { MONDAY_6PM, NOW } from '../../../support/booking.ts';
import { NEXT, type StoreWithCall, WEDNESDAY } from '../store-with-call.ts';

const ADA = 'ada@example.com';

/** Mails that are sent again, in every BookingStore. */
export function testLostMails(at: StoreWithCall): void {
  beforeEach(async () => {
    await at.store.claimMails(NOW);
  });
  const ids = async (address: string, now = NOW) =>
    (await at.store.callsOf(address, now)).map(({ id }) => id);

  it('are of the calls that an address has ahead, in order, however it is written', async () => {
    await at.book('c', WEDNESDAY);
    await at.book('b', NEXT);
    await at.book('other', WEDNESDAY + 4500, { email: 'lin@example.com' });
    for (const address of [ADA, 'Ada@Example.com'])
      expect(await ids(address)).toEqual(['a', 'b', 'c']);
    expect(await ids(ADA, MONDAY_6PM)).toEqual(['b', 'c']);
    await at.cancel();
    expect(await ids(ADA)).toEqual(['b', 'c']);
  });

  it.each(['nobody@example.com', '', '%', 'ada@example.com ', '_da@example.com'])(
    'are none for %j',
    async (address) => {
      await at.store.remindOfLinks(address, NOW);
      expect(await ids(address)).toEqual([]);
      expect(await at.keys()).toEqual([]);
    },
  );

  it('are noted once an hour, under the first of their calls', async () => {
    await at.book('b', NEXT);
    await at.store.claimMails(NOW);
    for (const later of [0, 60, 3600]) await at.store.remindOfLinks(ADA, NOW + later);
    const due = await at.store.claimMails(NOW + 7200);
    const noted = due.filter(({ kind }) => kind === 'links-reader');
    const hour = NOW / 3600;
    expect(noted.map(({ key, about }) => [key, about])).toEqual([
      [`a.${hour}.links-reader`, 'a'],
      [`a.${hour + 1}.links-reader`, 'a'],
    ]);
    expect(JSON.stringify(noted)).not.toContain('ada');
  });

  it('are none for calls that are over or canceled', async () => {
    await at.store.remindOfLinks(ADA, MONDAY_6PM);
    await at.cancel();
    await at.store.claimMails(NOW);
    await at.store.remindOfLinks(ADA, NOW);
    expect(await at.keys()).toEqual([]);
  });

  it('tell the coach of her page once an hour', async () => {
    for (const later of [0, 60]) await at.store.remindOfPage(NOW + later);
    const due = await at.store.claimMails(NOW + 60);
    expect(due.filter(({ subject }) => subject === 'owner-link')).toMatchObject([
      { key: `owner-link.${NOW / 3600}`, about: 'coach', kind: 'owner-link-coach' },
    ]);
  });
}
