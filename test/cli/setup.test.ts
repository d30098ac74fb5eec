import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../support/scratch.ts';

interface State {
  wanted: object;
  present?: object | undefined;
  deleted?: string;
  node?: 'broken';
  npmExitCode?: number;
}

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

test.each<[string, Partial<State>]>([
  ['nothing is installed', { present: undefined }],
  ['a package is missing', { present: {} }],
  ['a package has another version', { present: { 'node_modules/a': { version: '0.9.0' } } }],
  ['the folder of a package was deleted', { deleted: 'node_modules/a' }],
  ['its Node.js was deleted', { deleted: 'node_modules/.bin/node' }],
  ['its Node.js does not run', { node: 'broken' }],
])('installs, and says so in one line, when %s', (_, state) => {
  const { output, npmRuns, exitCode } = setUp({ wanted: locked, present: locked, ...state });

  expect(npmRuns).toEqual([expect.stringMatching(/^ci --include=dev .*--loglevel=error$/)]);
  expect(output).toMatch(/^Installing .*\n$/);
  expect(exitCode).toBe(0);
});

test('stops what follows when the installation fails', () => {
  expect(setUp({ wanted: locked, npmExitCode: 3 }).exitCode).toBe(3);
});

function setUp({ wanted, present, deleted, node, npmExitCode = 0 }: State) {
  const root = scratchFolder('setup');
  const write = (path: string, content: string) => writeFileSync(join(root, path), content);
  mkdirSync(join(root, 'src/cli'), { recursive: true });
  mkdirSync(join(root, 'node_modules/.bin'), { recursive: true });
  cpSync('src/cli/setup.mjs', join(root, 'src/cli/setup.mjs'));
  write('package-lock.json', JSON.stringify({ packages: wanted }));
  if (present) write('node_modules/.package-lock.json', JSON.stringify({ packages: present }));
  for (const path of Object.keys(present ?? {})) {
    mkdirSync(join(root, path), { recursive: true });
    write(join(path, 'package.json'), '{}');
  }
  if (node) write('node_modules/.bin/node', 'not a program');
  else symlinkSync(process.execPath, join(root, 'node_modules/.bin/node'));
  if (deleted) rmSync(join(root, deleted), { recursive: true });
  return run(root, npmExitCode);
}

function run(root: string, npmExitCode: number) {
  const runs = join(root, 'runs');
  const npm = join(root, 'npm-cli.js');
  writeFileSync(runs, '');
  writeFileSync(
    npm,
    `import('node:fs').then(({ appendFileSync }) => {
       appendFileSync(${JSON.stringify(runs)}, process.argv.slice(2).join(' ') + '\\n');
       process.exit(${npmExitCode});
     });`,
  );
  const { stdout, status } = spawnSync(process.execPath, [join(root, 'src/cli/setup.mjs')], {
    env: { ...process.env, npm_execpath: npm, CI: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  const npmRuns = readFileSync(runs, 'utf8').split('\n').filter(Boolean);
  return { output: stdout, npmRuns, exitCode: status };
}
