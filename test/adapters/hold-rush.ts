// One of several processes that all want the same hour; started by hold-rush.test.ts.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createBookingStore } from '../../src/adapters/booking-store.ts';
import { migrate } from '../../src/adapters/migrations.ts';
import { openSqlite } from '../../src/adapters/sqlite.ts';
import { holdOf, NOW } from '../booking.ts';

const [path = '', name = '', count = ''] = process.argv.slice(2);
const sql = openSqlite(path);
await migrate(sql);
const store = createBookingStore(sql);

process.send?.('ready');
process.once('message', async () => {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const holds = Array.from({ length: Number(count) }, (_, index) =>
    store.hold(holdOf(`${name}-${index}`), 3, NOW),
  );
  const results = await Promise.allSettled(holds);
  delay.disable();
  process.send?.({
    won: results.filter((result) => result.status === 'fulfilled' && result.value).length,
    refused: results.filter((result) => result.status === 'fulfilled' && !result.value).length,
    stall: delay.max / 1e6,
  });
  process.disconnect();
});
