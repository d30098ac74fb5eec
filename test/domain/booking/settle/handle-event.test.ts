import { beforeEach, describe, expect, it } from 'vitest';
import {
  handleEvent,
  type PaymentEvent,
} from '../../../../src/domain/booking/settle/handle-event.ts';
import { makeRefunds } from '../../../../src/domain/booking/settle/refund.ts';
import { reserve } from '../../../../src/domain/booking/reserve/reserve.ts';
import { CORRESPONDENT } from '../../../support/booking.ts';
import { spyMailer } from '../../../support/fakes.ts';
import { type World, openWorld, REQUEST } from '../world.ts';

const UNMATCHED = { payment: 'pi_1', live: true };

let world: World;
let post = spyMailer();
beforeEach(async () => {
  world = await openWorld();
  post = spyMailer();
  await reserve(REQUEST, undefined, world.ports());
  world.fake.pay('cs_b1_0');
});

function tell(event: PaymentEvent) {
  return handleEvent(event, { ...world.ports(), mailer: post.mailer, from: CORRESPONDENT });
}

it('makes a call of a session that was paid, whatever its event says of it', async () => {
  const handled = await tell({ of: 'session', id: 'cs_b1_0', unmatched: UNMATCHED });
  expect(handled).toEqual({ booking: await world.store.find('b1') });
  expect(await world.stateOf('b1')).toBe('paid');
  expect(post.sent).toEqual([]);
});

it('tells the coach of a payment of ours that no booking knows', async () => {
  expect(await tell({ of: 'session', id: 'cs_gone', unmatched: UNMATCHED })).toEqual({
    unmatched: UNMATCHED,
  });
  expect(post.sent).toMatchObject([{ id: 'pi_1.stray', to: { address: 'coach@example.com' } }]);
});

it('fails when the coach can not be told, so that Stripe asks again', async () => {
  post.failing.add('pi_1.stray');
  const event: PaymentEvent = { of: 'session', id: 'cs_gone', unmatched: UNMATCHED };
  await expect(tell(event)).rejects.toThrow('pi_1.stray was not sent');
  expect(await tell(event)).toEqual({ unmatched: UNMATCHED });
});

it('leaves a session of others alone', async () => {
  expect(await tell({ of: 'session', id: 'cs_gone', unmatched: undefined })).toEqual({});
  expect(post.sent).toEqual([]);
});

it.each([
  ['dispute', 'dispute-coach'],
  ['refund', 'goodwill-failed-coach'],
] as const)('tells of a %s that comes before its payment is known', async (of, kind) => {
  await tell({ of, payment: 'pi_cs_b1_0', refund: null });
  const told = (await world.store.claimMails(world.now)).map((mail) => mail.kind);
  expect(told).toEqual(['confirmed-reader', 'confirmed-coach', kind]);
  expect(await world.stateOf('b1')).toBe('paid');
});

it('asks again for a dispute whose payment can’t be asked for', async () => {
  const { checkout } = world.fake;
  const unreachable = { ...checkout, pageOf: () => Promise.reject(new Error('unreachable')) };
  const event: PaymentEvent = { of: 'dispute', payment: 'pi_cs_b1_0' };
  const ports = { ...world.ports(), mailer: post.mailer, from: CORRESPONDENT };
  await expect(handleEvent(event, { ...ports, checkout: unreachable })).rejects.toThrow();
});

it('says nothing of a dispute of others', async () => {
  await tell({ of: 'dispute', payment: 'pi_other' });
  expect(await world.store.claimMails(world.now)).toEqual([]);
});

describe('once the payment is known', () => {
  const payment = 'pi_cs_b1_0';
  const kinds = async () => (await world.store.claimMails(world.now)).map(({ kind }) => kind);
  beforeEach(async () => {
    await tell({ of: 'session', id: 'cs_b1_0', unmatched: undefined });
    await kinds();
  });
  const cancel = () =>
    world.store.cancel(
      'b1',
      { by: 'coach', sequence: 0, due: 2500, least: 0, elsewhere: 0 },
      world.now,
    );

  it('tells the coach of a dispute', async () => {
    await tell({ of: 'dispute', payment });
    expect(await kinds()).toEqual(['dispute-coach']);
  });

  it('tells the coach alone of a refund that failed and that this site did not make', async () => {
    await tell({ of: 'refund', payment, refund: null });
    expect(await kinds()).toEqual(['goodwill-failed-coach']);
    expect(await world.store.find('b1')).toMatchObject({ refundFailed: false });
  });

  it('tells both of a refund of its own that failed, as Stripe says when it is asked', async () => {
    await cancel();
    await makeRefunds(world.ports());
    await kinds();
    await tell({ of: 'refund', payment, refund: payment });
    expect(await kinds()).toEqual([]);
    world.fake.failedRefunds.add(payment);
    await tell({ of: 'refund', payment, refund: payment });
    expect(await kinds()).toEqual(['refund-failed-coach', 'refund-failed-reader']);
  });

  it('tells the coach of a gift that failed beside a refund of its own that stands', async () => {
    await cancel();
    await makeRefunds(world.ports());
    await kinds();
    await tell({ of: 'refund', payment, refund: null });
    expect(await kinds()).toEqual(['goodwill-failed-coach']);
  });

  it('leaves a refund that is still due to be made', async () => {
    await cancel();
    await kinds();
    world.fake.failedRefunds.add(payment);
    await tell({ of: 'refund', payment, refund: payment });
    expect(await kinds()).toEqual([]);
    expect(await world.store.claimRefunds(world.now)).toHaveLength(1);
  });
});
