import { once } from 'node:events';
import { type IncomingMessage, request, type RequestOptions, type Server } from 'node:http';
import { duplexPair } from 'node:stream';

/** Asks a server by a connection within this process, wherever it listens; resolves to the status of the answer. */
export async function askWithin(server: Server, options: RequestOptions): Promise<number> {
  const [near, far] = duplexPair();
  server.emit('connection', far);
  const sent = request({ ...options, createConnection: () => near }).end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  await answer.resume().toArray();
  return answer.statusCode ?? 500;
}
