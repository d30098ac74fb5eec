import type { IncomingMessage } from 'node:http';

/** Whether it was asked by a name of this machine: a page elsewhere may give 127.0.0.1 a name of its own. */
export function isOwnHost({ headers }: IncomingMessage): boolean {
  const asked = URL.parse(`http://${headers.host}`);
  return ['127.0.0.1', 'localhost', '[::1]'].includes(asked?.hostname ?? '');
}
