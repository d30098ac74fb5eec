import { expect, it } from 'vitest';
import { bookingIds, nameEntries } from '../../../src/adapters/database/booking-ids.ts';
import { holdOf, MONDAY_6PM, NOW, paymentOf } from '../../support/booking.ts';
import { emptyDatabase, storeOn } from '../../support/store.ts';

it('keeps of each call the id of its entry, wherever the site moves', async () => {
  const sql = await emptyDatabase();
  const store = storeOn(sql);
  await store.hold({ ...holdOf('a'), uid: 'a@sold.example' }, 3, NOW);
  await store.hold(holdOf('before', MONDAY_6PM + 4500), 3, NOW);
  for (const id of ['a', 'before']) await store.settle(id, paymentOf(`cs_${id}`), NOW);
  await sql.batch([{ sql: `UPDATE booking SET uid = NULL WHERE id = 'before'` }]);
  const uids = async () => (await store.calls(NOW)).map(({ uid }) => uid);

  expect(await uids()).toEqual(['a@sold.example', 'before']);
  await nameEntries(sql, 'desk.example');
  await nameEntries(sql, 'moved.example');
  expect(await uids()).toEqual(['a@sold.example', 'before@desk.example']);
  expect(await bookingIds(sql, NOW)).toEqual(['a', 'before']);
});
