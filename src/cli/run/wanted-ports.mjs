// Runs before anything is installed, on whatever Node the machine has: no TypeScript, no packages.
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import process from 'node:process';
import { root } from './installed.mjs';

const file = `${root}.env`;
const lines = existsSync(file) ? readFileSync(file, 'utf8') : '';

/**
 * Which ports the owner wants that others have, in one sentence; undefined when there is none. Ports that
 * nobody has set are found in practice; the whole look, at hosts and rights too, comes when all is installed.
 */
export async function takenPorts() {
  const taken = [];
  for (const [port, use] of wantedPorts()) if (await isTaken(port)) taken.push([port, use]);
  if (taken.length === 0) return undefined;
  const ports = taken.map(([port, [name, what]]) => `${port}, for ${what} (${name})`);
  return `Something listens already on port ${ports.join(', and port ')}. Nothing was installed: stop that, or set another port.`;
}

function wantedPorts() {
  const isPractice = !valueOf('STRIPE_SECRET_KEY');
  const site = valueOf('PORT') ?? (isPractice ? undefined : '4321');
  const stripe = isPractice ? portIn(valueOf('STRIPE_API_BASE')) : undefined;
  const mail = isPractice ? portIn(valueOf('SMTP_URL')) : undefined;
  const uses = [
    [site, ['PORT', 'the site']],
    [stripe, ['STRIPE_API_BASE', 'the local Stripe']],
    [mail, ['SMTP_URL', 'the local mailbox']],
  ];
  return uses.filter(([port]) => /^\d+$/.test(port ?? ''));
}

/** As the shell has it, else as .env does. */
function valueOf(name) {
  const [, written] = new RegExp(`^(?:export )?${name}=["']?([^"'#\\n]*)`, 'm').exec(lines) ?? [];
  return (process.env[name] || written)?.trim() || undefined;
}

function portIn(address) {
  return /:(\d+)\/?$/.exec(address ?? '')?.[1];
}

async function isTaken(port) {
  const probe = createServer().listen(Number(port), valueOf('HOST') ?? '127.0.0.1');
  try {
    await once(probe, 'listening');
    probe.close();
    return false;
  } catch (fault) {
    return fault.code === 'EADDRINUSE';
  }
}
