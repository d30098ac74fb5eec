import { createServer, STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import { constants } from 'node:zlib';
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
import { takeBackgroundWork } from './server/background.ts';
import { shutdownOf } from './server/shutdown.ts';
import { filesOf, type Handler, instead, openSite } from './server/site.ts';
import type { KeptHours, refuseForms } from './services.ts';

// Typed for Express, made for node:http. No page is larger than such a window, and by default each takes megabytes.
const compress = compression({
  brotli: { params: { [constants.BROTLI_PARAM_LGWIN]: 16 } },
}) as unknown as (...request: [IncomingMessage, ServerResponse, () => void]) => void;

// Looked at every 5 seconds; Node would wait for half a minute more.
const PATIENCE = {
  requestTimeout: 30_000,
  headersTimeout: 10_000,
  connectionsCheckingInterval: 5_000,
  // A client is told to let go of a connection after 5 seconds. Proxies heed that less than their own limit, 60 seconds
  // of nginx and 120 of Caddy: one that sends into a connection that is being ended tells its reader 502.
  keepAliveTimeout: 5_000,
  keepAliveTimeoutBuffer: 120_000,
};
/** Of an answer nothing was taken for so long: who opens many and reads none would fill the memory. */
const STALLED = 60_000;

/**
 * The server of a built site: its files first, then what Astro renders on demand. It listens nowhere: whoever holds
 * the port hands it connections.
 * `hours` are kept of the coaching page, and `forms` of it that come to nothing are answered.
 * `before` is the folder of the build before, whose fingerprinted files pages that readers have open still ask for.
 */
export async function openServer({
  env: { siteUrl, trustProxy },
  outDir,
  before,
  handler,
  hours,
  forms,
}: {
  env: Pick<Environment, 'siteUrl' | 'trustProxy'>;
  outDir: string;
  before?: string | undefined;
  handler?: Handler;
  hours?: KeptHours | undefined;
  forms?: ReturnType<typeof refuseForms> | undefined;
}) {
  takeBackgroundWork();
  const always = securityHeaders(siteUrl);
  const { kept, files, render, isRendered, redirect } = await openSite(outDir, always, handler);
  const older = before === undefined ? undefined : filesOf(before, always);
  const headers = new Map(Object.entries(always));
  let saidProxy = false;

  const server = createServer(PATIENCE, (req, res) => {
    answer(req, res).catch((fault: unknown) => {
      logFault('request.failed', fault);
      if (res.headersSent) res.destroy();
      else refuse(res, 500);
    });
  });
  server.timeout = STALLED;
  // Timers come before what has arrived: a process that stood still for a while would cut off who asked meanwhile.
  server.on('timeout', (socket) => {
    const { bytesRead } = socket;
    setImmediate(() => socket.bytesRead === bytesRead && socket.destroy());
  });
  const retire = shutdownOf(server);

  function say(res: ServerResponse, status: number, more: Record<string, string>) {
    res.setHeaders(headers).writeHead(status, more).end();
  }

  function refuse(res: ServerResponse, status: number, more: Record<string, string> = {}) {
    say(res, status, { Connection: 'close', ...more });
  }

  async function answer(req: IncomingMessage, res: ServerResponse) {
    if (!isKnownMethod(req.method)) return refuse(res, 405, { Allow: KNOWN_METHODS.join(', ') });
    if (!req.url?.startsWith('/')) return refuse(res, 400);
    if (Number(req.headers['content-length']) > largestBody) return refuse(res, 413);
    const reads = req.method === 'GET' || req.method === 'HEAD';
    const elsewhere = reads ? siteAddress(siteUrl, req) : undefined;
    if (elsewhere) return say(res, 308, { Location: elsewhere, 'Cache-Control': 'no-store' });
    if (!saidProxy && isProxyUnheard(trustProxy, req)) {
      saidProxy = true;
      log('proxy.unheard', { set: 'TRUST_PROXY=true' });
    }
    if (kept.answer(req, res)) return;
    const moved = reads ? redirect(req.url) : undefined;
    if (moved !== undefined) return say(res, 301, movedHeaders(moved));
    const isNowhere = reads && !isRendered(req.url);
    const rendered = (keep?: App.Locals['keep']) => {
      takeAddressFrom(siteUrl, trustProxy, req);
      return renderOnDemand(req, res.setHeaders(headers), render, keep);
    };
    const onDemand = () => {
      const place = isNowhere ? instead(req.url ?? '') : undefined;
      if (place !== undefined) return say(res, 302, { Location: place });
      if (isNowhere && kept.nothing(req, res)) return;
      return rendered();
    };
    if (!isNowhere) {
      res.setHeaders(headers);
      if (await (reads ? hours?.answer(req, res, rendered) : forms?.answer(req, res))) return;
    }
    if (!reads) return rendered();
    const range = rangeOf(req);
    if (range === undefined) delete req.headers.range;
    if (range === 'backwards') return refuse(res, 416);
    const further = older && req.url.startsWith('/_astro/') ? older : undefined;
    return files(req, res, () => (further ? further(req, res, onDemand) : onDemand()));
  }

  return { server, retire };
}

/** A range that is answered in part. Every other is answered as if it were not asked for, as RFC 9110, 14.2 allows. */
function rangeOf({ headers }: IncomingMessage): 'fine' | 'backwards' | undefined {
  const [, first, last] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(headers.range ?? '') ?? [];
  if (first === undefined || headers['if-range'] !== undefined) return undefined;
  return last && Number(last) < Number(first) ? 'backwards' : 'fine';
}

function renderOnDemand(
  req: IncomingMessage,
  res: ServerResponse,
  render: Handler,
  keep: App.Locals['keep'],
) {
  compress(req, res, () => undefined);
  keepHead(res);
  return render(req, res, undefined, keep && { keep });
}

/** Astro's own policy for a page would replace ours; browsers obey both. And it says OK whatever the status is. */
function keepHead(res: ServerResponse) {
  const ours = res.getHeader('Content-Security-Policy');
  const writeHead = res.writeHead.bind(res) as (...head: unknown[]) => ServerResponse;
  res.writeHead = (status: number, ...rest: unknown[]) => {
    const headers = rest.at(-1) as Record<string, unknown> | undefined;
    const theirs = headers?.['content-security-policy'];
    if (theirs) headers['content-security-policy'] = [ours, theirs];
    res.statusMessage = STATUS_CODES[status] ?? '';
    return writeHead(status, ...rest);
  };
}
