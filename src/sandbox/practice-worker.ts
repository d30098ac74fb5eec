import { parentPort, workerData } from 'node:worker_threads';
import { startMailbox } from './mailbox.ts';

/** Where they listen; without `stripe` the site sells nothing. */
export type Neighbors = {
  mailbox: Parameters<typeof startMailbox>[0];
  stripe?: { port: number; webhookUrl: string; webhookSecret: string };
};

/** The thread of what stands beside a site in practice. It says when both listen. */
const { mailbox, stripe } = workerData as Neighbors;
await startMailbox(mailbox);
if (stripe) await import('./stripe/server.ts').then((it) => it.startLocalStripe(stripe));
parentPort?.postMessage('listening');
