import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { openServer } from '../server.ts';
import { logFault } from '../log.ts';
import { keepHours, ownEnv, refuseForms, wiredServices } from '../services.ts';
import { askWithin } from './ask-within.ts';
import type { Order } from './begin-worker.ts';
import { sweepEveryMinute } from './sweep.ts';

// Ctrl-C and systemd signal the whole group; who holds the port says when to end.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

const [, , before] = process.argv;
const outDir = fileURLToPath(new URL('..', import.meta.url));
const env = await ownEnv();
const coaching = env.features.coaching ? { hours: keepHours(), forms: refuseForms() } : {};
const { server, retire } = await openServer({ env, outDir, before, ...coaching });
// Who never listens is not told to look after slow connections.
server.emit('listening');

/** Clients are told to let go of a connection after 5: none that heeds it sends a request into one that is being ended. */
const IDLE = 7_000;

let sweeping: NodeJS.Timeout | undefined;
let leaving = false;
const orders: Record<Exclude<Order, object>, () => unknown> = {
  serve: () => (sweeping = env.sweepSecret ? sweepEveryMinute(server, env.sweepSecret) : undefined),
  retire: () => leave({ idle: IDLE, patience: 30_000 }),
  stop: () => leave({ idle: 0, patience: 5_000 }),
};
// Who holds the port may be of a build of before, and name no number; not needed from the next release on.
process.on('message', (order: Order | 'connection', socket?: Socket) => {
  if (order !== 'connection' && typeof order !== 'object') return void orders[order]();
  say(order === 'connection' ? 'taken' : order.connection);
  // It was closed on its way here.
  if (!socket) return;
  // As of every connection that a server has taken itself.
  socket.allowHalfOpen = true;
  server.emit('connection', socket);
  socket.resume();
});
process.on('disconnect', () => orders.stop());
// Not every channel says that it is closed.
setInterval(() => process.connected || orders.stop(), 5_000).unref();
say((await isWell()) ? 'well' : 'unwell');

/** To who has ended meanwhile it says nothing. */
function say(message: number | string) {
  process.send?.(message, undefined, undefined, () => undefined);
}

async function leave(patience: Parameters<typeof retire>[0]) {
  clearInterval(sweeping);
  if (leaving && patience.idle > 0) return;
  leaving = true;
  await retire(patience);
  process.exit(0);
}

/** Brings the database to the version of this build, and asks for pages of both kinds. */
async function isWell(): Promise<boolean> {
  try {
    await wiredServices();
    const headers = { host: env.siteUrl.host };
    const asked = ['/', '/api/health'].map((path) => askWithin(server, { path, headers }));
    return (await Promise.all(asked)).every((status) => status !== 500);
  } catch (fault) {
    logFault('worker.failed', fault);
    return false;
  }
}
