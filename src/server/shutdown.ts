import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { backgroundDone } from './background.ts';

/** Lets a server end without cutting off anybody. */
export function shutdownOf(server: Server) {
  /**
   * What each connection answers. A set of all that is answered would change with each request,
   * and the tables that V8 leaves behind for such a set keep alive what was in them until memory runs short.
   */
  const open = new Map<Socket, ServerResponse | undefined>();
  let running = 0;
  let retiring = false;
  let ending = false;
  const endWhenIdle = () => ending && running === 0 && server.closeAllConnections();

  server.prependListener('request', ({ socket }, res: ServerResponse) => {
    if (retiring) res.setHeader('Connection', 'close');
    open.set(socket, res);
    running += 1;
    res.once('close', () => {
      if (open.get(socket) === res) open.set(socket, undefined);
      running -= 1;
      endWhenIdle();
    });
  });
  server.on('connection', (socket) => {
    open.set(socket, undefined);
    socket.once('close', () => open.delete(socket));
  });

  /**
   * Finishes what runs and ends each connection by its next answer. Connections that wait for a request end
   * after `idle`, whatever still runs after `patience` milliseconds; what it left to do gets 5 seconds.
   */
  return async function retire({ idle, patience }: { idle: number; patience: number }) {
    retiring = true;
    for (const res of open.values())
      if (res?.headersSent === false) res.setHeader('Connection', 'close');
    const closed = Array.from(
      open.keys(),
      (socket) => new Promise((done) => socket.once('close', done)),
    );
    const timers = [
      setTimeout(() => {
        ending = true;
        endWhenIdle();
      }, idle),
      setTimeout(() => server.closeAllConnections(), patience),
    ];
    await Promise.all(closed);
    timers.forEach(clearTimeout);
    await backgroundDone(5_000);
  };
}
