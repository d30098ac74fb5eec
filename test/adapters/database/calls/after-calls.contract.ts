import { describe, expect, it } from 'vitest';
import { holdOf, MONDAY_6PM, NOW } from '../../../support/booking.ts';
import { CANCELLATION, NEXT, type StoreWithCall, WEDNESDAY } from '../store-with-call.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** What becomes of calls that are over, in every BookingStore. */
export function testAfterCalls(at: StoreWithCall): void {
  const due = async (now: number) =>
    (await at.store.claimMails(now)).flatMap(({ key }) => (key.includes('no-show') ? key : []));

  it('tell who did not come once, ten minutes after the coach has said so', async () => {
    for (const later of [0, 60, 120]) await at.store.conclude('a', 'no-show', MONDAY_6PM + later);
    expect(await due(MONDAY_6PM + 599)).toEqual([]);
    expect(await due(MONDAY_6PM + 600)).toEqual(['a.no-show-reader']);
    await at.store.mailed('a.no-show-reader', MONDAY_6PM + 600);
    await at.store.conclude('a', 'no-show', MONDAY_6PM + HOUR);
    expect(await due(MONDAY_6PM + DAY)).toEqual([]);
  });

  it('tell it also when the coach had taken it back in between', async () => {
    const [said, takenBack, saidAgain] = [0, 300, HOUR].map((later) => MONDAY_6PM + later);
    await at.store.conclude('a', 'no-show', said!);
    await at.store.conclude('a', 'took-place', takenBack!);
    expect(await due(said! + 600)).toEqual([]);
    await at.store.conclude('a', 'no-show', saidAgain!);
    expect(await due(saidAgain! + 599)).toEqual([]);
    expect(await due(saidAgain! + 600)).toEqual(['a.no-show-reader']);
    await at.store.mailed('a.no-show-reader', saidAgain! + 600);
    for (const outcome of ['took-place', 'no-show'] as const)
      await at.store.conclude('a', outcome, saidAgain! + HOUR);
    expect(await due(saidAgain! + DAY)).toEqual([]);
  });

  it('tell nobody of a call that took place, that has not begun, or that was canceled', async () => {
    await at.store.conclude('a', 'took-place', MONDAY_6PM);
    expect(await at.store.conclude('a', 'no-show', NOW)).toBe(false);
    await at.book('b', NEXT);
    await at.store.cancel('b', { ...CANCELLATION, due: 0 }, NOW);
    expect(await at.store.conclude('b', 'no-show', NEXT)).toBe(false);
    expect(await due(MONDAY_6PM + DAY)).toEqual([]);
  });

  describe('and what the coach writes after one', () => {
    const followUp = {
      words: 'It was “good” to talk.',
      disclosed: ['Some pay.'],
      links: [{ label: 'A', href: 'https://desk.example/posts/a/' }],
    };
    const send = (told = followUp) => at.store.sendFollowUp('a', told, MONDAY_6PM + HOUR);
    const mails = async () =>
      (await at.store.claimMails(MONDAY_6PM + HOUR)).flatMap(({ key, facts }) =>
        key.includes('follow-up') ? [[key, facts]] : [],
      );

    it('is mailed once, as it was first, and stands in no outbox', async () => {
      await at.store.conclude('a', 'took-place', MONDAY_6PM);
      expect(await at.store.followUp('a')).toBeUndefined();
      const other = { ...followUp, words: 'Something else.' };
      expect(await Promise.all([send(), send(), send(other)])).toEqual([true, true, true]);
      expect(await at.store.followUp('a')).toEqual(followUp);
      expect(await mails()).toEqual([['a.follow-up-reader', {}]]);
    });

    it.each([
      ['has no end that she noted', async () => undefined],
      ['was missed', () => at.store.conclude('a', 'no-show', MONDAY_6PM)],
      [
        'is nobody’s any more',
        async () => {
          await at.store.conclude('a', 'took-place', MONDAY_6PM);
          await at.store.erasePersonalData(MONDAY_6PM + DAY);
        },
      ],
    ])('is not taken for a call that %s', async (_, end) => {
      await end();
      expect(await send()).toBe(false);
      expect(await at.store.followUp('a')).toBeUndefined();
      expect(await mails()).toEqual([]);
    });

    it('is erased with whose call it was', async () => {
      await at.store.conclude('a', 'took-place', MONDAY_6PM);
      await send();
      await at.store.erasePersonalData(MONDAY_6PM + HOUR);
      expect(await at.store.followUp('a')).toEqual(followUp);
      await at.store.erasePersonalData(MONDAY_6PM + HOUR + 1);
      expect(await at.store.followUp('a')).toBeUndefined();
    });
  });

  it('are remembered by the address of their reader, the last one first', async () => {
    await at.book('b', NEXT);
    await at.book('c', WEDNESDAY);
    await at.book('other', WEDNESDAY + 4500, { email: 'lin@example.com' });
    await at.store.hold(holdOf('held', WEDNESDAY + 9000), 9, NOW);
    await at.store.cancel('b', { ...CANCELLATION, due: 0 }, NOW);
    const earlier = async (email: string | null, start: number) =>
      (await at.store.earlierCalls({ email, start })).map(({ id }) => id);
    expect(await earlier('ADA@example.com', WEDNESDAY)).toEqual(['b', 'a']);
    expect(await earlier('ada@example.com', MONDAY_6PM)).toEqual([]);
    expect(await earlier('ada@example.com', WEDNESDAY + 99 * DAY)).toEqual(['c']);
    expect(await earlier('lin@example.com', WEDNESDAY + DAY)).toEqual(['other']);
    expect(await earlier(null, WEDNESDAY + DAY)).toEqual([]);
  });
}
