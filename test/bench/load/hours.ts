import { setTimeout as wait } from 'node:timers/promises';
import { createBookingStore } from '../../../src/adapters/database/booking-store.ts';
import { openSqlite } from '../../../src/adapters/database/sqlite.ts';
import { holdOf } from '../../support/booking.ts';
import { printRows } from '../rows.ts';
import { rowsOf, stand } from './answers.ts';
import { readHours } from './forms.ts';
import type { Served } from './process.ts';

const everyMilliseconds = 100;

/** Prints what the page of hours stands, alone and while hours are taken and let go, beside one that is rendered each time. */
export async function benchHours(served: Served, database: string) {
  const { starts } = await readHours(served.url);
  const ask = { path: '/coaching/' };
  // Who holds an hour is shown a page of their own.
  const own = { ...ask, headers: { Cookie: 'hold=none' } };
  const stood = await stand({
    rendered: { served, ask: own, status: 200, times: 300 },
    kept: { served, ask, status: 200, times: 10_000 },
    changing: {
      ...{ served, ask, status: 200, times: 3_000 },
      beside: () => takeAndLeave(starts[0] ?? '', database),
    },
  });
  const peer = { name: 'rendered each time', stood: stood.rendered };
  printRows(`The page of hours; it changes each ${everyMilliseconds} ms, or does not`, [
    ...rowsOf('/coaching/', stood.kept, { perSecond: { least: 4_000 }, p99: 10 }, peer),
    ...rowsOf('while it changes', stood.changing, { perSecond: { leastTimes: 2 } }, peer),
  ]);
}

/** Prints what forms that are refused stand. */
export async function benchRefused(served: Served, database: string) {
  const { starts, form } = await readHours(served.url);
  const [start = '', taken = ''] = starts;
  const { release } = await hold(taken, database);
  const path = '/api/bookings';
  const course = (fields: Record<string, string>, status = 303) => ({
    ...{ served, ask: { path, form: fields }, status, times: 1_000 },
  });
  const stood = await stand({
    incomplete: course({ offer: 'hour' }, 400),
    quick: course({ ...form, start, shown: '' }),
    taken: course({ ...form, start: taken }),
  });
  await release();
  printRows('Forms that are refused', [
    ...rowsOf('incomplete', stood.incomplete, { perSecond: { least: 2_000 } }),
    ...rowsOf('too quick', stood.quick, { perSecond: { least: 3_600 } }),
    ...rowsOf('for an hour that is taken', stood.taken, { perSecond: { least: 2_000 } }),
  ]);
}

/** As readers of another process do it. */
async function hold(start: string, database: string) {
  const sql = openSqlite(database);
  const store = createBookingStore(sql);
  const now = Math.floor(Date.now() / 1_000);
  const booking = holdOf(`bench-${performance.now()}`, Date.parse(start) / 1_000, now);
  if (!(await store.hold(booking, 99, now))) throw new Error(`${start} can't be held`);
  const release = async () => {
    await store.expire(booking.id);
    sql.close();
  };
  return { release };
}

function takeAndLeave(start: string, database: string) {
  let goesOn = true;
  const turn = async () => {
    while (goesOn) {
      const { release } = await hold(start, database);
      await wait(everyMilliseconds);
      await release();
      await wait(everyMilliseconds);
    }
  };
  const done = turn();
  return () => {
    goesOn = false;
    return done;
  };
}
