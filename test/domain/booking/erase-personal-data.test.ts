import { expect, it } from 'vitest';
import { erasePersonalData } from '../../../src/domain/booking/erase-personal-data.ts';
import { DAY, bookCall } from './booked-call.ts';

it('knows no more whose a call was 90 days after it', async () => {
  const world = await bookCall();
  world.now = (await world.call()).end + 90 * DAY;
  await erasePersonalData(world.ports());
  expect(await world.call()).toMatchObject({ name: 'Ada Reader', phone: '+15555550100' });
  world.now += 1;
  await erasePersonalData(world.ports());
  const nobody = { state: 'paid', name: null, email: null, phone: null, answers: [] };
  expect(await world.call()).toMatchObject(nobody);
});
