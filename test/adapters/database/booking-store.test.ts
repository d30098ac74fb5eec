import { testBookingStore } from './booking-store.contract.ts';
import { emptyDatabase, storeOn } from '../../support/store.ts';

const open = async () => {
  const sql = await emptyDatabase();
  return storeOn(sql);
};
testBookingStore('node:sqlite', open);
