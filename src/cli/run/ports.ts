import { once } from 'node:events';
import { createServer } from 'node:net';
import { isAnyOn } from '../../domain/features.ts';
import type { Environment } from '../../environment.ts';

/** Where the pretend neighbors listen in practice: where the site looks for them. */
export function practicePorts({ stripe, mail }: Environment) {
  const smtp = Number(new URL(mail.smtpUrl).port);
  return { stripe: Number(stripe.apiBase?.port || 80), smtp, mailbox: smtp + 1 };
}

/** Settings that lead past ports which can't be had, where the owner has set none; by name. */
export async function settingsAround(env: Environment, set: NodeJS.ProcessEnv) {
  const problems = await problemsOf(env);
  return Object.fromEntries(
    problems.flatMap(({ name, remedy }) => (remedy && !set[name] ? [[name, remedy]] : [])),
  );
}

/** @throws Error in plain words that names every port that can't be had, and what to set. */
export async function refuseTakenPorts(env: Environment): Promise<void> {
  const problems = await problemsOf(env);
  if (problems.length === 0) return;
  const list = new Intl.ListFormat('en');
  const ports = list.format(
    problems.map(({ port, use, why }) => `port ${port}, for ${use}, ${why}`),
  );
  const remedies = problems.map(({ name, remedy }) =>
    remedy ? `${name}=${remedy}` : 'another HOST',
  );
  throw new Error(`P${ports.slice(1)}. Set ${list.format(remedies)}.`);
}

/** What listens, on ports in a row. */
type Use = {
  name: string;
  use: string;
  port: number;
  row: number;
  host: string;
  /** Where somebody else would answer in our place. */
  alias?: string;
  setting: (port: number) => string;
};

function usesOf(env: Environment): Use[] {
  const { host, port, practice, features } = env;
  const site = { name: 'PORT', use: 'the site', port, row: 1, host, setting: String };
  if (!practice) return [site];
  const here = { ...site, alias: '::1' };
  const { stripe, smtp } = practicePorts(env);
  const local = '127.0.0.1';
  const at = (scheme: string) => (port: number) => `${scheme}://${local}:${port}`;
  const localStripe = {
    ...{ name: 'STRIPE_API_BASE', use: 'the local Stripe' },
    ...{ port: stripe, row: 1, host: local, setting: at('http') },
  };
  const localMailbox = {
    ...{ name: 'SMTP_URL', use: 'the local mailbox' },
    ...{ port: smtp, row: 2, host: local, setting: at('smtp') },
  };
  return [
    here,
    ...(features.coaching ? [localStripe] : []),
    ...(isAnyOn(features) ? [localMailbox] : []),
  ];
}

async function problemsOf(env: Environment) {
  const found = await Promise.all(usesOf(env).map(problemOf));
  return found.flatMap((problem) => problem ?? []);
}

async function problemOf(use: Use) {
  const fault = await faultOf(use);
  if (!fault) return undefined;
  const why = reasons[fault.code] ?? `can't be had (${fault.code})`;
  return { ...use, port: fault.port, why, remedy: await remedyOf(use) };
}

const reasons: Record<string, string> = {
  EADDRINUSE: 'is taken by another program',
  EACCES: 'needs more rights than this user has',
};

/** The setting with ports that can be had; undefined when the host is the trouble. */
async function remedyOf(use: Use): Promise<string | undefined> {
  const first = use.port < 1024 ? use.port + 8000 : use.port;
  for (let port = first + 100; port < first + 2_000 && port < 65_000; port += 100)
    if (!(await faultOf({ ...use, port }))) return use.setting(port);
  return undefined;
}

async function faultOf({ port, row, host, alias }: Use) {
  for (let each = port; each < port + row; each++) {
    const code = await tryListening(each, host);
    if (code) return { port: each, code };
  }
  const taken = alias !== undefined && (await tryListening(port, alias)) === 'EADDRINUSE';
  return taken ? { port, code: 'EADDRINUSE' } : undefined;
}

/** Node's code of the fault, or undefined. */
async function tryListening(port: number, host: string): Promise<string | undefined> {
  const probe = createServer().listen({ port, host, exclusive: true });
  try {
    await once(probe, 'listening');
    probe.close();
    await once(probe, 'close');
    return undefined;
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code;
  }
}
