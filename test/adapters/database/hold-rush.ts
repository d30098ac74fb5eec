// One of several processes that all want the same hour; started by hold-rush.test.ts.
import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { createBookingStore } from '../../../src/adapters/database/booking-store.ts';
import { migrate } from '../../../src/adapters/database/migrations.ts';
import { openSqlite } from '../../../src/adapters/database/sqlite.ts';
import { holdOf, NOW } from '../../support/booking.ts';

// A thread without work: what it misses is the machine's doing, not the database's.
const IDLE = `
  const { parentPort } = require('node:worker_threads');
  const delay = require('node:perf_hooks').monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  parentPort.once('message', () => parentPort.postMessage(delay.max / 1e6));
`;

const [path = '', name = '', count = ''] = process.argv.slice(2);
const sql = openSqlite(path);
await migrate(sql);
const store = createBookingStore(sql);

process.send?.('ready');
process.once('message', async () => {
  const idle = new Worker(IDLE, { eval: true });
  await once(idle, 'online');
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const holds = Array.from({ length: Number(count) }, (_, index) =>
    store.hold(holdOf(`${name}-${index}`), 3, NOW),
  );
  const results = await Promise.allSettled(holds);
  delay.disable();
  idle.postMessage('done');
  const [starved] = await once(idle, 'message');
  await idle.terminate();
  process.send?.({
    won: results.filter((result) => result.status === 'fulfilled' && result.value).length,
    refused: results.filter((result) => result.status === 'fulfilled' && !result.value).length,
    stall: delay.max / 1e6,
    starved,
  });
  process.disconnect();
});
