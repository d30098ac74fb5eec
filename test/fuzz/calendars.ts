import { createDice, type Dice } from '../simulation/dice.ts';
import { calendar, event, read } from '../support/calendar.ts';
import type { Interval } from '../../src/domain/time/interval.ts';

/** Each keeps its own hours busy, so that it is seen which of them a change has touched. */
const EVENTS = [
  ['DTSTART:20261202T150000Z', 'DTEND:20261202T160000Z'],
  ['DTSTART;TZID=Europe/Berlin:20261203T150000', 'DURATION:PT1H30M'],
  ['DTSTART;VALUE=DATE:20261205', 'DTEND;VALUE=DATE:20261206'],
  [
    'DTSTART;TZID=America/New_York:20261207T090000',
    'DTEND;TZID=America/New_York:20261207T100000',
    'RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=5',
    'EXDATE;TZID=America/New_York:20261209T090000',
  ],
  ['DTSTART;TZID=W. Europe Standard Time:20261208T120000', 'DURATION:PT45M'],
  [
    'DTSTART:20261210T080000Z',
    'DTEND:20261210T083000Z',
    'RRULE:FREQ=MONTHLY;BYDAY=2TH;UNTIL=20270601T000000Z',
    'RDATE;VALUE=PERIOD:20261212T100000Z/PT2H',
  ],
  [
    'DTSTART:20261215T170000Z',
    'DTEND:20261215T180000Z',
    'SUMMARY:With Jo\\, again',
    'BEGIN:VALARM',
    'TRIGGER:-PT15M',
    'END:VALARM',
  ],
  [
    'DTSTART:20261220T100000',
    'DTEND:20261220T113000',
    'ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@x.example',
  ],
].map((lines, index) => event(`UID:${index}@other`, ...lines).split('\r\n'));

const WORDS = [
  '-1',
  '0',
  '99999999999',
  'FREQ=SECONDLY',
  'COUNT=0',
  'TZID=',
  ';',
  ':',
  '"',
  '\u0000',
  '\ufeff',
  'ß',
];

/**
 * Reads a calendar of which one event was mutated at random, and says what went wrong: the time of a processor that it
 * took, a fault that is none of ours, hours of the others that are free.
 */
export function tryMutated(seed: number): string | undefined {
  const dice = createDice(seed);
  const chosen = Math.floor(dice.next() * EVENTS.length);
  const lines = EVENTS.map((event, index) => (index === chosen ? mutated(event, dice) : event));
  const text = calendar(...lines.map((event) => event.join('\r\n')));
  const expected = EVENTS.filter((_, index) => index !== chosen).flatMap(
    (event) => read(calendar(event.join('\r\n'))).busy,
  );
  // A machine with much to do takes longer, whatever stands in the calendar.
  const begun = process.threadCpuUsage();
  try {
    const { busy } = read(text);
    const isBusy = ({ start, end }: Interval) =>
      busy.some((time) => time.start <= start && end <= time.end);
    const sold = expected.filter((time) => !isBusy(time));
    if (sold.length > 0) return `seed ${seed}: ${sold.length} hours are free that are not\n${text}`;
    if (busy.some(({ start, end }) => !(start < end))) return `seed ${seed}: unsound\n${text}`;
  } catch (fault) {
    // Then nothing is sold: the last copy serves.
    if (!/^Error: It is /.test(String(fault))) return `seed ${seed}: ${String(fault)}\n${text}`;
  }
  const { user, system } = process.threadCpuUsage(begun);
  const seconds = (user + system) / 1_000_000;
  return seconds > 2 ? `seed ${seed}: ${seconds} s\n${text}` : undefined;
}

function mutated(event: readonly string[], dice: Dice): string[] {
  const lines = [...event];
  const count = 1 + Math.floor(dice.next() * 4);
  for (let time = 0; time < count; time++) mutateOne(lines, dice);
  // The name of another event would make it a version of that.
  return lines.filter((line) => !line.startsWith('UID:') || line === event[1]);
}

function mutateOne(lines: string[], { next, pick, chance }: Dice): void {
  const at = Math.floor(next() * lines.length);
  const line = lines[at] ?? '';
  const place = Math.floor(next() * line.length);
  const way = pick([
    'drop',
    'double',
    'swap',
    'cut',
    'insert',
    'letter',
    'digit',
    'break',
  ] as const);
  if (way === 'drop') lines.splice(at, 1);
  else if (way === 'double') lines.splice(at, 0, line);
  else if (way === 'swap') lines.splice(at, 1, lines[0] ?? '', line);
  else if (way === 'cut') lines[at] = line.slice(0, place);
  else if (way === 'insert')
    lines[at] = line.slice(0, place) + pick(WORDS as [string, ...string[]]) + line.slice(place);
  else if (way === 'letter')
    lines[at] =
      line.slice(0, place) + String.fromCharCode(32 + next() * 200) + line.slice(place + 1);
  else if (way === 'digit') lines[at] = line.replace(/\d/, () => String(Math.floor(next() * 10)));
  else if (chance(0.5)) lines.splice(at, 1, line.slice(0, place), line.slice(place));
}
