import { waitUntil } from '@vercel/functions';
import { expect, it, vi } from 'vitest';
import { backgroundDone, takeBackgroundWork } from '../../src/server/background.ts';

it('waits for what was handed over, done or failed', async () => {
  takeBackgroundWork();
  const [mail, refund] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  waitUntil(mail.promise);
  waitUntil(refund.promise);
  let done = false;
  const all = backgroundDone(60_000).then(() => (done = true));
  mail.resolve();
  await mail.promise;
  expect(done).toBe(false);
  refund.reject(new Error('no'));
  await all;
});

it('waits no longer than it has patience', async () => {
  takeBackgroundWork();
  const { promise, resolve } = Promise.withResolvers<void>();
  waitUntil(promise);
  await backgroundDone(1);
  resolve();
});

it('tells of what failed while nobody waited for it, without its words', () => {
  takeBackgroundWork();
  takeBackgroundWork();
  const tell = process.listeners('unhandledRejection').filter(({ name }) => name === 'tell');
  expect(tell).toHaveLength(1);
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  tell[0]?.(new TypeError('reader@example.com'), Promise.resolve());
  expect(JSON.parse(said.mock.calls[0]?.[0])).toMatchObject({
    event: 'background.failed',
    faults: [{ name: 'TypeError' }],
  });
  expect(said.mock.calls[0]?.[0]).not.toContain('reader');
});
