import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const locked = { '': {}, 'node_modules/a': { version: '1.0.0' } };

test('does nothing when the lockfile is installed', () => {
  const { output, npmRuns } = setUp({ wanted: locked, present: locked });

  expect(npmRuns).toEqual([]);
  expect(output).toBe('');
});

test('does without a package that is only for another platform', () => {
  const other = { 'node_modules/b-win32': { version: '1.0.0', optional: true } };

  expect(setUp({ wanted: { ...locked, ...other }, present: locked }).npmRuns).toEqual([]);
});

test.each([
  ['nothing is installed', undefined],
  ['a package is missing', {}],
  ['a package has another version', { 'node_modules/a': { version: '0.9.0' } }],
])('installs, and says so in one line, when %s', (_, present) => {
  const { output, npmRuns, exitCode } = setUp({ wanted: locked, present });

  expect(npmRuns).toEqual([expect.stringMatching(/^ci --include=dev .*--loglevel=error$/)]);
  expect(output).toMatch(/^Installing .*\n$/);
  expect(exitCode).toBe(0);
});

test('stops what follows when the installation fails', () => {
  expect(setUp({ wanted: locked, npmExitCode: 3 }).exitCode).toBe(3);
});

function setUp({
  wanted,
  present,
  npmExitCode = 0,
}: {
  wanted: object;
  present?: object | undefined;
  npmExitCode?: number;
}) {
  const root = mkdtempSync(join(tmpdir(), 'deskside-'));
  mkdirSync(join(root, 'src/cli'), { recursive: true });
  mkdirSync(join(root, 'node_modules'));
  cpSync('src/cli/setup.mjs', join(root, 'src/cli/setup.mjs'));
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: wanted }));
  if (present)
    writeFileSync(
      join(root, 'node_modules/.package-lock.json'),
      JSON.stringify({ packages: present }),
    );
  const runs = join(root, 'runs');
  writeFileSync(runs, '');
  writeFileSync(
    join(root, 'npm-cli.js'),
    `import('node:fs').then(({ appendFileSync }) => {
       appendFileSync(${JSON.stringify(runs)}, process.argv.slice(2).join(' ') + '\\n');
       process.exit(${npmExitCode});
     });`,
  );
  const { stdout, status } = spawnSync(process.execPath, [join(root, 'src/cli/setup.mjs')], {
    env: { ...process.env, npm_execpath: join(root, 'npm-cli.js'), CI: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  const npmRuns = readFileSync(runs, 'utf8').split('\n').filter(Boolean);
  return { output: stdout, npmRuns, exitCode: status };
}
