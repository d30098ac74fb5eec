import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { readEnv } from '../../../src/environment.ts';
import { openServer } from '../../../src/server.ts';

/** What the process that measures may ask of the one that serves: its cost so far. */
export type Question = 'processor' | 'memory';

/** Milliseconds of the processor; megabytes in use once what is not needed was let go. */
export type Answer = { processor: number; heap: number; resident: number };

const [what, path = ''] = process.argv.slice(2);
const port = Number(process.env.PORT);
const server =
  what === 'site'
    ? (
        await openServer({
          env: readEnv(process.env, { coaching: true, comments: false, contactForm: false }),
          outDir: path,
        })
      ).server
    : bareServer(readFileSync(path));
await once(server.listen(port, '127.0.0.1'), 'listening');

process.on('message', (question: Question) => {
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

/** The least that Node can do: the same bytes from memory, whatever is asked. */
function bareServer(body: Buffer) {
  const headers = { 'Content-Type': 'text/html', 'Content-Encoding': 'br' };
  return createServer((_, res) => res.writeHead(200, headers).end(body));
}
