import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { readEnv } from '../../../src/environment.ts';
import { startServer } from '../../../src/server.ts';

/** What the process that measures may ask of the one that serves: its cost so far, or another build. */
export type Question = 'processor' | 'memory' | { takeOver: string };

/** Milliseconds of the processor; megabytes in use once what is not needed was let go. */
export type Answer = { processor: number; heap: number; resident: number };

const [what, path = ''] = process.argv.slice(2);
const site = what === 'site' ? await startServer({ env: environment(), outDir: path }) : undefined;
if (!site) await serveBare(readFileSync(path));

process.on('message', async (question: Question) => {
  if (typeof question === 'object') await site?.takeOver(question.takeOver);
  const { user, system } = process.cpuUsage();
  if (question === 'memory') for (let time = 0; time < 3; time++) globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  const answer: Answer = {
    processor: (user + system) / 1000,
    heap: heapUsed / 1e6,
    resident: rss / 1e6,
  };
  process.send?.(answer);
});
process.send?.('ready');

function environment() {
  const read = readEnv(process.env, { coaching: true });
  // The measure is of requests alone.
  return { ...read, sweepSecret: undefined };
}

/** The least that Node can do: the same bytes from memory, whatever is asked. */
async function serveBare(body: Buffer) {
  const headers = { 'Content-Type': 'text/html', 'Content-Encoding': 'br' };
  const server = createServer((_, res) => res.writeHead(200, headers).end(body));
  await once(server.listen(Number(process.env.PORT), '127.0.0.1'), 'listening');
}
