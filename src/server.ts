import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import compression from 'compression';
import type { Environment } from './environment.ts';
import {
  isKnownMethod,
  KNOWN_METHODS,
  largestBody,
  movedHeaders,
  securityHeaders,
} from './http-policy.ts';
import { log, logFault } from './log.ts';
import { isProxyUnheard, siteAddress, takeAddressFrom } from './server/address.ts';
import { backgroundDone, takeBackgroundWork } from './server/background.ts';
import { type Handler, openSite, type Site } from './server/site.ts';
import { sweepEvery } from './server/sweep.ts';

// Typed for Express, made for node:http.
const compress = compression() as unknown as (
  ...request: [...Parameters<Handler>, () => void]
) => void;

// Looked at every 5 seconds; Node would wait for half a minute more.
const PATIENCE = {
  requestTimeout: 30_000,
  headersTimeout: 10_000,
  connectionsCheckingInterval: 5_000,
};

/**
 * Serves a built site: its files first, then what Astro renders on demand.
 * `takeOver` serves another build from then on; what runs ends with the one it began with.
 * `close` takes no new requests and finishes the running ones and what they left to do, each for 5 seconds at
 * most.
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
  takeBackgroundWork();
  let site = await openSite(outDir, handler);
  let before: Site | undefined;
  const headers = Object.entries(securityHeaders(env.siteUrl));
  let running = 0;
  let stopping = false;
  let saidProxy = false;
  const endWhenIdle = () => stopping && running === 0 && server.closeAllConnections();

  const server = createServer(PATIENCE, (req, res) => {
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
    if (!isKnownMethod(req.method)) return refuse(res, 405, { Allow: KNOWN_METHODS.join(', ') });
    if (!req.url?.startsWith('/')) return refuse(res, 400);
    if (Number(req.headers['content-length']) > largestBody) return refuse(res, 413);
    const reads = req.method === 'GET' || req.method === 'HEAD';
    const elsewhere = reads ? siteAddress(env.siteUrl, req) : undefined;
    if (elsewhere) return leadThere(res, elsewhere);
    if (!saidProxy && isProxyUnheard(env.trustProxy, req)) {
      saidProxy = true;
      log('proxy.unheard', { set: 'TRUST_PROXY=true' });
    }
    takeAddressFrom(env.siteUrl, env.trustProxy, req);
    const { files, render, redirect } = site;
    const moved = reads ? redirect(req.url) : undefined;
    if (moved !== undefined) return void res.writeHead(301, movedHeaders(moved)).end();
    const onDemand = () => renderOnDemand(req, res, render);
    if (!reads) return onDemand();
    const range = rangeOf(req);
    if (range === undefined) delete req.headers.range;
    if (range === 'backwards') return refuse(res, 416);
    // A build under a running server removes files that sirv still lists.
    res.once('pipe', (file) => file.once('error', () => res.destroy()));
    // Pages that readers have open ask for the files of the build that made them.
    const older = req.url.startsWith('/_astro/') ? before?.files : undefined;
    if (site.isTwin(req.url)) return onDemand();
    return files(req, res, () => (older ? older(req, res, onDemand) : onDemand()));
  }

  server.listen(env.port, env.host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://${env.host.includes(':') ? `[${env.host}]` : env.host}:${port}`;
  const sweeping = env.sweepSecret === undefined ? undefined : sweepEvery(url, env.sweepSecret);
  return {
    url,
    async takeOver(outDir: string) {
      const next = await openSite(outDir);
      [before, site] = [site, next];
    },
    async close() {
      stopping = true;
      clearInterval(sweeping);
      const closed = once(server, 'close');
      server.close();
      endWhenIdle();
      const patience = setTimeout(() => server.closeAllConnections(), 5_000);
      await closed;
      clearTimeout(patience);
      await backgroundDone(5_000);
    },
  };
}

/** A range that is answered in part. Every other is answered as if it were not asked for, as RFC 9110, 14.2 allows. */
function rangeOf({ headers }: IncomingMessage): 'fine' | 'backwards' | undefined {
  const [, first, last] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(headers.range ?? '') ?? [];
  if (first === undefined || headers['if-range'] !== undefined) return undefined;
  return last && Number(last) < Number(first) ? 'backwards' : 'fine';
}

function renderOnDemand(req: IncomingMessage, res: ServerResponse, render: Handler) {
  compress(req, res, () => undefined);
  keepContentPolicy(res);
  return render(req, res);
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

function leadThere(res: ServerResponse, location: string) {
  res.writeHead(308, { Location: location, 'Cache-Control': 'no-store' }).end();
}

function refuse(res: ServerResponse, status: number, headers: Record<string, string> = {}) {
  res.writeHead(status, { Connection: 'close', ...headers }).end();
}
