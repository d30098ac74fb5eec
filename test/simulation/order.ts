import { readArguments } from '../../src/cli/run/arguments.ts';
import { refuse } from '../../src/cli/run/begin.ts';

const usage = `Usage: npm run simulate -- [--seeds <number>] [--seed <first number>] [--mutants]

  --seeds    how many worlds to live through (1000)
  --seed     the first of them (0)
  --mutants  instead, look for the first world that notices each fault of test/simulation/mutants.ts`;

/** What the command line asks for; ends the process with a usage when it can't be read. */
export function readOrder(): { first: number; worlds: number; mutants: boolean } {
  const { values } = readArguments(usage, {
    seeds: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '0' },
    mutants: { type: 'boolean', default: false },
  });
  const [worlds, first] = [Number(values.seeds), Number(values.seed)];
  if (Number.isInteger(worlds) && worlds > 0 && Number.isInteger(first) && first >= 0)
    return { first, worlds, mutants: values.mutants };
  return refuse(usage, 2);
}
