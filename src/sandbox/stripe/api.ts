import Stripe from 'stripe';
import { checkAnswer, checkParams } from './sdk-check/checks.ts';
import { refuse, refuseByStatus, type Answer } from './objects/errors.ts';
import type { Origin } from './objects/events.ts';
import { expand } from './objects/expand.ts';
import { breakConnection, type Fault, type Faults } from './faults.ts';
import { decodeForm, type FormFields } from './form-body.ts';
import type { Idempotency } from './idempotency.ts';
import type { Context } from './objects/ledger.ts';
import { matchRoute, refuseRoute, type Match } from './routes.ts';

export interface Api {
  context: (request: Origin) => Context;
  newId: (prefix: string) => string;
  faults: Faults;
  idempotency: Idempotency;
}

/** Answers one API request as Stripe would; rejects as `fetch` does where a fault breaks it off. */
export async function answerApi(request: Request, api: Api): Promise<Response> {
  const requestId = api.newId('req');
  const { pathname, search } = new URL(request.url);
  const refusal = refuseHeaders(request.headers);
  if (refusal) return respond(refusal, requestId);
  const match = matchRoute(request.method, pathname);
  if (!match) return respond(refuseRoute(request.method, pathname), requestId);
  const text = request.method === 'GET' ? search.slice(1) : await request.text();
  const key = request.method === 'POST' ? request.headers.get('idempotency-key') : null;

  const fault = api.faults.take(match.name);
  const before = fault && fault.at !== 'after' ? fault : undefined;
  if (before && before.kind !== 'status') return breakConnection(before.kind, request.signal);
  if (before?.kind === 'status' && before.status < 500)
    return respond(refuseByStatus(before.status), requestId);

  const call = { match, endpoint: pathname, text, key, requestId, fault };
  const answer = answerOnce(call, api);
  if (fault?.at === 'after' && fault.kind !== 'status')
    return breakConnection(fault.kind, request.signal);
  return respond(answer, requestId, key);
}

interface ApiCall {
  match: Match;
  endpoint: string;
  text: string;
  key: string | null;
  requestId: string;
  fault: Fault | undefined;
}

function answerOnce(call: ApiCall, api: Api): Answer {
  const { match, endpoint, text, key, requestId, fault } = call;
  const sorted = [...new URLSearchParams(text)].sort().join('&');
  const recalled = key ? api.idempotency.recall(key, endpoint, sorted) : undefined;
  if (recalled) return recalled;
  const params = decodeForm(text);
  // Stripe keeps no answer for a request that never began: https://docs.stripe.com/api/idempotent_requests
  const invalid = checkParams(match.route.params, params);
  if (invalid) return invalid;
  const failing = fault?.kind === 'status' ? fault : undefined;
  const skipped = failing !== undefined && failing.at !== 'after';
  const done = skipped ? undefined : run(call, params, api);
  const answer = failing ? refuseByStatus(failing.status) : done!;
  if (key) api.idempotency.keep(key, endpoint, sorted, requestId, answer);
  return answer;
}

function run({ match, key, requestId }: ApiCall, params: FormFields, api: Api): Answer {
  const context = api.context({ id: requestId, idempotency_key: key });
  const answer = match.route.run({ id: match.id, params }, context);
  if (answer.status !== 200) return answer;
  const paths = (params['expand'] ?? []) as string[];
  const expanded = expand(answer, paths, context.ledger);
  if (expanded.status === 200) checkAnswer(match.route.answer, expanded.body);
  return expanded;
}

function refuseHeaders(headers: Headers): Answer | undefined {
  const refusal = refuseKey(headers.get('authorization'));
  if (refusal) return refusal;
  const version = headers.get('stripe-version') ?? Stripe.API_VERSION;
  if (version !== Stripe.API_VERSION)
    return refuse(400, {
      message: `Invalid Stripe API version: ${version}. The local Stripe speaks ${Stripe.API_VERSION}, as the installed SDK does.`,
    });
  if ((headers.get('idempotency-key')?.length ?? 0) <= 255) return undefined;
  const message = 'Idempotency keys can be at most 255 characters long.';
  return refuse(400, { type: 'idempotency_error', message });
}

function refuseKey(authorization: string | null): Answer | undefined {
  const key = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
  if (key === undefined)
    return refuse(401, {
      message:
        "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    });
  if (/^[rs]k_test_\w+$/.test(key)) return undefined;
  if (/^[rs]k_live_/.test(key))
    return refuse(401, {
      message: 'A live key was sent to the local Stripe. It takes test keys only.',
    });
  return refuse(401, { message: `Invalid API Key provided: ${key.slice(0, 8)}****` });
}

function respond({ status, body, headers }: Answer, requestId: string, key: string | null = null) {
  return Response.json(body, {
    status,
    headers: {
      'request-id': requestId,
      'cache-control': 'no-cache, no-store',
      ...(key ? { 'idempotency-key': key } : {}),
      ...headers,
    },
  });
}
