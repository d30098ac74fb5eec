import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { practiceEnv } from '../practice-env.ts';

/** `npm start` or `npm run dev` on ports and a database of its own, once it says that it is ready. */
export async function runCommand(script: 'start' | 'dev', rest: string[], extra = {}) {
  const practice = await practiceEnv();
  // Where VITEST is set, Astro's dev server leaves the pages to the test.
  const { VITEST: _, NODE_ENV: __, ...env } = process.env;
  const child = spawn(process.execPath, [`src/cli/${script}.ts`, ...rest], {
    env: { ...env, ...practice, ...extra },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = once(child, 'close');
  const output: Buffer[] = [];
  const ready = new Promise<void>((resolve, reject) => {
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.stdout.on('data', (chunk) => {
      output.push(chunk);
      if (Buffer.concat(output).includes('Ctrl-C stops it')) resolve();
    });
    child.once('close', () => reject(new Error(Buffer.concat(output).toString())));
  });
  await ready;

  const stop = async (signal: 'SIGINT' | 'SIGTERM' = 'SIGTERM') => {
    child.kill(signal);
    const [exitCode] = await closed;
    return exitCode;
  };
  return {
    url: `http://127.0.0.1:${practice.PORT}`,
    output: () => Buffer.concat(output).toString(),
    /** Resolves to the exit code. */
    stop,
    [Symbol.asyncDispose]: async () => void (child.exitCode ?? (await stop())),
  };
}
