import type { Log } from './log.ts';

/** Waits for works of which none holds up another: the fault of one is logged under its name. */
export async function logFaults(
  works: Readonly<Record<string, Promise<void>>>,
  { log }: { log: Log },
): Promise<void> {
  const all = Object.entries(works).map(([name, work]) =>
    work.catch((fault: unknown) => log.failed(`${name}.failed`, fault)),
  );
  await Promise.all(all);
}
