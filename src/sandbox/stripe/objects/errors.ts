/** What an API route hands back before it is turned into bytes. */
export interface Answer {
  status: number;
  body: object;
  headers?: Record<string, string>;
}

export interface Problem {
  type?: 'invalid_request_error' | 'idempotency_error' | 'api_error' | 'card_error';
  code?: string;
  param?: string;
  message: string;
}

/** An error answer in Stripe's shape; `type` defaults to `invalid_request_error`. */
export function refuse(status: number, problem: Problem): Answer {
  const { type = 'invalid_request_error', ...rest } = problem;
  const documentation = problem.code && {
    doc_url: `https://docs.stripe.com/error-codes/${problem.code.replaceAll('_', '-')}`,
  };
  return { status, body: { error: { type, ...rest, ...documentation } } };
}

/** `object` is Stripe's name of the thing, `param` the name Stripe gives to its id. */
export function refuseMissing(object: string, id: string, param: string, status = 404): Answer {
  return refuse(status, {
    code: 'resource_missing',
    param,
    message: `No such ${object}: '${id}'`,
  });
}

/** What Stripe says for a bare status code, as a fault switch asks for it. */
export function refuseByStatus(status: number): Answer {
  if (status === 429)
    return refuse(429, {
      code: 'rate_limit',
      message:
        'Request rate limit exceeded. You can learn more at https://docs.stripe.com/rate-limits.',
    });
  if (status === 409)
    return refuse(409, {
      type: 'idempotency_error',
      code: 'idempotency_key_in_use',
      message: 'There is currently another in-progress request using this Idempotency Key.',
    });
  if (status >= 500)
    return refuse(status, {
      type: 'api_error',
      message: 'An unknown error occurred. (The local Stripe was asked to fail.)',
    });
  return refuse(status, { message: `The local Stripe was asked to answer ${status}.` });
}
