import { setTimeout as wait } from 'node:timers/promises';
import { openDesk, type Desk } from './desk.ts';
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
  /**
   * Makes it go wrong at a desk of its own, and ends it. Says with `say` what broke meanwhile.
   * @returns how often it went wrong
   */
  strike(desk: Desk, say: (breach: string) => void): Promise<number>;
};

export type Suffered = { times: number; breaches: string[]; skipped?: string };

/** Strikes a desk of its own, lets a reader book calmly afterwards, and judges it when it has come to rest. */
export async function suffer({ strike, place }: Fault): Promise<Suffered> {
  using found = place?.();
  if (place && !found)
    return { times: 0, breaches: [], skipped: 'no small disk can be mounted here' };
  const suffered: Suffered = { times: 0, breaches: [] };
  const { breaches } = suffered;
  const endure = async (desk: Desk) => {
    suffered.times = await strike(desk, (breach) => breaches.push(breach));
    if (suffered.times === 0) breaches.push('It never went wrong');
    await bookCalmly(desk);
    await comeToRest(desk);
    breaches.push(...(await judge(desk)));
  };
  try {
    await using desk = await openDesk(found?.path);
    await Promise.race([endure(desk), despair()]);
  } catch (fault) {
    breaches.push(`It came to nothing: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
  return suffered;
}

async function despair() {
  await wait(10 * 60_000, undefined, { ref: false });
  throw new Error('ten minutes have passed');
}
