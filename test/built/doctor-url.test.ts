import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { runSite } from './site.ts';

const expected = /"event":"webhook\.refused"/;

test('the doctor finds the built site well from outside and books nothing, and names one that is down', async () => {
  await using site = await runSite({}, expected);
  // The first visit makes the database.
  await fetch(`${site.url}/coaching/`);
  const rows = () =>
    ['booking', 'outbox', 'rate'].map((table) => site.count(`SELECT count(*) FROM ${table}`));
  const before = rows();
  const well = await doctor(site.url);
  expect(well.output).not.toContain('✗');
  expect(well.output).toContain('All is well.');
  expect(well.exitCode).toBe(0);
  expect(rows()).toEqual(before);

  await site.stop();
  const down = await doctor(site.url);
  expect(down.output).toContain(`✗ Nothing answers at ${site.url} (ECONNREFUSED)`);
  expect(down.exitCode).toBe(1);
});

/** The real command, as its owner types it. */
async function doctor(url: string) {
  const command = ['src/cli/doctor.ts', '--url', url];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  const output = Buffer.concat(await child.stdout.toArray()).toString();
  if (child.exitCode === null) await once(child, 'close');
  return { exitCode: child.exitCode, output };
}
