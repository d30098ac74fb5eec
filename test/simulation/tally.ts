import { type CallSite, keyOf } from './call-site.ts';
import type { Plan } from './plan.ts';
import { crashTable } from './port-calls.ts';
import type { Life } from './simulate.ts';

/** What happened how often in many worlds; it stays as small however many they are. */
export type Tally = {
  worlds: number;
  happened: Record<string, number>;
  crashes: Record<string, { site: CallSite; times: number }>;
  failed: { seed: number; violation: string }[];
};

export function emptyTally(): Tally {
  return { worlds: 0, happened: {}, crashes: {}, failed: [] };
}

/** Counts one world of booking. */
export function count(tally: Tally, seed: number, plan: Plan, life: Life): void {
  const happened = {
    ...life.happened,
    'mails sent': life.mails.length,
    'mails repeated': life.mails.length - new Set(life.mails.map(({ id }) => id)).size,
    'worlds without Stripe for a while': Number(plan.stripeDown.for > 0),
    'worlds without Stripe for a day': Number(plan.stripeDown.for >= 86_400),
    'worlds without mail for a while': Number(plan.mailDown.for > 0),
    'worlds without mail for a day': Number(plan.mailDown.for >= 86_400),
    'worlds with half of the webhooks': Number(plan.webhooks === 50),
    'worlds without webhooks': Number(plan.webhooks === 0),
    'worlds on two servers': Number(plan.servers === 2),
  };
  countLife(tally, seed, { ...life, happened });
}

/** Counts one world of any kind. */
export function countLife(
  tally: Tally,
  seed: number,
  life: Pick<Life, 'crashes'> & { happened: Record<string, number>; violations: Iterable<string> },
): void {
  const { crashes, happened, violations } = life;
  const failed = [...violations].slice(0, 1).map((violation) => ({ seed, violation }));
  const all = { ...happened, 'use cases crashed': crashes.length };
  add(tally, { worlds: 1, happened: all, crashes: {}, failed });
  for (const site of crashes.map((crash) => crash.site))
    add(tally, { ...emptyTally(), crashes: { [keyOf(site)]: { site, times: 1 } } });
}

/** Adds the second to the first. */
export function add(to: Tally, { worlds, happened, crashes, failed }: Tally): void {
  to.worlds += worlds;
  for (const [what, times] of Object.entries(happened))
    to.happened[what] = (to.happened[what] ?? 0) + times;
  for (const [key, { site, times }] of Object.entries(crashes))
    to.crashes[key] = { site, times: (to.crashes[key]?.times ?? 0) + times };
  to.failed.push(...failed);
}

/** The summary, line by line. @param calls the places where worlds of this kind may crash */
export function summary(
  { happened, crashes, failed, worlds }: Tally,
  calls: readonly string[],
): string[] {
  const number = (value: number) => value.toLocaleString('en-US').padStart(12);
  return [
    ...Object.entries(happened).map(([what, times]) => `${number(times)}  ${what}`),
    'Crashed before or after:',
    ...[...crashTable(Object.values(crashes), calls)].map(
      ([call, counts]) =>
        `${number(counts.reduce((sum, times) => sum + times))}  ${call}` +
        (counts.length > 1 ? ` (${counts.join(' + ')})` : ''),
    ),
    `${worlds.toLocaleString('en-US')} worlds, ${failed.length} of them went wrong`,
  ];
}
