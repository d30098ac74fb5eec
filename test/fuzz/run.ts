import { tryMutated } from './calendars.ts';

/** Reads many mutated calendars; the number of them may be given. */
const count = Number(process.argv[2] ?? 20_000);
let failed = 0;
for (let seed = 0; seed < count; seed++) {
  const says = tryMutated(seed);
  if (says === undefined) continue;
  failed += 1;
  console.log(says);
}
console.log(`${count} mutated calendars, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
