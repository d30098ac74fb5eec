import type { ErrorObject } from 'ajv';
import type { Problem } from '../objects/errors.ts';

/** Says in Stripe's words what ajv found wrong with a request's parameters. */
export function problemOf(errors: ErrorObject[], params: object): Problem {
  const error = mostTelling(errors);
  const path = error.instancePath.split('/').slice(1).map(plainKey);
  const param = bracketed(path);
  const value = path.reduce<unknown>(
    (inner, key) => (inner as Record<string, unknown>)?.[key],
    params,
  );
  if (error.keyword === 'additionalProperties') {
    const unknown = bracketed([...path, error.params['additionalProperty']]);
    const message = `Received unknown parameter: ${unknown}`;
    return { code: 'parameter_unknown', param: unknown, message };
  }
  if (error.keyword === 'required') {
    const missing = bracketed([...path, error.params['missingProperty']]);
    const message = `Missing required param: ${missing}.`;
    return { code: 'parameter_missing', param: missing, message };
  }
  if (path.at(-1) === 'metadata' || path.at(-2) === 'metadata')
    return { param, message: metadataMessage(error, value) };
  const integer = error.keyword === 'type' && error.params['type'] === 'integer';
  const code = integer || error.keyword === 'minimum' ? { code: 'parameter_invalid_integer' } : {};
  return { ...code, param, message: messageFor(error, param, value) };
}

/** Of a union's branches the one that got furthest into the value, and there the plainest word. */
function mostTelling(errors: ErrorObject[]): ErrorObject {
  const depth = (error: ErrorObject) =>
    error.instancePath.split('/').length * 10 + (rank[error.keyword] ?? 5);
  return errors.reduce((best, error) => (depth(error) > depth(best) ? error : best));
}

const rank: Record<string, number> = { anyOf: 0, enum: 4, additionalProperties: 9, required: 8 };

function messageFor(error: ErrorObject, param: string, value: unknown): string {
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  const limit = error.params['limit'];
  switch (error.keyword) {
    case 'type':
      return `Invalid ${error.params['type']}: ${shown}`;
    case 'enum':
      return `Invalid ${param}: must be one of ${listed(error.params['allowedValues'])}`;
    case 'maxLength':
      return `Invalid string: ${shown?.slice(0, 20)}…; must be at most ${limit} characters`;
    case 'maxItems':
      return `Array ${param} exceeded maximum ${limit} allowed elements.`;
    case 'minimum':
      return `This value must be greater than or equal to ${limit} (it currently is '${shown}').`;
    case 'maximum':
      return `This value must be less than or equal to ${limit} (it currently is '${shown}').`;
    default:
      return `Invalid ${param}: ${error.message}`;
  }
}

function metadataMessage(error: ErrorObject, value: unknown): string {
  if (error.keyword === 'maxProperties') return 'Metadata can have up to 50 keys.';
  if (error.propertyName !== undefined || error.keyword === 'propertyNames') {
    const key = error.propertyName ?? String(error.params['propertyName']);
    return `Metadata keys can have up to 40 characters, but you passed in a key that is ${key.length} characters. Invalid key: ${key}`;
  }
  if (error.keyword === 'maxLength')
    return `Metadata values can have up to 500 characters, but you passed in a value that is ${String(value).length} characters. Invalid value: ${String(value)}`;
  return 'Invalid metadata: it must be a map of strings.';
}

function bracketed([first = '', ...rest]: string[]): string {
  return first + rest.map((key) => `[${key}]`).join('');
}

function plainKey(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}

function listed(values: string[]): string {
  if (values.length < 3) return values.join(' or ');
  return `${values.slice(0, -1).join(', ')}, or ${values.at(-1)}`;
}
