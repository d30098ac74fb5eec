import { coaching } from './adapters/content/collections.ts';
import { refuseWhileSold } from './adapters/database/health/sold-before.ts';
import { type Environment, readEnv } from './environment.ts';
import { createCoaching } from './services/coaching.ts';

let wired: ReturnType<typeof createServices> | undefined;

/**
 * The one set of services of this process, made on first use; a failed start is tried again. What content does
 * not turn on is undefined, and neither asks for settings nor opens a database.
 */
export function wiredServices() {
  wired ??= createServices().catch((error: unknown) => {
    wired = undefined;
    throw error;
  });
  return wired;
}

/** What the pages of coaching work with. @throws without coaching: middleware.ts lets nobody ask for them */
export async function services() {
  const { coaching } = await wiredServices();
  if (!coaching) throw new Error('Nothing is booked here: there is no coaching.yaml');
  return coaching;
}

/** What is set for the site that runs. */
export async function ownEnv(): Promise<Environment> {
  return readEnv(process.env, { coaching: (await coaching()) !== undefined });
}

async function createServices() {
  const [settings, env] = await Promise.all([coaching(), ownEnv()]);
  if (!settings) await refuseWhileSold(env, new Date());
  return { env, coaching: settings && (await createCoaching(settings, env)) };
}
