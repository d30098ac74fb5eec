import type { Component } from './component.ts';
import { extentOf, type Extent } from './extent.ts';
import { dayMeant, stampOf } from './date-time.ts';
import type { Line } from './line.ts';
import { type Reason, type Time, timeOf } from './times.ts';
import type { Zones } from './zones/zones.ts';

/** An event of a calendar as far as it can be understood. */
export type Event = {
  lines: (name: string) => Line[];
  /** Of the same event the one with the higher numbers is the newer; the first that differ decide. */
  version: readonly number[];
  isCanceled: boolean;
  /** Canceled, shown as free, or declined. */
  isFree: boolean;
  /** undefined when not even its day can be told. */
  start: Time | undefined;
  /** Of no meaning without a start. */
  extent: Extent;
  /** Whether it stands for an occurrence of a series, for which if that can be read, and for those after it too. */
  isChange: boolean;
  replaces: Time | undefined;
  isFuture: boolean;
  /** Why it is not sure, gathered while it is read. */
  reasons: Set<Reason>;
};

/** @param addresses of the owner */
export function eventOf(part: Component, zones: Zones, addresses: readonly string[]): Event {
  const reasons = new Set<Reason>();
  const lines = (name: string) => part.lines.filter((line) => line.name === name);
  const value = (name: string) => valueOf(part, name);
  const start = startOf(lines, zones, reasons);
  const replaced = lines('RECURRENCE-ID')[0];
  const replaces = replaced && timeOf(replaced.value, replaced, zones, start?.clock);
  if (replaced && !replaces) reasons.add('time');
  const isCanceled = /^cancell?ed$/i.test(value('STATUS') ?? '');
  return {
    lines,
    version: [
      Number.parseInt(value('SEQUENCE') ?? '', 10) || 0,
      ...['DTSTAMP', 'LAST-MODIFIED'].map((name) => stampOf(value(name) ?? '')?.wall ?? 0),
    ],
    isCanceled,
    isFree: isCanceled || isShownAsFree(value) || lines('ATTENDEE').some(declinedBy(addresses)),
    start,
    extent: start ? extentOf(start, lines, zones, reasons) : NOTHING,
    isChange: replaced !== undefined,
    replaces,
    isFuture:
      replaces?.slack === 0 && replaced?.params.get('RANGE')?.toUpperCase() === 'THISANDFUTURE',
    reasons,
  };
}

const NOTHING = { from: 0, to: 0, more: 0, byEnd: false };

export function valueOf(part: Component, name: string): string | undefined {
  return part.lines.find((line) => line.name === name)?.value.trim();
}

function startOf(lines: Event['lines'], zones: Zones, reasons: Set<Reason>): Time | undefined {
  const [line] = lines('DTSTART');
  const time = line && timeOf(line.value, line, zones);
  if (time) {
    if (time.slack > 0) reasons.add('zone');
    return time;
  }
  reasons.add('time');
  const days = ['DTSTART', 'DTEND', 'RECURRENCE-ID'].flatMap(lines);
  const day = days.map(({ value }) => dayMeant(value)).find((each) => each !== undefined);
  return day === undefined ? undefined : { wall: day, form: 'date', clock: zones.coach, slack: 0 };
}

function isShownAsFree(value: (name: string) => string | undefined): boolean {
  return (
    value('TRANSP')?.toUpperCase() === 'TRANSPARENT' ||
    value('X-MICROSOFT-CDO-BUSYSTATUS')?.toUpperCase() === 'FREE'
  );
}

function declinedBy(addresses: readonly string[]) {
  const own = new Set(addresses.map((address) => address.toLowerCase()));
  return ({ params, value }: Line) => {
    const names = [value, params.get('EMAIL') ?? ''];
    const mails = names.map((name) =>
      name
        .trim()
        .replace(/^mailto:/i, '')
        .toLowerCase(),
    );
    const isOwn = mails.some((mail) => own.has(mail));
    return isOwn && params.get('PARTSTAT')?.toUpperCase() === 'DECLINED';
  };
}
