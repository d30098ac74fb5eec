import { parseArgs } from 'node:util';

const USAGE = `Usage: npm run simulate -- [--seeds <number>] [--seed <first number>] [--mutants]

  --seeds    how many worlds to live through (1000)
  --seed     the first of them (0)
  --mutants  instead, look for the first world that notices each fault of test/simulation/mutants.ts`;

/** What the command line asks for; ends the process with a usage when it can't be read. */
export function readOrder(): { first: number; worlds: number; mutants: boolean } {
  try {
    const { values } = parseArgs({
      options: {
        seeds: { type: 'string', default: '1000' },
        seed: { type: 'string', default: '0' },
        mutants: { type: 'boolean', default: false },
      },
    });
    const [worlds, first] = [Number(values.seeds), Number(values.seed)];
    if (Number.isInteger(worlds) && worlds > 0 && Number.isInteger(first) && first >= 0)
      return { first, worlds, mutants: values.mutants };
  } catch {
    // Said below.
  }
  console.error(USAGE);
  process.exit(2);
}
