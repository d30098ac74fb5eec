import type { ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';

type Worker = Pick<ChildProcess, 'connected' | 'on' | 'send'>;

const LOOK = 5_000;

/**
 * Hands connections to a worker by numbers. Our own copy of one is closed when the worker has said its number: then
 * that one alone can close it. Whatever else it says, and however often, closes none.
 * @param numbered false of a worker of a build of before, which says 'taken' for each in turn; not needed from the next
 *   release on
 */
export function connectionsTo(worker: Worker, numbered: boolean) {
  const handed = new Map<number, Socket>();
  let last = 0;
  const close = (number: number) => {
    handed.get(number)?.destroy();
    handed.delete(number);
  };
  const send = (socket?: Socket) => {
    const number = last;
    const order = numbered ? { connection: number } : 'connection';
    worker.send(order, socket, { keepOpen: true }, (fault) => {
      // What a worker never had that has ended, is for the next one.
      if (fault && worker.connected) close(number);
    });
  };
  worker.on('message', (said) => {
    const [oldest = 0] = handed.keys();
    const latest = numbered ? Number(said) : oldest;
    // They arrive in turn. One that was lost before it can't be opened by a process that has too many open.
    for (const number of handed.keys()) if (number <= latest) close(number);
  });
  // Of one that was lost last no later one tells, but an order without a connection does.
  const look = () => void (numbered && handed.size > 0 && send());
  const looking = setInterval(look, LOOK).unref();
  return {
    hand(socket: Socket) {
      handed.set(++last, socket);
      send(socket);
    },
    /** Ends that; returns what the worker never had. */
    end(): Socket[] {
      clearInterval(looking);
      return [...handed.values()];
    },
  };
}
