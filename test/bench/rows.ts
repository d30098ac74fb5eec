import { median, printTable, ratio } from '../support/table.ts';

/** What was measured several times, beside the same of a peer. */
export type Row = {
  what: string;
  values: readonly number[];
  beside?: { name: string; values: readonly number[] } | undefined;
  /** A value with its unit, as it is printed. */
  show(value: number): string;
  goal?: Goal | undefined;
};

/** What the median should be: so much itself, and so many times that of the peer. */
export type Goal = { most?: number; mostTimes?: number; least?: number; leastTimes?: number };

/**
 * Does `warming` once, all things if it is left out, and then everything `rounds` times in turn, so that what else the
 * machine does meets all of it alike. Returns what each said in the rounds.
 */
export async function inTurn<Name extends string, Result>(
  things: Record<Name, () => Result | Promise<Result>>,
  rounds = 3,
  warming?: readonly NoInfer<Name>[],
): Promise<Record<Name, Result[]>> {
  const names = Object.keys(things) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, []])) as unknown;
  const said = results as Record<Name, Result[]>;
  for (const name of warming ?? names) await things[name]();
  for (let round = 1; round <= rounds; round++)
    for (const name of names) said[name].push(await things[name]());
  return said;
}

/** Prints median and range of each row and of its peer, their ratio, and the goal with whether it is met. */
export function printRows(heading: string, rows: readonly Row[]) {
  const names = ['what', 'median', 'range', 'beside', 'median', 'range', 'ratio', 'goal', ''];
  printTable(heading, [names, ...rows.map(cellsOf)]);
}

function cellsOf({ what, values, beside, show, goal }: Row): string[] {
  const figures = (some: readonly number[]) => [show(median(some)), rangeOf(some, show)];
  const theirs = beside ? [beside.name, ...figures(beside.values)] : ['', '', ''];
  const times = beside ? ratio(median(values), median(beside.values)) : '';
  const own = median(values);
  const against = beside ? own / median(beside.values) : NaN;
  const met = goal && (meets(goal, own, against) ? '✓' : '✗');
  return [what, ...figures(values), ...theirs, times, goal ? say(goal, show) : '', met ?? ''];
}

function rangeOf(values: readonly number[], show: Row['show']): string {
  return `${show(Math.min(...values))}–${show(Math.max(...values))}`;
}

function meets({ most, mostTimes, least, leastTimes }: Goal, own: number, against: number) {
  return (
    (most === undefined || own <= most) &&
    (mostTimes === undefined || against <= mostTimes) &&
    (least === undefined || own >= least) &&
    (leastTimes === undefined || against >= leastTimes)
  );
}

function say({ most, mostTimes, least, leastTimes }: Goal, show: Row['show']): string {
  const parts = [
    most !== undefined && `≤ ${show(most)}`,
    mostTimes !== undefined && `≤ ${mostTimes} ×`,
    least !== undefined && `≥ ${show(least)}`,
    leastTimes !== undefined && `≥ ${leastTimes} ×`,
  ];
  return parts.filter(Boolean).join(', ');
}
