import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createLocalStripe, type LocalStripe } from './core.ts';
import { isOwnHost } from '../own-host.ts';
import { createDelivery } from './delivery.ts';

export interface LocalStripeServerOptions {
  /** 0 takes any free port. */
  port: number;
  webhookUrl: string;
  webhookSecret: string;
  /** Unix seconds; the real clock unless given. */
  now?: () => number;
  /** Milliseconds before each further attempt at a webhook. */
  retryPauses?: number[];
}

export interface LocalStripeServer {
  origin: string;
  stripe: LocalStripe;
  close(): Promise<void>;
}

/** Serves a local Stripe on 127.0.0.1; rejects with `EADDRINUSE` when the port is taken. */
export async function startLocalStripe(
  options: LocalStripeServerOptions,
): Promise<LocalStripeServer> {
  const { now = () => Math.floor(Date.now() / 1000) } = options;
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  const origin = `http://127.0.0.1:${port}`;
  const delivery = createDelivery(options.webhookUrl, options.retryPauses);
  const webhook = { secret: options.webhookSecret, deliver: delivery.deliver };
  const stripe = createLocalStripe({ origin, now, webhook });
  server.on('request', (request, response) => {
    if (isOwnHost(request)) return void serve(stripe, origin, request, response);
    response.writeHead(421).end();
  });
  const ticking = setInterval(stripe.tick, 10_000).unref();

  return {
    origin,
    stripe,
    async close() {
      clearInterval(ticking);
      delivery.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function serve(
  stripe: LocalStripe,
  origin: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  outgoing.on('close', () => gone.abort());
  try {
    const request = await readRequest(incoming, origin, gone.signal).catch(() => undefined);
    if (!request) return void outgoing.writeHead(400).end();
    const response = await stripe.handle(request);
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  } catch (error) {
    if (gone.signal.aborted) return;
    if ((error as { code?: string }).code === 'ECONNRESET') return void incoming.socket.destroy();
    console.error('The local Stripe failed:', error);
    if (!outgoing.headersSent) outgoing.writeHead(500);
    outgoing.end();
  }
}

/** @throws when it comes by a method or for an address that nobody may ask for, or breaks off */
async function readRequest(incoming: IncomingMessage, origin: string, signal: AbortSignal) {
  const { method = 'GET', url = '/' } = incoming;
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers))
    if (value !== undefined) headers.set(name, String(value));
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const body = chunks.length > 0 && method !== 'GET' ? Buffer.concat(chunks) : null;
  // Concatenated, because a path such as `//host` would lead a relative URL elsewhere.
  return new Request(origin + url, { method, headers, body, signal });
}
