import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
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

describe('before it installs', () => {
  const taken = [createServer(), createServer()].map((server) => server.listen(0, '127.0.0.1'));
  const portOf = (index: number) => (taken[index]?.address() as AddressInfo).port;
  afterAll(() => taken.forEach((server) => server.close()));
  const starting = { npm_lifecycle_event: 'prestart', STRIPE_SECRET_KEY: '', SMTP_URL: '' };

  test('all ports that were set and are taken are named in one sentence', () => {
    const STRIPE_API_BASE = `http://127.0.0.1:${portOf(1)}`;
    const env = { ...starting, PORT: String(portOf(0)), STRIPE_API_BASE };
    const { complaint, npmRuns, exitCode } = setUp({ wanted: locked }, env);

    expect(complaint).toBe(
      `Something listens already on port ${portOf(0)}, for the site (PORT), and port ${portOf(1)}, for the local Stripe (STRIPE_API_BASE). Nothing was installed: stop that, or set another port.\n`,
    );
    expect([npmRuns, exitCode]).toEqual([[], 1]);
  });

  test.each([
    ['.env sets it', 'export PORT=<port> # mine\n', {}, 1],
    ['.env sets it in quotes', 'PORT="<port>"\n', {}, 1],
    ['it was set with a key', 'STRIPE_SECRET_KEY=sk_live_x\nPORT=<port>\n', {}, 1],
    ['nobody set one', '', {}, 0],
    ['nothing is to be served', 'PORT=<port>\n', { npm_lifecycle_event: 'pretest' }, 0],
  ])('when %s, that counts', (_, written, env, exitCode) => {
    const text = written.replace('<port>', String(portOf(0)));
    const wanted = { ...starting, PORT: '', STRIPE_API_BASE: '', ...env };

    expect(setUp({ wanted: locked, env: text }, wanted).exitCode).toBe(exitCode);
  });
});

test.each(['start', 'dev', 'test', 'build'])('npm run %s sets up first', (name) => {
  expect(scripts[`pre${name}`]).toBe('node src/cli/setup.mjs');
});

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));

interface Setup extends State {
  npmExitCode?: number;
  /** Whether npm brings what is wanted; optional packages only under the packaged Node. */
  installs?: boolean;
  /** What stands in .env. */
  env?: string;
}

function setUp({ npmExitCode = 0, installs = true, env = '', ...state }: Setup, told = {}) {
  const root = installation(state);
  writeFileSync(join(root, '.env'), env);
  writeFileSync(join(root, 'npm-cli.js'), `import('node:fs').then(${npm});`);
  const npmDoes = { NPM_EXIT_CODE: String(npmExitCode), NPM_INSTALLS: String(installs) };
  return runSetup(root, { ...npmDoes, ...told });
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
