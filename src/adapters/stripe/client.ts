import Stripe from 'stripe';

/** Stripe's own SDK. @param apiBase where to ask instead of Stripe itself */
export function connectStripe(secretKey: string, apiBase: URL | undefined): Stripe {
  const patience = { timeout: 10_000, maxNetworkRetries: 1, telemetry: false };
  if (!apiBase) return new Stripe(secretKey, patience);
  const protocol = apiBase.protocol === 'https:' ? 'https' : 'http';
  const port = apiBase.port || (protocol === 'https' ? 443 : 80);
  return new Stripe(secretKey, { ...patience, host: apiBase.hostname, port, protocol });
}
