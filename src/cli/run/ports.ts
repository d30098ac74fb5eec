import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Environment } from '../../environment.ts';

/** Where the pretend neighbors listen in practice: where the site looks for them. */
export function practicePorts({ stripe, mail }: Environment) {
  const smtp = Number(new URL(mail.smtpUrl).port);
  return { stripe: Number(stripe.apiBase?.port || 80), smtp, mailbox: smtp + 1 };
}

/** @throws Error in plain words when another program has one of the ports. */
export async function refuseTakenPorts(env: Environment) {
  const hosts = env.practice ? [env.host, '::1'] : [env.host];
  await refuseTaken(env.port, hosts, 'the site', `PORT=${another(env.port)}`);
  if (!env.practice) return;

  const { stripe, smtp, mailbox } = practicePorts(env);
  const local = ['127.0.0.1'];
  const otherStripe = `STRIPE_API_BASE=http://127.0.0.1:${another(stripe)}`;
  const otherMailbox = `SMTP_URL=smtp://127.0.0.1:${another(smtp)}`;
  await refuseTaken(stripe, local, 'the local Stripe', otherStripe);
  await refuseTaken(smtp, local, 'the local mailbox', otherMailbox);
  await refuseTaken(mailbox, local, "the local mailbox's page", otherMailbox);
}

async function refuseTaken(port: number, hosts: string[], use: string, remedy: string) {
  for (const host of hosts) {
    const code = await tryListening(port, host);
    if (code === 'EADDRINUSE')
      throw new Error(
        `Port ${port}, for ${use}, is taken by another program. Stop that one, or set ${remedy}.`,
      );
    if (code === 'EACCES')
      throw new Error(
        `Port ${port}, for ${use}, needs more rights than this user has. Set ${remedy}.`,
      );
  }
}

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

function another(port: number) {
  return port < 65_000 ? port + 100 : port - 100;
}
