import { type Goal, inTurn, type Row } from '../rows.ts';
import { press, type Stood } from './press.ts';
import type { Served } from './process.ts';

/** Who is asked for what and how often a round, and what is begun beside it: it gives back how that is ended. */
export type Course = {
  served: Pick<Served, 'url'>;
  ask: Parameters<typeof press>[1];
  status: number;
  times: number;
  beside?: () => () => Promise<void>;
};

/** What each course stood that there is, all of them in turn. */
export function stand<Name extends string>(
  courses: Record<Name, Course | undefined>,
): Promise<Record<Name, Stood[]>> {
  const runs = Object.entries<Course | undefined>(courses).flatMap(([name, course]) =>
    course ? [[name, () => run(course)]] : [],
  );
  return inTurn(Object.fromEntries(runs) as Record<Name, () => Promise<Stood>>);
}

async function run({ served, ask, beside, ...how }: Course): Promise<Stood> {
  const end = beside?.();
  try {
    return await press(served.url, ask, how);
  } finally {
    await end?.();
  }
}

/** Answers a second, and how long nearly all of them take at the most. */
export function rowsOf(
  what: string,
  stood: readonly Stood[],
  goal: { perSecond?: Goal; p99?: number } = {},
  peer?: { name: string; stood: readonly Stood[] },
): Row[] {
  const part = (of: readonly Stood[], name: keyof Stood) => of.map((each) => each[name]);
  const beside = (name: keyof Stood) => peer && { name: peer.name, values: part(peer.stood, name) };
  return [
    {
      what: `${what}, a second`,
      values: part(stood, 'perSecond'),
      beside: beside('perSecond'),
      show: (value) => value.toFixed(0),
      goal: goal.perSecond,
    },
    {
      what: `${what}, p99`,
      values: part(stood, 'p99'),
      beside: beside('p99'),
      show: (value) => `${value.toFixed(1)} ms`,
      goal: goal.p99 === undefined ? undefined : { most: goal.p99 },
    },
  ];
}
