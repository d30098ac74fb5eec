import type { IncomingMessage, ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import { startServer } from '../../src/server.ts';
import { builtFolder } from './built-folder.ts';

export type Render = (req: IncomingMessage, res: ServerResponse) => void;

/** The server of a built folder, until the test is over. */
export async function serve({
  render = ((_, res) => void res.end('rendered')) as Render,
  siteUrl = 'http://localhost:4321',
  sweepSecret = undefined as string | undefined,
  trustProxy = false,
} = {}) {
  const folder = builtFolder();
  const env = { siteUrl: new URL(siteUrl), host: '127.0.0.1', port: 0, sweepSecret, trustProxy };
  const server = await startServer({ env, outDir: folder, handler: render });
  onTestFinished(() => server.close());
  return { ...server, folder };
}
