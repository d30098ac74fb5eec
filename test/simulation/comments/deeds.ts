import type { Plan } from './plan.ts';

/** The author publishes at each mail. */
export const visits: Plan['visits'] = Array.from({ length: 5 }, () => ({
  ...{ late: 5, thinks: 1, all: true, times: 1 },
  does: 'publish',
}));
/** Somebody at one home who writes at once, each other words. */
export function reader(words: number): Plan['readers'][number] {
  return {
    ...{ arrives: 0, home: 0, words, name: 0, email: words % 4, site: false, answers: false },
    ...{ presses: 1, again: null, says: [] },
  };
}
