import { refuse, type Answer } from './objects/errors.ts';

const retention = 24 * 60 * 60;

interface Kept {
  at: number;
  endpoint: string;
  params: string;
  requestId: string;
  answer: Answer;
}

export interface Idempotency {
  /** The answer first given under this key, or the refusal of a key used for something else. */
  recall(key: string, endpoint: string, params: string): Answer | undefined;
  keep(key: string, endpoint: string, params: string, requestId: string, answer: Answer): void;
}

/** Keeps answers, faults included, for 24 hours of the given clock (Unix seconds). */
export function createIdempotency(now: () => number): Idempotency {
  const kept = new Map<string, Kept>();
  return {
    recall(key, endpoint, params) {
      forgetBefore(kept, now() - retention);
      const first = kept.get(key);
      if (!first) return undefined;
      if (first.endpoint !== endpoint)
        return mismatch(key, endpointMessage(first.endpoint, endpoint));
      if (first.params !== params) return mismatch(key, sameParameters);
      const headers = { 'idempotent-replayed': 'true', 'original-request': first.requestId };
      return { ...first.answer, headers };
    },
    keep(key, endpoint, params, requestId, answer) {
      const body = structuredClone(answer.body);
      kept.set(key, { at: now(), endpoint, params, requestId, answer: { ...answer, body } });
    },
  };
}

function forgetBefore(kept: Map<string, Kept>, time: number): void {
  for (const [key, { at }] of kept) {
    if (at > time) return;
    kept.delete(key);
  }
}

const sameParameters =
  'Keys for idempotent requests can only be used with the same parameters they were first used with.';

function endpointMessage(first: string, now: string): string {
  return `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${now}' vs '${first}').`;
}

function mismatch(key: string, message: string): Answer {
  return refuse(400, {
    type: 'idempotency_error',
    message: `${message} Try using a key other than '${key}' if you meant to execute a different request.`,
  });
}
