import type { Calls } from '../ports.ts';

/** How long before a call both are reminded of it, in seconds. */
export const REMINDERS = { day: 86_400, hour: 3600 } as const;

/**
 * Notes the reminders of each paid call for their time. A time that has passed before the call was
 * bought or moved is left out, so that nobody is told twice in one hour.
 */
export async function remind({ store, now }: { store: Calls; now: () => number }): Promise<void> {
  await store.remind('day', REMINDERS.day, now());
  await store.remind('hour', REMINDERS.hour, now());
}
