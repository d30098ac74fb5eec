import type { Interval } from '../../domain/time/interval.ts';
import { busyTimes, type BusyTimes, type Owner } from './icalendar/busy-times.ts';
import { linesOf } from './icalendar/text.ts';

/** What a calendar says that was fetched. @throws Error when it is none */
export function readBusyTimes(
  { bytes, charset }: { bytes: Uint8Array; charset: string | undefined },
  span: Interval,
  owner: Owner,
): BusyTimes {
  return busyTimes(linesOf(bytes, charset), span, owner);
}
