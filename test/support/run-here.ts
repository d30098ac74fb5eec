import { resolve } from 'node:path';
import { format } from 'node:util';
import { inherited } from './run.ts';

const ended = Symbol('ended');
let runs = 0;

/**
 * What `runScript` does, in the process of the test, because to start one takes longer than nearly all commands do.
 * That a command starts and ends as a program is proven by `runScript`, once for each.
 * @param around what it has in its environment beside that
 */
export async function runHere(
  command: string,
  content: string,
  words: string[] = [],
  extra = {},
  around: NodeJS.ProcessEnv = inherited(),
) {
  const { argv, env, exit, exitCode } = process;
  const { log, error } = console;
  const before = process.listeners('uncaughtException');
  const said = { stdout: '', stderr: '', said: '' };
  let status: number | undefined;
  const take =
    (stream: 'stdout' | 'stderr') =>
    (text: unknown, ...rest: unknown[]) => {
      if (status !== undefined) return;
      const line = `${format(text, ...rest)}\n`;
      said[stream] += line;
      said.said += line;
    };
  const entry = resolve(`src/cli/${command}.ts`);
  process.argv = [process.execPath, entry, ...words];
  process.env = { ...around, CONTENT_DIR: content, ...extra };
  process.exitCode = undefined;
  process.exit = (code) => {
    status ??= Number(code ?? 0);
    throw ended;
  };
  console.log = take('stdout');
  console.error = take('stderr');
  const added = () => process.listeners('uncaughtException').filter((one) => !before.includes(one));
  try {
    // Another address each time: what stands in it runs again, and what it needs stays loaded.
    await import(/* @vite-ignore */ `${entry}?run=${runs++}`);
  } catch (fault) {
    if (fault !== ended) tell(fault, added());
  } finally {
    status ??= Number(process.exitCode ?? 0);
    for (const listener of added()) process.off('uncaughtException', listener);
    Object.assign(process, { argv, env, exit, exitCode });
    Object.assign(console, { log, error });
  }
  return { ...said, status };
}

/** As Node does, which calls them with what nobody catches. */
function tell(fault: unknown, listeners: NodeJS.UncaughtExceptionListener[]) {
  if (listeners.length === 0) throw fault;
  try {
    for (const listener of listeners) listener(fault as Error, 'uncaughtException');
  } catch (end) {
    if (end !== ended) throw end;
  }
}
