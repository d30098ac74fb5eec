import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { isAlive } from './is-alive.ts';

const server = `console.log('Ctrl-C stops it'); setInterval(() => undefined, 1_000);`;
const source = `import { runNode } from './test/built/command.ts';
  const { pid } = await runNode(['-e', ${JSON.stringify(server)}]);
  console.log(pid);`;

test('a server ends with the test that has started it, even where that is killed', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await once(child.stdout, 'data');
  const pid = Number(said);
  expect(process.kill(pid, 0)).toBe(true);
  child.kill('SIGKILL');

  await expect.poll(() => isAlive(pid)).toBe(false);
});
