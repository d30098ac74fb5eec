import { beforeEach, expect, it } from 'vitest';
import { hear, type News } from '../../../src/domain/booking/hear.ts';
import { reserve } from '../../../src/domain/booking/reserve.ts';
import { CORRESPONDENT } from '../../booking.ts';
import { spyMailer } from '../../fakes.ts';
import { type Desk, openDesk, WISH } from './desk.ts';

const STRAY = { payment: 'pi_1', live: true };

let desk: Desk;
let post = spyMailer();
beforeEach(async () => {
  desk = await openDesk();
  post = spyMailer();
  await reserve(WISH, undefined, desk.world());
  desk.fake.pay('cs_b1_0');
});

function tell(news: News) {
  return hear(news, { ...desk.world(), mailer: post.mailer, from: CORRESPONDENT });
}

it('makes a call of a session that was paid, whatever its event says of it', async () => {
  const heard = await tell({ of: 'session', id: 'cs_b1_0', stray: STRAY });
  expect(heard).toEqual({ booking: await desk.store.find('b1') });
  expect(await desk.stateOf('b1')).toBe('paid');
  expect(post.sent).toEqual([]);
});

it('tells the coach of a payment of ours that no booking knows', async () => {
  expect(await tell({ of: 'session', id: 'cs_gone', stray: STRAY })).toEqual({ stray: STRAY });
  expect(post.sent).toMatchObject([{ id: 'pi_1.stray', to: { address: 'coach@example.com' } }]);
});

it('fails when the coach can not be told, so that Stripe asks again', async () => {
  post.failing.add('pi_1.stray');
  const news: News = { of: 'session', id: 'cs_gone', stray: STRAY };
  await expect(tell(news)).rejects.toThrow('pi_1.stray was not sent');
  expect(await tell(news)).toEqual({ stray: STRAY });
});

it('leaves a session of others alone', async () => {
  expect(await tell({ of: 'session', id: 'cs_gone', stray: undefined })).toEqual({});
  expect(post.sent).toEqual([]);
});

it('notes what the coach must be told of a payment', async () => {
  await tell({ of: 'session', id: 'cs_b1_0', stray: undefined });
  await desk.store.claimMails(desk.now);
  await tell({ of: 'payment', payment: 'pi_cs_b1_0', alert: 'dispute-coach' });
  expect(await desk.store.claimMails(desk.now)).toMatchObject([{ kind: 'dispute-coach' }]);
});
