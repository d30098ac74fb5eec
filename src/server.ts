import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import compression from 'compression';
import sirv from 'sirv';
import type { Environment } from './environment.ts';
import { largestBody, securityHeaders } from './http-policy.ts';
import { logFault } from './log.ts';
import { siteAddress, takeAddressFrom } from './server/address.ts';
import { sweepEvery } from './server/sweep.ts';

type Handler = (req: IncomingMessage, res: ServerResponse) => void | Promise<void>;

// Typed for Express, made for node:http.
const compress = compression() as unknown as (
  ...request: [...Parameters<Handler>, () => void]
) => void;

/**
 * Serves a built site: its files first, then what Astro renders on demand.
 * `close` takes no new requests and finishes the running ones, for 5 seconds at most.
 */
export async function startServer({
  env,
  outDir,
  handler,
}: {
  env: Pick<Environment, 'siteUrl' | 'host' | 'port' | 'sweepSecret' | 'trustProxy'>;
  outDir: string;
  handler?: Handler;
}) {
  const render = handler ?? (await loadHandler(outDir));
  const headers = Object.entries(securityHeaders(env.siteUrl));
  const files = sirv(join(outDir, 'client'), {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders: (res, path) => res.setHeader('Cache-Control', cacheControl(path)),
  });
  let running = 0;
  let stopping = false;
  const endWhenIdle = () => stopping && running === 0 && server.closeAllConnections();

  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, (req, res) => {
    for (const [name, value] of headers) res.setHeader(name, value);
    running += 1;
    res.once('close', () => {
      running -= 1;
      endWhenIdle();
    });
    answer(req, res).catch((fault: unknown) => {
      logFault('request.failed', fault);
      if (res.headersSent) res.destroy();
      else refuse(res, 500);
    });
  });

  async function answer(req: IncomingMessage, res: ServerResponse) {
    if (!req.url?.startsWith('/')) return refuse(res, 400);
    if (Number(req.headers['content-length']) > largestBody) return refuse(res, 413);
    const reads = req.method === 'GET' || req.method === 'HEAD';
    const elsewhere = reads ? siteAddress(env.siteUrl, req) : undefined;
    if (elsewhere) return redirect(res, elsewhere);
    takeAddressFrom(env.siteUrl, env.trustProxy, req);
    if (!reads) return onDemand(req, res);
    if (!/^bytes=\d+-\d*$/.test(req.headers.range ?? '')) delete req.headers.range;
    // A build under a running server removes files that sirv still lists.
    res.once('pipe', (file) => file.once('error', () => res.destroy()));
    return files(req, res, () => onDemand(req, res));
  }

  function onDemand(req: IncomingMessage, res: ServerResponse) {
    compress(req, res, () => undefined);
    keepContentPolicy(res);
    return render(req, res);
  }

  server.listen(env.port, env.host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://${env.host.includes(':') ? `[${env.host}]` : env.host}:${port}`;
  const sweeping = env.sweepSecret === undefined ? undefined : sweepEvery(url, env.sweepSecret);
  return {
    url,
    async close() {
      stopping = true;
      clearInterval(sweeping);
      const closed = once(server, 'close');
      server.close();
      endWhenIdle();
      const patience = setTimeout(() => server.closeAllConnections(), 5_000);
      await closed;
      clearTimeout(patience);
    },
  };
}

async function loadHandler(outDir: string): Promise<Handler> {
  const entry = pathToFileURL(resolve(outDir, 'server/entry.mjs')).href;
  return (await import(entry)).handler;
}

/** Astro's own policy for a page would replace ours; browsers obey both. */
function keepContentPolicy(res: ServerResponse) {
  const ours = res.getHeader('Content-Security-Policy');
  const writeHead = res.writeHead.bind(res) as (...head: unknown[]) => ServerResponse;
  res.writeHead = (status: number, ...rest: unknown[]) => {
    const headers = rest.at(-1) as Record<string, unknown> | undefined;
    const theirs = headers?.['content-security-policy'];
    if (theirs) headers['content-security-policy'] = [ours, theirs];
    return writeHead(status, ...rest);
  };
}

function cacheControl(path: string) {
  return path.startsWith('/_astro/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}

function redirect(res: ServerResponse, location: string) {
  res.writeHead(308, { Location: location, 'Cache-Control': 'no-store' }).end();
}

function refuse(res: ServerResponse, status: number) {
  res.writeHead(status, { Connection: 'close' }).end();
}
