import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export interface Counts {
  passed: number;
  failed: number;
}

export interface Step {
  name: string;
  /** A script among the packages and its arguments. */
  command: [script: string, ...rest: string[]];
  env?: Record<string, string>;
  /** A reporter's file, for a step that is many tests; else the step counts as one. */
  report?: { file: string; count: (json: string) => Counts };
}

const root = join(import.meta.dirname, '..');
// A step that hangs is ended; on a slow and busy machine the unit tests alone take seventeen minutes.
const longest = 1_800_000;

/** Runs one step and prints one line, or all it said if it failed. */
export async function runStep({ name, command, env, report }: Step): Promise<Counts> {
  const begun = performance.now();
  const reportFile = report && join(root, report.file);
  if (reportFile) rmSync(reportFile, { force: true });
  const [script, ...rest] = command;
  const child = spawn(process.execPath, [join('node_modules', script), ...rest], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: longest,
  });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk) => output.push(chunk));
  child.stderr.on('data', (chunk) => output.push(chunk));
  const [exitCode] = await once(child, 'close');

  const counts = { passed: 0, failed: 0 };
  if (reportFile && existsSync(reportFile))
    Object.assign(counts, report.count(readFileSync(reportFile, 'utf8')));
  else if (exitCode === 0 && !report) counts.passed = 1;
  if ((exitCode !== 0 || counts.passed === 0) && counts.failed === 0) counts.failed = 1;

  if (counts.failed > 0) process.stdout.write(`\n${Buffer.concat(output)}\n`);
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
  console.log(`${counts.failed ? '✗' : '✓'} ${name}: ${describe(counts)} (${seconds} s)`);
  return counts;
}

export function describe({ passed, failed }: Counts): string {
  return `${passed} passed, ${failed} failed`;
}

export function countVitest(json: string): Counts {
  const report: { numPassedTests: number; numFailedTests: number } = JSON.parse(json);
  return { passed: report.numPassedTests, failed: report.numFailedTests };
}

export function countPlaywright(json: string): Counts {
  const { stats }: { stats: { expected: number; flaky: number; unexpected: number } } =
    JSON.parse(json);
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
}
