import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../support/run.ts';
import { broken, installation, locked, type State } from './installation.ts';

test('does nothing when the lockfile is installed', () => {
  const { output, npmRuns } = setUp({ wanted: locked, present: locked });

  expect(npmRuns).toEqual([]);
  expect(output).toBe('');
});

const { platform, arch } = process;
const here = { os: [platform], cpu: [arch] };

test.each([
  ['is only for another system', { os: ['sunos'], cpu: [arch] }],
  ['is only for another processor', { os: [platform], cpu: ['mips'] }],
  ['is for all systems but this one', { os: [`!${platform}`] }],
  ['is only for another C library', { ...here, libc: ['none'] }],
  ['comes along with one for another machine', {}],
])('does without an optional package that %s', (_, made) => {
  const other = { 'node_modules/b': { version: '1.0.0', optional: true, ...made } };

  expect(setUp({ wanted: { ...locked, ...other }, present: locked }).npmRuns).toEqual([]);
});

test.each([
  ['for this machine', here],
  ['for all systems but another', { os: ['!sunos'] }],
])('installs anew under the packaged Node what npm left out, though it is %s', (_, made) => {
  const native = { 'node_modules/b': { version: '1.0.0', optional: true, ...made } };
  const { npmRuns, exitCode } = setUp({ wanted: { ...locked, ...native }, present: locked });

  expect(npmRuns.map((run) => run.split(' ')[0])).toEqual(['own', 'packaged']);
  expect(exitCode).toBe(0);
});

test('says what to do when packages are missing after all', () => {
  const { complaint, exitCode } = setUp({ wanted: locked, installs: false });

  expect(complaint).toContain('Delete node_modules and try again.');
  expect(exitCode).toBe(1);
});

test.each(broken)('installs, and says so in one line, when %s', (_, state) => {
  const { output, npmRuns, exitCode } = setUp({ wanted: locked, present: locked, ...state });

  expect(npmRuns).toEqual([expect.stringMatching(/^own ci --include=dev .*--loglevel=error$/)]);
  expect(output).toMatch(/^Installing .*\n$/);
  expect(exitCode).toBe(0);
});

test('stops what follows when the installation fails', () => {
  expect(setUp({ wanted: locked, npmExitCode: 3 }).exitCode).toBe(3);
});

test.each(['start', 'dev', 'test', 'build'])('npm run %s sets up first', (name) => {
  expect(scripts[`pre${name}`]).toBe('node src/cli/setup.mjs');
});

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));

interface Setup extends State {
  npmExitCode?: number;
  /** Whether npm brings what is wanted; optional packages only under the packaged Node. */
  installs?: boolean;
}

function setUp({ npmExitCode = 0, installs = true, ...state }: Setup) {
  const root = installation(state);
  writeFileSync(join(root, 'npm-cli.js'), `import('node:fs').then(${npm});`);
  return runSetup(root, { NPM_EXIT_CODE: String(npmExitCode), NPM_INSTALLS: String(installs) });
}

/** What stands in for npm: notes how it was run, and installs. */
const npm = `({ appendFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync }) => {
  const { argv, argv0, cwd, env, execPath, exit } = process;
  const all = argv0 === cwd() + '/node_modules/node/bin/node';
  appendFileSync('runs', (all ? 'packaged ' : 'own ') + argv.slice(2).join(' ') + '\\n');
  const { packages } = JSON.parse(readFileSync('package-lock.json'));
  const brought = Object.entries(packages).filter(([, { optional }]) => all || !optional);
  if (env.NPM_INSTALLS !== 'true') exit(Number(env.NPM_EXIT_CODE));
  for (const [path] of brought) {
    mkdirSync(path || '.', { recursive: true });
    if (path) writeFileSync(path + '/package.json', '{}');
  }
  const present = { packages: Object.fromEntries(brought) };
  writeFileSync('node_modules/.package-lock.json', JSON.stringify(present));
  rmSync('node_modules/.bin/node', { force: true });
  symlinkSync(execPath, 'node_modules/.bin/node');
  exit(Number(env.NPM_EXIT_CODE));
}`;

function runSetup(root: string, told: Record<string, string>) {
  writeFileSync(join(root, 'runs'), '');
  const env = { ...process.env, npm_execpath: join(root, 'npm-cli.js'), ...told };
  const { stdout, stderr, status } = run([join(root, 'src/cli/setup.mjs')], { env });
  const npmRuns = readFileSync(join(root, 'runs'), 'utf8').split('\n').filter(Boolean);
  return { output: stdout, complaint: stderr, npmRuns, exitCode: status };
}
