import { readArguments } from '../../src/cli/run/arguments.ts';
import { refuse } from '../../src/cli/run/begin.ts';
import type { Kind } from './worlds.ts';

const usage = `Usage: npm run simulate -- [--seeds <number>] [--seed <first number>] [--only booking|comments] [--mutants]

  --seeds    how many worlds of each kind to live through (1000)
  --seed     the first of them (0)
  --only     the kind of worlds (both)
  --mutants  instead, look for the first world that notices each fault of a mutants.ts`;

export type Order = { kinds: readonly Kind[]; first: number; worlds: number; mutants: boolean };
const KINDS = ['booking', 'comments'] as const satisfies readonly Kind[];

/** What the command line asks for; ends the process with a usage when it can't be read. */
export function readOrder(): Order {
  const { values } = readArguments(usage, {
    seeds: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '0' },
    only: { type: 'string' },
    mutants: { type: 'boolean', default: false },
  });
  const [worlds, first] = [Number(values.seeds), Number(values.seed)];
  const kinds = KINDS.filter((kind) => (values.only ?? kind) === kind);
  const isSound = Number.isInteger(worlds) && worlds > 0 && Number.isInteger(first) && first >= 0;
  if (isSound && kinds.length > 0) return { kinds, first, worlds, mutants: values.mutants };
  return refuse(usage, 2);
}
