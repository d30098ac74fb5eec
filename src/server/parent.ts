import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { log, logFault } from '../log.ts';
import { beginWorker, type Served } from './begin-worker.ts';

type Place = { host: string; port: number };
type Worker = Awaited<ReturnType<typeof beginWorker>>;

const LONGEST_PAUSE = 30_000;

/**
 * Holds the port and hands each connection to the worker, a process that serves one build. While there is none,
 * connections wait, where node:cluster would close the port. A worker that ends is started anew, at once and then
 * with growing pauses. One that is unwell serves what it can, where there is no other.
 * @param settings the environment of the workers
 * @throws when the port can't be had, or the first build does not answer
 */
export async function holdPort(at: Place, first: Served, settings: NodeJS.ProcessEnv) {
  const workers = new Set<Worker>();
  const waiting: Socket[] = [];
  let worker: Worker | undefined;
  let served = first;
  let closing = false;
  let pause = 0;
  let retired: Promise<unknown> | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<void>) => {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  };

  const hand = (socket: Socket) => void (worker ? worker.hand(socket) : waiting.push(socket));
  const server = createServer({ pauseOnConnect: true, noDelay: true }, hand);

  async function start(next: Served, { mustBeWell = false } = {}) {
    const began = await beginWorker(next, settings);
    workers.add(began);
    void began.gone.then(({ reason, unserved }) => {
      workers.delete(began);
      if (closing) return unserved.forEach((socket) => socket.destroy());
      if (worker === began) {
        log('worker.ended', { reason });
        revive();
      }
      unserved.forEach(hand);
    });
    if (mustBeWell && !began.isWell) {
      await began.end('stop');
      throw new Error(`The worker of ${next.build} says that it is unwell`);
    }
    [worker, served] = [began, next];
    setTimeout(() => worker === began && (pause = 0), 2 * LONGEST_PAUSE).unref();
    began.tell('serve');
    waiting.splice(0).forEach(hand);
  }

  function revive() {
    worker = undefined;
    const again = async () => void (worker || closing || (await start(served)));
    const failed = (fault: unknown) => {
      logFault('worker.failed', fault);
      revive();
    };
    setTimeout(() => inTurn(again).catch(failed), pause);
    pause = Math.min(pause * 2 || 500, LONGEST_PAUSE);
  }

  await once(server.listen(at.port, at.host), 'listening');
  await inTurn(() => start(first));
  return {
    /**
     * Lets another build take over as soon as it answers; what the former one has begun, it ends.
     * @param between is done when the former one has ended: then that comes first, and connections wait meanwhile
     * @throws when it does not answer; then the former one goes on
     */
    serve: (next: Served, between?: () => Promise<void>) =>
      inTurn(async () => {
        await retired;
        const former = worker;
        if (between) {
          worker = undefined;
          await former?.end('retire');
          await between();
        }
        await start(next, { mustBeWell: true }).catch((fault: unknown) => {
          if (!worker) revive();
          throw fault;
        });
        retired = former?.end('retire');
      }),
    async close() {
      closing = true;
      server.close();
      for (const socket of waiting) socket.destroy();
      await Promise.all(Array.from(workers, (each) => each.end('stop')));
    },
  };
}
