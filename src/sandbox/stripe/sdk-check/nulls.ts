import { type Definitions, schemaOf } from './schemas.ts';

/** What each object of a type has, and what may be null there. */
type Nulls<Type> = {
  [
    Key in keyof Type as undefined extends Type[Key] ? never : null extends Type[Key] ? Key : never
  ]: null;
};

const definitions: Definitions = new Map();
const known = new Map<string, object>();

/** What an object of one of the SDK's types says of all that the local Stripe does not imitate: null, where it may. */
export function nullsOf<Type>(name: string): Nulls<Type> {
  const nulls = known.get(name) ?? Object.fromEntries(nullable(name).map((key) => [key, null]));
  known.set(name, nulls);
  return nulls as Nulls<Type>;
}

function nullable(name: string): string[] {
  const { $ref } = schemaOf(name, definitions) as { $ref: string };
  const { properties, required } = definitions.get($ref) as {
    properties: Record<string, { anyOf?: { type?: string }[] }>;
    required: string[];
  };
  return required.filter((key) => properties[key]?.anyOf?.some(({ type }) => type === 'null'));
}
