import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

type How = { cwd?: string; env?: NodeJS.ProcessEnv };

/** Runs a program of the project and waits for its end; `env` is all that it knows of ours. */
export function run(command: string[], { cwd, env = inherited() }: How = {}) {
  const how = { cwd, env, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, command, how);
  return { status, stdout, stderr, said: stdout + stderr };
}

/** The same, while servers of the test go on answering. */
export async function runBeside(command: string[], { cwd, env = inherited() }: How = {}) {
  const child = spawn(process.execPath, command, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = Promise.all([text(child.stdout), text(child.stderr)]);
  const [exitCode] = await once(child, 'close');
  return { exitCode, said: (await said).join('') };
}

/** Runs a command of the site on that content, with these variables beside its own. */
export function runScript(command: string, content: string, words: string[] = [], extra = {}) {
  const env = { ...inherited(), CONTENT_DIR: content, ...extra };
  return run([`src/cli/${command}.ts`, ...words], { env });
}

/** Builds that content into a folder beside it. */
export function runBuild(content: string, extra = {}) {
  const env = { ...inherited(), CONTENT_DIR: content, FORCE_COLOR: '0', ...extra };
  const command = ['node_modules/astro/bin/astro.mjs', 'build', '--outDir', `${content}-dist`];
  return run(command, { env });
}

/** Where VITEST is set, Astro leaves the pages to the test; and Node warns of two choices of color. */
export function inherited(): NodeJS.ProcessEnv {
  const { VITEST: _, NODE_ENV: __, FORCE_COLOR: ___, NO_COLOR: ____, ...env } = process.env;
  return env;
}
