import { parentPort, workerData } from 'node:worker_threads';
import { readBusyTimes } from './read-busy-times.ts';

/** The thread in which a calendar of others is read. */
const [fetched, span, owner] = workerData as Parameters<typeof readBusyTimes>;
parentPort?.postMessage(readBusyTimes(fetched, span, owner));
