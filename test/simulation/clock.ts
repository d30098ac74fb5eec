import { setImmediate } from 'node:timers/promises';
import type { Dice } from './dice.ts';

type Turn = { at: number; order: number; work: () => unknown };

/**
 * Virtual time, and the only one who lets anything happen: one turn after the other, the earliest
 * first, what is due at the same moment in an order that the dice decide.
 * @param begin in Unix seconds
 */
export function createClock(dice: Dice, begin: number) {
  const turns: Turn[] = [];
  let time = begin * 1000;
  return {
    /** Unix seconds. */
    now: () => Math.floor(time / 1000),
    /** Does the work `delay` milliseconds from now. */
    after(delay: number, work: () => unknown) {
      const turn = { at: time + delay, order: dice.next(), work };
      const place = turns.findLastIndex((other) => !isBefore(turn, other)) + 1;
      turns.splice(place, 0, turn);
      return turn;
    },
    cancel(turn: Turn) {
      const place = turns.indexOf(turn);
      if (place >= 0) turns.splice(place, 1);
    },
    /** Ends when nothing is left to do; `check` is called after every turn. */
    async run(check: () => void | Promise<void>) {
      for (let turn = turns.shift(); turn; turn = turns.shift()) {
        time = turn.at;
        await turn.work();
        // What the turn has set free runs on in microtasks until each part waits for a port again.
        await setImmediate();
        await check();
      }
    },
  };
}

export type Clock = ReturnType<typeof createClock>;

function isBefore(one: Turn, other: Turn): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}
