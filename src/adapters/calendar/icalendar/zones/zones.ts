import type { Interval } from '../../../../domain/time/interval.ts';
import type { Component } from '../component.ts';
import type { Steps } from '../rules/recurrence.ts';
import { describedZone, fixedZone, namedZone, type Zone } from './zone.ts';
import { offsetNamed, zoneNamed } from './zone-names.ts';

/** IANA's short names without summer time, which programs give to zones that have it. */
const SHORT = new Set(['EST', 'MST', 'HST']);

/** The zones of one calendar by the names that it uses. */
export type Zones = {
  /** On which everybody's own times are meant. */
  own: Zone;
  /** The coach's, by which her days begin. */
  coach: Zone;
  /** undefined when nobody knows it; unsure when only its offset is said. */
  find(name: string): { zone: Zone; sure: boolean } | undefined;
};

/**
 * A name that everybody knows comes before what the calendar says of it: descriptions of known zones are wrong
 * more often than the names.
 * @param timeZone the coach's IANA zone
 */
export function zonesOf(
  calendar: Component,
  { timeZone, span, steps }: { timeZone: string; span: Interval; steps: Steps },
): Zones {
  const described = new Map(
    calendar.parts
      .filter(({ name }) => name === 'VTIMEZONE')
      .map((part) => [valueOf(part, 'TZID')?.replaceAll('"', '').trim(), part]),
  );
  const found = new Map<string, ReturnType<Zones['find']>>();

  function look(name: string): ReturnType<Zones['find']> {
    const part = described.get(name);
    const describe = () => part && describedZone(part, span, steps);
    const known = zoneNamed(name) ?? zoneNamed((part && valueOf(part, 'X-LIC-LOCATION')) ?? '');
    const named = () => (known === undefined ? undefined : namedZone(known, span));
    const zone = SHORT.has(name.toUpperCase()) ? (describe() ?? named()) : (named() ?? describe());
    if (zone) return { zone, sure: true };
    const offset = offsetNamed(name);
    return offset === undefined ? undefined : { zone: fixedZone(offset), sure: false };
  }

  const find = (name: string) => {
    if (!found.has(name)) found.set(name, look(name));
    return found.get(name);
  };
  const coach = namedZone(timeZone, span);
  const own = valueOf(calendar, 'X-WR-TIMEZONE');
  return { coach, own: (own && find(own)?.zone) || coach, find };
}

function valueOf({ lines }: Component, name: string): string | undefined {
  return lines.find((line) => line.name === name)?.value;
}
