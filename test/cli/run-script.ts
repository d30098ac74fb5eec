import { spawnSync } from 'node:child_process';

/** Runs a command of the site on that content, with these variables beside its own, and waits for its end. */
export function runScript(command: string, content: string, words: string[], extra = {}) {
  const { NO_COLOR: _, FORCE_COLOR: __, ...inherited } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`src/cli/${command}.ts`, ...words],
    { env: { ...inherited, CONTENT_DIR: content, ...extra }, encoding: 'utf8' },
  );
  return { status, said: stdout + stderr };
}
