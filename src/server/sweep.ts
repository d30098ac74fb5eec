import { logFault } from '../log.ts';

/** Now and every minute the site looks for lost payments, lapsed holds, due refunds and mails. */
export function sweepEvery(url: string, secret: string) {
  // Astro lets JSON through without an Origin.
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
  const sweep = async () => {
    const answer = await fetch(`${url}/api/sweep`, { method: 'POST', headers });
    if (!answer.ok) throw new Error(`The sweep failed with ${answer.status}`);
  };
  const trySweeping = () => void sweep().catch((fault: unknown) => logFault('sweep.failed', fault));
  trySweeping();
  return setInterval(trySweeping, 60_000).unref();
}
