import { DAY, type Stamp, stampOf } from './date-time.ts';
import type { Line } from './line.ts';
import { UTC, type Zone } from './zones/zone.ts';
import type { Zones } from './zones/zones.ts';

export type { DoubtReason as Reason } from '../../../domain/booking/mails/unread-calendar-note.ts';

/** A time on its clock. `slack` is how much earlier and later it may be, where its zone is not known. */
export type Time = Stamp & { clock: Zone; slack: number };

/** Nobody's clock is farther from UTC. */
export const FARTHEST = 14 * 3600;

/**
 * A time in a line; undefined when there is none.
 * @param own the clock of a time that names none; zones' own unless said
 */
export function timeOf(
  text: string,
  { params }: Line,
  zones: Zones,
  own: Zone = zones.own,
): Time | undefined {
  const stamp = stampOf(text, params);
  if (!stamp) return undefined;
  if (stamp.form === 'utc') return { ...stamp, clock: UTC, slack: 0 };
  if (stamp.form === 'date') return { ...stamp, clock: zones.coach, slack: 0 };
  if (stamp.zone === undefined) return { ...stamp, clock: own, slack: 0 };
  const found = zones.find(stamp.zone);
  if (!found) return { ...stamp, clock: UTC, slack: FARTHEST };
  return { ...stamp, clock: found.zone, slack: found.sure ? 0 : 3600 };
}

export function midnightOf(wall: number): number {
  return Math.floor(wall / DAY) * DAY;
}
