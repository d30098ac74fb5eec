import { Worker } from 'node:worker_threads';
import type { BusyTimes } from './icalendar/busy-times.ts';
import type { readBusyTimes } from './read-busy-times.ts';

const PATIENCE = 10_000;

/**
 * Reads a calendar in a thread of its own, so that nobody waits for it, and ends that after 10 seconds.
 * @throws Error when it is no calendar, or takes longer
 */
export function readInThread(
  ...[fetched, span, owner]: Parameters<typeof readBusyTimes>
): Promise<BusyTimes> {
  const { bytes, charset } = fetched;
  const workerData = [{ bytes: new Uint8Array(bytes), charset }, span, owner];
  const options = { workerData, execArgv: [], env: {} };
  const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), options);
  return new Promise<BusyTimes>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('It takes too long to read')), PATIENCE);
    worker.once('message', resolve).once('error', reject);
    worker.once('exit', () => {
      clearTimeout(late);
      reject(new Error('It could not be read'));
    });
  }).finally(() => void worker.terminate());
}
