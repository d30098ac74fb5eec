import { Ajv, type Options, type ValidateFunction } from 'ajv';
import { refuse, type Answer } from '../objects/errors.ts';
import type { FormFields, FormValue } from '../form-body.ts';
import { problemOf } from './param-problem.ts';
import { schemaOf, type Definitions } from './schemas.ts';

const requests = createChecker({ coerceTypes: true, allErrors: true });
const answers = createChecker({});

/**
 * Checks decoded parameters against the SDK's type of that name and turns their strings into the
 * numbers and booleans meant, in place. Answers 400 in Stripe's shape when they do not fit.
 */
export function checkParams(type: string, params: FormFields): Answer | undefined {
  const validate = requests(type);
  if (!validate(params)) return refuse(400, problemOf(validate.errors ?? [], params));
  const empty = emptyString(params);
  if (empty === undefined) return undefined;
  return refuse(400, {
    code: 'parameter_invalid_empty',
    param: empty,
    message:
      `You passed an empty string for '${empty}'. We assume empty values are an attempt to unset ` +
      `a parameter; however '${empty}' cannot be unset. You should remove '${empty}' from your ` +
      'request or supply a non-empty value.',
  });
}

/** Throws when what the local Stripe is about to send is not what the SDK's types promise. */
export function checkAnswer(type: string, body: unknown): void {
  const validate = answers(type);
  if (validate(body)) return;
  const faults = (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
  throw new Error(`The local Stripe made a wrong ${type}:\n${faults.join('\n')}`);
}

function createChecker(options: Options): (type: string) => ValidateFunction {
  // Hundreds of schemas are compiled and each is used a few times: quick to make beats quick to run.
  const quick: Options = { validateSchema: false, code: { optimize: false } };
  const ajv = new Ajv({ ...options, ...quick, strict: true });
  const definitions: Definitions = new Map();
  const compiled = new Map<string, ValidateFunction>();
  return (type) => {
    let validate = compiled.get(type);
    if (!validate) {
      const schema = schemaOf(type, definitions);
      for (const [key, definition] of definitions)
        if (!ajv.schemas[key]) ajv.addSchema(definition as object, key);
      validate = ajv.compile(schema as object);
      compiled.set(type, validate);
    }
    return validate;
  };
}

function emptyString(value: FormValue, path = ''): string | undefined {
  if (value === '') return path;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'metadata') continue;
    const found = emptyString(inner, path ? `${path}[${key}]` : key);
    if (found !== undefined) return found;
  }
  return undefined;
}
