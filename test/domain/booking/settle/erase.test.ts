import { expect, it } from 'vitest';
import { erasePersonalData } from '../../../../src/domain/booking/settle/erase.ts';
import { DAY, bookCall } from '../booked-call.ts';

it('knows no more whose a call was 90 days after it', async () => {
  const desk = await bookCall();
  desk.now = (await desk.call()).end + 90 * DAY;
  await erasePersonalData(desk.world());
  expect(await desk.call()).toMatchObject({ name: 'Ada Reader', phone: '+15555550100' });
  desk.now += 1;
  await erasePersonalData(desk.world());
  const nobody = { state: 'paid', name: null, email: null, phone: null, answers: [] };
  expect(await desk.call()).toMatchObject(nobody);
});
