import { once } from 'node:events';
import { createServer } from 'node:net';

/** What else a site has in its environment that takes money: nobody's keys, and secrets that anybody may know. */
export const trade = {
  STRIPE_SECRET_KEY: 'sk_test_trade',
  STRIPE_WEBHOOK_SECRET: 'whsec_trade',
  MAIL_FROM: 'site@desk.example',
  COACH_EMAIL: 'coach@desk.example',
  LINK_SECRET: 'a-key-by-which-nobody-is-kept-out',
  SWEEP_SECRET: 'a-broom-for-all',
};

/** The environment of a site in practice on four free ports, with a database of its own. */
export async function practiceEnv() {
  const [site, stripe, smtp] = await freePorts(4);
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

/**
 * In a row, because the mailbox takes the port after its mail server's for its page; and below the
 * ports that systems give out by themselves, so that nothing else takes them before they are used.
 * The one before them stays taken while this process lives: no other process is given any of them.
 */
async function freePorts(count: number): Promise<number[]> {
  const row = Math.floor(Math.random() * (20_000 / (count + 1) - 1));
  const first = 10_001 + row * (count + 1);
  const ports = Array.from({ length: count }, (_, index) => first + index);
  const open = (port: number) => createServer().unref().listen(port, '127.0.0.1');
  const [keeper, servers] = [open(first - 1), ports.map(open)];
  try {
    await Promise.all([keeper, ...servers].map((server) => once(server, 'listening')));
    return ports;
  } catch {
    keeper.close();
    return freePorts(count);
  } finally {
    for (const server of servers) server.close();
  }
}
