import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { openServer } from '../../src/server.ts';
import { builtFolder } from './built-folder.ts';

export type Render = (req: IncomingMessage, res: ServerResponse) => void;

type Options = Parameters<typeof openServer>[0];

/** The server of a built site on a port of its own, until it is closed. */
export async function listen({ env, ...options }: Omit<Options, 'env'> & { env?: Options['env'] }) {
  const { server, retire } = await openServer({
    env: env ?? { siteUrl: new URL('http://localhost:4321'), trustProxy: false },
    ...options,
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    server,
    retire,
    async close() {
      const closed = once(server, 'close');
      server.close();
      await retire({ idle: 0, patience: 5_000 });
      await closed;
    },
  };
}

/** The same for a folder with a page and a script, until the test is over. */
export async function serve({
  render = ((_, res) => void res.end('rendered')) as Render,
  siteUrl = 'http://localhost:4321',
  trustProxy = false,
} = {}) {
  const folder = builtFolder();
  const env = { siteUrl: new URL(siteUrl), trustProxy };
  const site = await listen({ env, outDir: folder, handler: render });
  onTestFinished(() => site.close());
  return { ...site, folder };
}
