import type { Calls } from './ports.ts';

/** How long after a call we know whose it was, in seconds. The privacy page promises it. */
export const RETENTION = 90 * 86_400;

/** Erases personal data of calls that are long past. */
export async function erasePersonalData({
  store,
  now,
}: {
  store: Pick<Calls, 'erasePersonalData'>;
  now: () => number;
}): Promise<void> {
  await store.erasePersonalData(now() - RETENTION);
}
