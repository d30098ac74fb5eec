import { beforeEach, expect, it } from 'vitest';
import { HOLD } from '../../../../src/domain/booking/booking.ts';
import { fulfill } from '../../../../src/domain/booking/settle/fulfill.ts';
import { reconcile } from '../../../../src/domain/booking/settle/reconcile.ts';
import { checkRefunds, makeRefunds } from '../../../../src/domain/booking/settle/refund.ts';
import { reserve } from '../../../../src/domain/booking/reserve/reserve.ts';
import { type Desk, openDesk, WISH } from '../desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});

it('tells both when money can not be given back', async () => {
  await reserve(WISH, undefined, desk.world());
  desk.fake.pay('cs_b1_0');
  desk.fake.change('cs_b1_0', { subtotal: 100 });
  await fulfill('cs_b1_0', desk.world());
  desk.fake.refundable.value = false;
  await makeRefunds(desk.world());
  const kinds = (await desk.store.claimMails(desk.now)).map(({ kind }) => kind);
  expect(kinds).toEqual(['sorry-reader', 'refund-failed-coach', 'refund-failed-reader']);
});

it('tells the coach once of a refund that Stripe does not take for hours, and goes on trying', async () => {
  await reserve(WISH, undefined, desk.world());
  desk.fake.pay('cs_b1_0');
  desk.fake.change('cs_b1_0', { subtotal: 100 });
  await fulfill('cs_b1_0', desk.world());
  const kinds = async () => (await desk.store.claimMails(desk.now)).map(({ kind }) => kind);
  expect(await kinds()).toEqual(['sorry-reader']);
  const refund = () => Promise.reject(new Error('403'));
  const tryFor = async (tries: number) => {
    for (let count = 0; count < tries; count++, desk.now += 300)
      await makeRefunds({ ...desk.world(), checkout: { ...desk.fake.checkout, refund } }).catch(
        () => undefined,
      );
  };
  await tryFor(23);
  expect(await kinds()).not.toContain('refund-late-coach');
  await tryFor(2);
  expect(await kinds()).toContain('refund-late-coach');
  await makeRefunds(desk.world());
  expect(desk.fake.refunds).toHaveLength(1);
});

it('tells both once when a refund fails weeks later, takes it back when it is made anew, and tells both when that fails too', async () => {
  await reserve(WISH, undefined, desk.world());
  desk.fake.pay('cs_b1_0');
  desk.fake.change('cs_b1_0', { subtotal: 100 });
  await fulfill('cs_b1_0', desk.world());
  await makeRefunds(desk.world());
  await desk.store.claimMails(desk.now);
  desk.fake.failedRefunds.add('pi_cs_b1_0');
  await checkRefunds(desk.world());
  expect(await desk.store.claimMails(desk.now)).toEqual([]);
  desk.now += 86_400;
  await checkRefunds(desk.world());
  desk.now += 86_400;
  await checkRefunds(desk.world());
  const kinds = (await desk.store.claimMails(desk.now)).map(({ kind }) => kind);
  const failed = kinds.filter((kind) => kind.startsWith('refund-failed'));
  expect(failed).toEqual(['refund-failed-coach', 'refund-failed-reader']);
  expect(await desk.store.find('b1')).toMatchObject({ refundFailed: true });
  desk.fake.failedRefunds.clear();
  desk.now += 86_400;
  await checkRefunds(desk.world());
  expect(await desk.store.find('b1')).toMatchObject({ refundFailed: false });
  desk.fake.failedRefunds.add('pi_cs_b1_0');
  desk.now += 86_400;
  await checkRefunds(desk.world());
  const again = (await desk.store.claimMails(desk.now)).map(({ key }) => key);
  expect(again).toContain(`pi_cs_b1_0.${desk.now}.refund-failed-reader`);
});

it('gives late money back when the hour has gone to another, and goes on after a fault', async () => {
  await reserve(WISH, undefined, desk.world());
  desk.now += HOLD;
  await reserve(WISH, undefined, desk.world());
  desk.fake.pay('cs_b1_0');
  await reconcile(desk.world());
  expect(await desk.stateOf('b1')).toBe('conflict');

  const broken = { ...desk.fake.checkout, refund: () => Promise.reject(new Error('down')) };
  await expect(makeRefunds({ ...desk.world(), checkout: broken })).rejects.toThrow('1 of 1 failed');
  desk.now += 300;
  await makeRefunds(desk.world());
  await makeRefunds(desk.world());
  expect(desk.fake.refunds).toHaveLength(1);
});
