import type { Server } from 'node:http';
import { logFault } from '../log.ts';
import { askWithin } from './ask-within.ts';

/** Now and every minute the site looks for lost payments, lapsed holds, due refunds and mails. */
export function sweepEveryMinute(server: Server, secret: string) {
  const headers = { authorization: `Bearer ${secret}` };
  const sweep = async () => {
    const status = await askWithin(server, { method: 'POST', path: '/api/sweep', headers });
    if (status !== 200) throw new Error(`The sweep failed with ${status}`);
  };
  const trySweeping = () => void sweep().catch((fault: unknown) => logFault('sweep.failed', fault));
  trySweeping();
  return setInterval(trySweeping, 60_000).unref();
}
