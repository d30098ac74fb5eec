import { RRuleTemporal } from 'rrule-temporal';
import { expect, it } from 'vitest';
import { createDice, type Dice } from '../../../../simulation/dice.ts';
import { calendar, event, read, spanOf } from '../../../../support/calendar.ts';

const ZONES = [
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'America/St_Johns',
  'Pacific/Apia',
];
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const STARTS = ['20120115', '20231101', '20240229', '20251231', '20260715', '20261031'] as const;
/** Clocks are put back in it. The library leaves out what they skip; zones.test.ts says what is right. */
const SPAN = spanOf('2026-10-20T00:00', '2027-03-13T00:00');
const RULES = 400;

/**
 * A rule that both understand alike. The library, version 2.2.8, reads four things otherwise than RFC 5545, 3.3.10:
 * weekdays with and without a number in one list, a weekday beside BYYEARDAY or a numbered one beside BYMONTHDAY in a
 * year, and BYWEEKNO alone. These stand among the rules that recurrence.test.ts works out by hand.
 */
function randomRule({ pick, chance, next }: Dice): string {
  const number = (most: number) => 1 + Math.floor(next() * most);
  const some = <T>(list: readonly [T, ...T[]]) =>
    [...new Set(Array.from({ length: number(3) }, () => pick(list)))].join();
  const freq = pick(['YEARLY', 'MONTHLY', 'MONTHLY', 'WEEKLY', 'WEEKLY', 'DAILY'] as const);
  const parts = [`FREQ=${freq}`];
  const add = (probability: number, make: () => string) => {
    if (chance(probability)) parts.push(make());
  };
  const nth = (freq === 'YEARLY' || freq === 'MONTHLY') && chance(0.5);
  const byYear = freq === 'YEARLY' ? next() : 1;
  add(0.4, () => `INTERVAL=${number(4)}`);
  add(0.3, () => `BYMONTH=${some([1, 2, 3, 6, 10, 11, 12])}`);
  if (byYear < 0.2) parts.push(`BYYEARDAY=${some([1, 60, 300, 335, 366, -1, -40])}`);
  else if (byYear < 0.4)
    parts.push(`BYWEEKNO=${some([1, 2, 10, 44, 48, 52, 53, -1])};BYDAY=${some(DAYS)}`);
  else {
    if (freq !== 'WEEKLY' && !(freq === 'YEARLY' && nth))
      add(0.3, () => `BYMONTHDAY=${some([1, 2, 13, 28, 29, 30, 31, -1, -2])}`);
    const day = () => (nth ? `${pick([1, 2, 4, 5, -1, -2] as const)}${pick(DAYS)}` : pick(DAYS));
    add(0.5, () => `BYDAY=${[...new Set(Array.from({ length: number(3) }, day))].join()}`);
  }
  add(0.2, () => `BYHOUR=${some([0, 1, 2, 3, 9, 18, 23])}`);
  add(0.15, () => `BYMINUTE=${some([0, 15, 30])}`);
  if (parts.some((part) => part.startsWith('BY')))
    add(0.2, () => `BYSETPOS=${some([1, 2, 3, -1])}`);
  add(0.2, () => `WKST=${pick(DAYS)}`);
  add(0.3, () => pick([`COUNT=${number(80)}`, 'UNTIL=20261224T120000Z'] as const));
  return parts.join(';');
}

it.each(ZONES)('random rules mean in %s what they mean to a library', (zone) => {
  const dice = createDice(ZONES.indexOf(zone));
  const differing: string[] = [];
  for (let index = 0; index < Math.ceil(RULES / ZONES.length); index++) {
    const start = `${dice.pick(STARTS)}T${dice.pick(['093000', '013000', '023000', '000000'])}`;
    const rule = randomRule(dice);
    const lines = [`DTSTART;TZID=${zone}:${start}`, 'DURATION:PT1M', `RRULE:${rule}`];
    const ours = read(calendar(event(...lines)), {}, SPAN).busy.map((time) => time.start);
    const theirs = libraryStarts(`DTSTART;TZID=${zone}:${start}\nRRULE:${rule}`);
    if (ours.join() !== theirs.join())
      differing.push(`${start} ${rule}: ${days(ours, theirs)} / ${days(theirs, ours)}`);
  }
  expect(differing).toEqual([]);
});

/** The start counts in any case, and not as one of COUNT that the rule asks for. */
function libraryStarts(rruleString: string): number[] {
  const rule = new RRuleTemporal({ rruleString, maxIterations: 1e6 });
  const [from, to] = [SPAN.start, SPAN.end].map((time) => new Date(time * 1000)) as [Date, Date];
  const found = rule.between(from, to, true).map((time) => time.epochMilliseconds / 1000);
  const first = rule.options().dtstart.epochMilliseconds / 1000;
  return [...new Set([first, ...found])]
    .filter((time) => time >= SPAN.start && time < SPAN.end)
    .toSorted((one, other) => one - other);
}

function days(starts: readonly number[], others: readonly number[]): string {
  const alone = starts.filter((time) => !others.includes(time));
  return alone.map((time) => new Date(time * 1000).toISOString().slice(2, 16)).join();
}
