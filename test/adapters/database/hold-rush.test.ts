import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { scratchFolder } from '../../support/scratch.ts';

type Outcome = { won: number; refused: number; stall: number; starved: number };

it('gives one hour to exactly one of 1,000 readers in 4 processes and never stands still', async () => {
  const path = join(scratchFolder('rush'), 'site.db');
  const script = new URL('./hold-rush.ts', import.meta.url);
  const processes = ['a', 'b', 'c', 'd'].map((name) =>
    fork(script, [path, name, '250'], { execArgv: [] }),
  );
  await Promise.all(processes.map((child) => once(child, 'message')));
  const outcomes = processes.map(async (child) => {
    const answer = once(child, 'message');
    child.send('go');
    return ((await answer) as [Outcome])[0];
  });
  const results = await Promise.all(outcomes);

  expect(results.reduce((sum, { won }) => sum + won, 0)).toBe(1);
  expect(results.reduce((sum, { refused }) => sum + refused, 0)).toBe(999);
  // Less what a thread without work missed: other programs may want the cores.
  expect(Math.max(...results.map(({ stall, starved }) => stall - starved))).toBeLessThan(200);
});
