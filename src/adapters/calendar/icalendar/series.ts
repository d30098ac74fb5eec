import type { Interval } from '../../../domain/time/interval.ts';
import type { Event } from './event.ts';
import {
  busyAt,
  type Dated,
  isAt,
  type Occurrence,
  occurrencesOf,
  type Reading,
} from './occurrences.ts';
import { instantOf } from './period.ts';
import type { Time } from './times.ts';

/** An occurrence of a series that takes place otherwise than its rule says. */
type Change = Dated & { replaces: Time };

/**
 * When the events that stand in a calendar under one id keep its owner busy: the newest of each, a series without
 * the occurrences that others replace, and these. What can't be understood takes nothing back.
 */
export function busyOf(events: readonly Event[], reading: Reading): Map<Event, Interval[]> {
  const dated = events.filter(isDated);
  const single = dated.filter((event) => event.isChange);
  const series = newest(dated.filter((event) => !event.isChange));
  const byTime = Map.groupBy(single.filter(isChange), ({ replaces }) => instantOf(replaces));
  const ended = series.filter(({ isCanceled }) => isCanceled);
  const changes = [...byTime.values()]
    .flatMap(newest)
    .filter((change) => ended.every((event) => sequenceOf(change) > sequenceOf(event)));
  const lost = single.filter((event) => !isChange(event));

  const busy = new Map<Event, Interval[]>();
  const add = (event: Event, times: Interval[]) => {
    const all = busy.get(event) ?? [];
    if (!event.isFree) busy.set(event, all);
    for (const time of times) all.push(time);
  };
  for (const event of [...changes, ...lost]) add(event, busyAt(event, event.start.wall, reading));
  for (const event of series) {
    const later = changes.filter(({ isFuture }) => isFuture);
    const shift = Math.max(0, ...later.map((change) => Math.abs(shiftOf(change, event))));
    if (event.isFree && later.length === 0) continue;
    for (const occurrence of occurrencesOf(event, reading, shift)) {
      if (changes.some(({ replaces }) => isAt(replaces, occurrence, event.start))) continue;
      const change = lastBefore(later, occurrence);
      if (!change) add(event, occurrence.busy);
      else add(change, busyAt(change, occurrence.wall + shiftOf(change, event), reading));
    }
  }
  return busy;
}

function isDated(event: Event): event is Dated {
  return event.start !== undefined;
}

function isChange(event: Dated): event is Change {
  return event.replaces !== undefined;
}

/** The newest that is sure of its time, and whatever seems newer; several of one version all count. */
function newest<Some extends Event>(events: readonly Some[]): Some[] {
  const sure = events.filter(({ reasons }) => !reasons.has('time'));
  const [best] = sure.toSorted((one, other) => compare(other.version, one.version));
  return best ? events.filter(({ version }) => compare(version, best.version) >= 0) : [...events];
}

function compare(one: readonly number[], other: readonly number[]): number {
  const differences = one.map((part, index) => part - (other[index] ?? 0));
  return differences.find((difference) => difference !== 0) ?? 0;
}

function sequenceOf({ version: [sequence = 0] }: Event): number {
  return sequence;
}

function lastBefore(changes: readonly Change[], { start }: Occurrence): Change | undefined {
  return changes
    .filter(({ replaces }) => instantOf(replaces) <= start)
    .toSorted((one, other) => instantOf(other.replaces) - instantOf(one.replaces))[0];
}

/** How far a change moves each occurrence on the clock. */
function shiftOf({ start, replaces }: Change, { start: { clock } }: Dated): number {
  return start.wall - clock.wall(instantOf(replaces));
}
