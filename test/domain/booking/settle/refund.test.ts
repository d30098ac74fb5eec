import { expect, it } from 'vitest';
import { HOLD_LASTS } from '../../../../src/domain/booking/hold.ts';
import { fulfill } from '../../../../src/domain/booking/settle/fulfill.ts';
import { reconcile } from '../../../../src/domain/booking/settle/reconcile.ts';
import { checkRefunds, makeRefunds } from '../../../../src/domain/booking/settle/refund.ts';
import { reserve } from '../../../../src/domain/booking/reserve/reserve.ts';
import { openWorld, REQUEST } from '../world.ts';
import { anew } from '../../../support/anew.ts';

const world = anew(openWorld);

it('tells both when money can not be given back', async () => {
  await reserve(REQUEST, undefined, world.ports());
  world.fake.pay('cs_b1_0');
  world.fake.change('cs_b1_0', { subtotal: 100 });
  await fulfill('cs_b1_0', world.ports());
  world.fake.refundable.value = false;
  await makeRefunds(world.ports());
  const kinds = (await world.store.claimMails(world.now)).map(({ kind }) => kind);
  expect(kinds).toEqual(['sorry-reader', 'refund-failed-coach', 'refund-failed-reader']);
});

it('tells the coach once of a refund that Stripe does not take for hours, and goes on trying', async () => {
  await reserve(REQUEST, undefined, world.ports());
  world.fake.pay('cs_b1_0');
  world.fake.change('cs_b1_0', { subtotal: 100 });
  await fulfill('cs_b1_0', world.ports());
  const kinds = async () => (await world.store.claimMails(world.now)).map(({ kind }) => kind);
  expect(await kinds()).toEqual(['sorry-reader']);
  const refund = () => Promise.reject(new Error('403'));
  const tryFor = async (tries: number) => {
    for (let count = 0; count < tries; count++, world.now += 300)
      await makeRefunds({ ...world.ports(), checkout: { ...world.fake.checkout, refund } }).catch(
        () => undefined,
      );
  };
  await tryFor(23);
  expect(await kinds()).not.toContain('refund-late-coach');
  await tryFor(2);
  expect(await kinds()).toContain('refund-late-coach');
  await makeRefunds(world.ports());
  expect(world.fake.refunds).toHaveLength(1);
});

it('tells both once when a refund fails weeks later, takes it back when it is made anew, and tells both when that fails too', async () => {
  await reserve(REQUEST, undefined, world.ports());
  world.fake.pay('cs_b1_0');
  world.fake.change('cs_b1_0', { subtotal: 100 });
  await fulfill('cs_b1_0', world.ports());
  await makeRefunds(world.ports());
  await world.store.claimMails(world.now);
  world.fake.failedRefunds.add('pi_cs_b1_0');
  await checkRefunds(world.ports());
  expect(await world.store.claimMails(world.now)).toEqual([]);
  world.now += 86_400;
  await checkRefunds(world.ports());
  world.now += 86_400;
  await checkRefunds(world.ports());
  const kinds = (await world.store.claimMails(world.now)).map(({ kind }) => kind);
  const failed = kinds.filter((kind) => kind.startsWith('refund-failed'));
  expect(failed).toEqual(['refund-failed-coach', 'refund-failed-reader']);
  expect(await world.store.find('b1')).toMatchObject({ refundFailed: true });
  world.fake.failedRefunds.clear();
  world.now += 86_400;
  await checkRefunds(world.ports());
  expect(await world.store.find('b1')).toMatchObject({ refundFailed: false });
  world.fake.failedRefunds.add('pi_cs_b1_0');
  world.now += 86_400;
  await checkRefunds(world.ports());
  const again = (await world.store.claimMails(world.now)).map(({ key }) => key);
  expect(again).toContain(`pi_cs_b1_0.${world.now}.refund-failed-reader`);
});

it('gives late money back when the hour has gone to another, and goes on after a fault', async () => {
  await reserve(REQUEST, undefined, world.ports());
  world.now += HOLD_LASTS;
  await reserve(REQUEST, undefined, world.ports());
  world.fake.pay('cs_b1_0');
  await reconcile(world.ports());
  expect(await world.stateOf('b1')).toBe('conflict');

  const broken = { ...world.fake.checkout, refund: () => Promise.reject(new Error('down')) };
  await expect(makeRefunds({ ...world.ports(), checkout: broken })).rejects.toThrow(
    '1 of 1 failed',
  );
  world.now += 300;
  await makeRefunds(world.ports());
  await makeRefunds(world.ports());
  expect(world.fake.refunds).toHaveLength(1);
});
