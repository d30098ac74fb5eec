import { setTimeout as wait } from 'node:timers/promises';
import { openSite, type Site } from './site.ts';
import { bookCalmly } from './reader.ts';
import { comeToRest, judge } from './verdict.ts';

export type Fault = {
  /** What `--only` takes: all faults of a kind. */
  kind: string;
  /** What goes wrong, in words. */
  name: string;
  /** The invariants that the fault is aimed at; all are judged. */
  aims: string;
  /** Where its database must lie, if that matters; undefined where there is no such place. */
  place?: () => ({ path: string } & Disposable) | undefined;
  /** After so many minutes nothing more comes of it; ten when left out. */
  patience?: number;
  /**
   * Makes it go wrong at a site of its own, and ends it. Says with `say` what broke meanwhile.
   * @returns how often it went wrong
   */
  strike(site: Site, say: (breach: string) => void): Promise<number>;
};

export type Suffered = { times: number; breaches: string[]; skipped?: string };

/** Strikes a site of its own, lets a reader book calmly afterwards, and judges it when it has come to rest. */
export async function suffer({ strike, place, patience = 10 }: Fault): Promise<Suffered> {
  using found = place?.();
  if (place && !found)
    return { times: 0, breaches: [], skipped: 'no small disk can be mounted here' };
  const suffered: Suffered = { times: 0, breaches: [] };
  const { breaches } = suffered;
  const endure = async (site: Site) => {
    suffered.times = await strike(site, (breach) => breaches.push(breach));
    if (suffered.times === 0) breaches.push('It never went wrong');
    await bookCalmly(site);
    await comeToRest(site);
    breaches.push(...(await judge(site)));
  };
  try {
    await using site = await openSite(found?.path);
    await Promise.race([endure(site), despair(patience)]);
  } catch (fault) {
    breaches.push(`It came to nothing: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
  return suffered;
}

async function despair(minutes: number) {
  await wait(minutes * 60_000, undefined, { ref: false });
  throw new Error(`${minutes} minutes have passed`);
}
