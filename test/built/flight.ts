import { once } from 'node:events';
import { connect } from 'node:net';

/** How many bytes a browser receives for a page that it asks a server for: headers and body, as compressed as can be. */
export async function flightOf(url: string, path: string): Promise<number> {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname);
  let bytes = 0;
  socket.on('data', (part) => (bytes += part.length));
  socket.end(
    `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAccept-Encoding: br\r\nConnection: close\r\n\r\n`,
  );
  await once(socket, 'close');
  return bytes;
}
