import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** The environment of a site in practice on four free ports, with a database of its own. */
export async function practiceEnv() {
  const [site = 0, stripe, smtp] = await freePorts(4);
  return {
    ASTRO_TELEMETRY_DISABLED: '1',
    HOST: '127.0.0.1',
    PORT: String(site),
    STRIPE_SECRET_KEY: '',
    STRIPE_API_BASE: `http://127.0.0.1:${stripe}`,
    SMTP_URL: `smtp://127.0.0.1:${smtp}`,
    DATABASE_URL: `file:.data/test/${site}.db`,
  };
}

/** In a row, because the mailbox takes the port after its mail server's for its page. */
async function freePorts(count: number): Promise<number[]> {
  const servers = [createServer().listen(0, '127.0.0.1')];
  try {
    await once(servers[0]!, 'listening');
    const first = (servers[0]!.address() as AddressInfo).port;
    const ports = Array.from({ length: count }, (_, index) => first + index);
    for (const port of ports.slice(1)) {
      const server = createServer().listen(port, '127.0.0.1');
      servers.push(server);
      await once(server, 'listening');
    }
    return ports;
  } catch {
    return freePorts(count);
  } finally {
    for (const server of servers) server.close();
  }
}
