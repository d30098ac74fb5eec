import ts from 'typescript';
import { limits } from './limits.ts';
import { entityText, findSdkType, resolveSdkType, type SdkType } from './sdk-types.ts';

export type JsonSchema = boolean | Record<string, unknown>;
/** Schemas by the key that a `$ref` names. */
export type Definitions = Map<string, JsonSchema>;

interface Place {
  file: string;
  scope: string;
  generics: Map<string, JsonSchema>;
  definitions: Definitions;
}

/**
 * The JSON Schema of one of the SDK's types, or of `ApiList<…>` of one or a union of several; the
 * types it refers to are added to `definitions`. Objects are closed. An open enumeration
 * (`'a' | 'b' | OtherString`) holds only the values known.
 */
export function schemaOf(type: string, definitions: Definitions): JsonSchema {
  const list = /^ApiList<(.+)>$/.exec(type)?.[1];
  const names = (list ?? type).split(' | ');
  const members = names.map((name) => reference(findSdkType(name), definitions));
  const one = members.length === 1 ? members[0]! : { anyOf: members };
  if (!list) return one;
  const { file, scope, declaration } = findSdkType('ApiList');
  return bodyOf(declaration, { file, scope, generics: new Map([['T', one]]), definitions });
}

function reference(type: SdkType, definitions: Definitions): JsonSchema {
  const key = `${type.file}.${type.name}`.replaceAll('/', '.');
  if (!definitions.has(key)) {
    definitions.set(key, true);
    const place = { file: type.file, scope: type.scope, generics: new Map(), definitions };
    definitions.set(key, limited(type.name, bodyOf(type.declaration, place)));
  }
  return { $ref: key };
}

function bodyOf(declaration: SdkType['declaration'], place: Place): JsonSchema {
  if (ts.isTypeAliasDeclaration(declaration)) return convert(declaration.type, place);
  const bases = (declaration.heritageClauses ?? []).flatMap((clause) =>
    clause.types.map(({ expression }) => baseOf(expression, place)),
  );
  const own = objectOf(declaration.members, place);
  return {
    ...own,
    properties: Object.assign({}, ...bases.map((base) => base.properties), own.properties),
    required: [...new Set([...bases.flatMap((base) => base.required), ...own.required])],
  };
}

function baseOf(expression: ts.Expression, place: Place): ClosedObject {
  const type = resolveSdkType(place.file, place.scope, dotted(expression));
  if (!type) throw new Error(`${dotted(expression)} is extended but not read.`);
  const { file, scope } = type;
  return limited(type.name, bodyOf(type.declaration, { ...place, file, scope })) as ClosedObject;
}

type ClosedObject = {
  type: 'object';
  properties: Record<string, JsonSchema>;
  required: string[];
  additionalProperties: JsonSchema;
};

function objectOf(members: ts.NodeArray<ts.TypeElement>, place: Place): ClosedObject {
  const result: ClosedObject = {
    type: 'object',
    properties: {},
    required: [],
    additionalProperties: false,
  };
  for (const member of members) {
    if (ts.isIndexSignatureDeclaration(member)) {
      result.additionalProperties = convert(member.type, place);
    } else if (ts.isPropertySignature(member) && member.type && ts.isIdentifier(member.name)) {
      const name = member.name.text;
      result.properties[name] = /percent/.test(name)
        ? { type: 'number' }
        : convert(member.type, place);
      if (!member.questionToken) result.required.push(name);
    } else throw new Error(`Cannot read a ${ts.SyntaxKind[member.kind]} in ${place.file}.d.ts.`);
  }
  return result;
}

function convert(node: ts.TypeNode, place: Place): JsonSchema {
  if (ts.isUnionTypeNode(node)) return unionOf(node, place);
  if (ts.isTypeReferenceNode(node)) return named(node, place);
  if (ts.isTypeLiteralNode(node)) return objectOf(node.members, place);
  if (ts.isLiteralTypeNode(node)) return literal(node);
  switch (node.kind) {
    case ts.SyntaxKind.StringKeyword:
      return { type: 'string' };
    case ts.SyntaxKind.NumberKeyword:
      return { type: 'integer' };
    case ts.SyntaxKind.BooleanKeyword:
      return { type: 'boolean' };
    case ts.SyntaxKind.UnknownKeyword:
      return true;
    case ts.SyntaxKind.VoidKeyword:
      return false;
    default:
      throw new Error(`Cannot read a ${ts.SyntaxKind[node.kind]} in ${place.file}.d.ts.`);
  }
}

function unionOf(node: ts.UnionTypeNode, place: Place): JsonSchema {
  const members = node.types
    .filter((member) => !isNamed(member, 'OtherString'))
    .map((member) => convert(member, place))
    .filter((schema) => schema !== false);
  const values = members.flatMap((schema) => (schema as { enum?: unknown[] }).enum ?? []);
  const others = members.filter((schema) => typeof schema !== 'object' || !('enum' in schema));
  // Last, so that an empty form value first becomes the null that `Emptyable` also allows.
  const all = values.length > 0 ? [...others, { enum: values }] : others;
  return all.length === 1 ? all[0]! : { anyOf: all };
}

function named(node: ts.TypeReferenceNode, place: Place): JsonSchema {
  const name = entityText(node.typeName);
  const bound = place.generics.get(name);
  if (bound !== undefined) return bound;
  const args = (node.typeArguments ?? []).map((argument) => () => convert(argument, place));
  if (name === 'Array') return { type: 'array', items: args[0]!() };
  if (name === 'Decimal' || name === 'OtherString') return { type: 'string' };
  if (name === 'Partial') return { type: 'object' };
  const type = resolveSdkType(place.file, place.scope, name);
  if (!type) return false;
  const parameters = type.declaration.typeParameters;
  if (!parameters) return reference(type, place.definitions);
  const generics = new Map(parameters.map(({ name }, index) => [name.text, args[index]!()]));
  return bodyOf(type.declaration, { ...place, file: type.file, scope: type.scope, generics });
}

function literal(node: ts.LiteralTypeNode): JsonSchema {
  if (node.literal.kind === ts.SyntaxKind.NullKeyword) return { type: 'null' };
  if (ts.isStringLiteral(node.literal)) return { enum: [node.literal.text] };
  if (node.literal.kind === ts.SyntaxKind.TrueKeyword) return { enum: [true] };
  if (node.literal.kind === ts.SyntaxKind.FalseKeyword) return { enum: [false] };
  throw new Error(`Cannot read a literal ${ts.SyntaxKind[node.literal.kind]}.`);
}

function limited(typeName: string, schema: JsonSchema): JsonSchema {
  const { '': self, ...byProperty } = limits[typeName] ?? {};
  if (typeof schema !== 'object') return schema;
  const properties = { ...(schema['properties'] as Record<string, object> | undefined) };
  for (const [name, limit] of Object.entries(byProperty))
    properties[name] = { ...properties[name], ...limit };
  return { ...schema, ...(schema['properties'] ? { properties } : {}), ...self };
}

function isNamed(node: ts.TypeNode, name: string): boolean {
  return ts.isTypeReferenceNode(node) && entityText(node.typeName) === name;
}

function dotted(expression: ts.Expression): string {
  if (ts.isIdentifier(expression)) return expression.text;
  if (ts.isPropertyAccessExpression(expression))
    return `${dotted(expression.expression)}.${expression.name.text}`;
  throw new Error(`Cannot read a base of kind ${ts.SyntaxKind[expression.kind]}.`);
}
