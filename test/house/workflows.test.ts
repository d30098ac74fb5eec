import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

type Step = { uses?: string; run?: string; with?: object };
type Workflow = { permissions?: Record<string, string>; jobs: Record<string, { steps: Step[] }> };

const workflows = globSync('.github/workflows/*.yml').map((file): [string, Workflow] => [
  file,
  parse(readFileSync(file, 'utf8')),
]);

describe.each(workflows)('%s', (file, { permissions, jobs }) => {
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  test('may do no more than it has to', () => {
    const more: Record<string, object> = {
      'desk.yml': { issues: 'write' },
      'comments.yml': { contents: 'write' },
    };
    const isBare = steps.every(({ uses }) => uses === undefined);
    expect(permissions).toEqual(isBare ? {} : { contents: 'read', ...more[basename(file)] });
  });

  test('gives what may write to the one step that pushes', () => {
    const writing = steps.filter((step) => JSON.stringify(step).includes('github.token'));
    const isPush = ({ run }: Step) => run === 'node src/cli/comments.ts --only push';
    if (permissions?.['contents'] === 'write') expect(writing).toEqual(steps.filter(isPush));
    for (const { uses, with: options } of steps)
      if (uses?.startsWith('actions/checkout@'))
        expect(options).toMatchObject({ 'persist-credentials': false });
  });

  test('takes the actions of others at one commit', () => {
    const actions = steps.flatMap(({ uses }) => uses ?? []);
    for (const action of actions) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
  });

  test('leaves every decision to the commands', () => {
    for (const run of steps.flatMap(({ run }) => run ?? [])) {
      expect(run).toMatch(/^(?!.*\$\{)[^\n;|&]+$/);
      const [command] = /src\/\S+/.exec(run) ?? [];
      if (command) expect(existsSync(command)).toBe(true);
    }
  });
});
