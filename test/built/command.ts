import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { practiceEnv } from '../support/practice-env.ts';
import { inherited } from '../support/run.ts';

interface Circumstances {
  /** A copy of the project, where the command writes into its folder. */
  cwd?: string;
  /** What a test makes the command complain of; each other line on its stderr is a fault. */
  expected?: RegExp;
  /** The Node that runs it. */
  node?: string;
}

const endsWithTest = import.meta.resolve('../support/end-with-test.mjs');

type How = [extra?: Record<string, string>, circumstances?: Circumstances];

/**
 * `npm start` or `npm run dev` on ports and a database of its own, once it says that it is ready.
 * `stop` resolves to the exit code.
 * @throws Error when the command ends by itself, and in `stop` when it complained unexpectedly.
 */
export function runCommand(
  script: 'start' | 'dev',
  rest: string[],
  extra?: Record<string, string>,
  { cwd = script === 'start' ? besideOthers() : '.', ...circumstances }: Circumstances = {},
) {
  return runNode([`src/cli/${script}.ts`, ...rest], extra, { cwd, ...circumstances });
}

/** The project as another folder: in one folder runs one site, and notes which builds it has. */
function besideOthers(): string {
  const folder = mkdtempSync(join(tmpdir(), 'project-'));
  const names = readdirSync('.').filter((name) => name !== '.builds');
  for (const name of names) symlinkSync(resolve(name), join(folder, name));
  return folder;
}

/** The same for any program that says at last that Ctrl-C stops it; it ends with the process of the test. */
export async function runNode(command: string[], ...[extra = {}, circumstances = {}]: How) {
  const { cwd = '.', expected = /^$/, node = process.execPath } = circumstances;
  const env = { ...inherited(), ...(await practiceEnv()), ...extra };
  const child = spawn(node, ['--import', endsWithTest, ...command], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const closed = once(child, 'close');
  const said: Buffer[] = [];
  const complaints: Buffer[] = [];
  const textOf = (chunks: Buffer[]) => Buffer.concat(chunks).toString();
  child.stderr!.on('data', (chunk) => {
    said.push(chunk);
    complaints.push(chunk);
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout!.on('data', (chunk) => {
      said.push(chunk);
      if (textOf(said).includes('Ctrl-C stops it')) resolve();
    });
    child.once('close', () => reject(new Error(textOf(said))));
  });

  const stop = async (signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL' = 'SIGTERM') => {
    child.kill(signal);
    const [exitCode] = await closed;
    const unexpected = textOf(complaints)
      .split('\n')
      .filter((line) => line && !expected.test(line));
    if (unexpected.length > 0)
      throw new Error(`${command[0]} complained:\n${unexpected.join('\n')}`);
    return exitCode;
  };
  return {
    url: `http://127.0.0.1:${env.PORT}`,
    pid: child.pid ?? NaN,
    /** The process that serves; while one takes over, the newer one. */
    worker() {
      const { stdout } = spawnSync('pgrep', ['-P', String(child.pid)], { encoding: 'utf8' });
      return stdout.trim().split('\n').map(Number).at(-1) || undefined;
    },
    output: () => textOf(said),
    complaints: () => textOf(complaints),
    stop,
    [Symbol.asyncDispose]: async () => void (child.exitCode ?? (await stop())),
  };
}
