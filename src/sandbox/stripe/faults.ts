/**
 * What happens to one API request. `before` (the default) is before it takes effect, `after` is
 * after: the caller cannot know. `hang` answers never, `reset` breaks the connection.
 */
export type Fault =
  | { kind: 'status'; status: number; at?: 'before' | 'after' }
  | { kind: 'hang' | 'reset'; at?: 'before' | 'after' };

export interface Switches {
  /** Events are kept either way; `none` sends no webhook, `twice` sends each one again. */
  webhooks: 'deliver' | 'none' | 'twice';
  /** `wait` leaves each payment under way until `settle`, whatever it is made with. */
  payments: 'succeed' | 'wait';
  /** `pending` waits for `settleRefund`; `fail` says succeeded first and fails right after. */
  refunds: 'succeed' | 'pending' | 'fail';
}

export interface Faults extends Switches {
  /** The next request of that route, `POST /v1/refunds`, meets the fault; several queue up. */
  next(route: string, fault: Fault): void;
  /** Takes the fault in store for a route. */
  take(route: string): Fault | undefined;
}

/** `routes` are the names that `next` accepts: a misspelt one throws. */
export function createFaults(routes: string[]): Faults {
  const waiting = new Map<string, Fault[]>();
  return {
    webhooks: 'deliver',
    payments: 'succeed',
    refunds: 'succeed',
    next(route, fault) {
      if (!routes.includes(route))
        throw new Error(`No route ${route}; there are ${routes.join(', ')}.`);
      waiting.set(route, [...(waiting.get(route) ?? []), fault]);
    },
    take: (route) => waiting.get(route)?.shift(),
  };
}

/** Behaves as `fetch` does on a broken or silent connection: rejects, the silent one on abort. */
export function breakConnection(kind: 'hang' | 'reset', signal: AbortSignal): Promise<never> {
  const reset = Object.assign(new TypeError('fetch failed: the connection was reset'), {
    code: 'ECONNRESET',
  });
  if (kind === 'reset') return Promise.reject(reset);
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
