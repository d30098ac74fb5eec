import { z } from 'zod';
import { contentError } from './error.ts';
import type { Yaml } from './yaml/read-yaml.ts';
import type { ContentFault } from './yaml/yaml-mistake.ts';

/** What a schema cannot know. @throws Error that names file, line and field, and says what to write. */
export type Check<Schema extends z.ZodType> = (data: z.infer<Schema>, yaml: Yaml) => void;

/** What a file in content/ must be. */
export type Rule<Schema extends z.ZodType> = {
  schema: Schema;
  check?: Check<Schema> | undefined;
};

/**
 * What the schema makes of a file in content/, once the check is content, too.
 * @throws Error that names file, line and field of each fault, and says what to write.
 */
export function checkContent<Schema extends z.ZodType>(
  { schema, check }: Rule<Schema>,
  yaml: Yaml,
): z.infer<Schema> {
  const { data, error } = read(yaml, schema);
  if (error) {
    const faults = faultsOf(error, yaml, schema);
    throw contentError(faults.map(({ line, text }) => `${yaml.file}:${line} ${text}`).join('\n'));
  }
  check?.(data, yaml);
  return data;
}

/** Everything in a file that does not fit the schema, in plain words. */
export function contentFaults(yaml: Yaml, schema: z.ZodType): ContentFault[] {
  const { error } = read(yaml, schema);
  return error ? faultsOf(error, yaml, schema) : [];
}

function read<Schema extends z.ZodType>({ data }: Yaml, schema: Schema) {
  return schema.safeParse(data, { error: plainWords });
}

function faultsOf({ issues }: z.ZodError, { lineOf }: Yaml, schema: z.ZodType): ContentFault[] {
  return issues.flatMap((issue) => {
    const { description, fields } = describe(schema, issue.path);
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => {
        const path = [...issue.path, key];
        const text = `${nameOf(path)}there is no such field; there are ${fields}`;
        return { line: lineOf(path), text };
      });
    const indent = issue.path.length > 0 ? ' with two spaces in front' : '';
    const names = issue.message === GROUP ? `${indent}: ${fields}` : '';
    const hint = description ? ` (${description})` : '';
    return { line: lineOf(issue.path), text: nameOf(issue.path) + issue.message + names + hint };
  });
}

const GROUP = 'write these fields, each on a line of its own';

/** Stands in for zod's own words; what a schema says itself comes first. */
function plainWords(issue: z.core.$ZodRawIssue): string {
  const { input } = issue;
  if (input === undefined) return 'is missing';
  if (input === null) return 'is empty; what follows a # counts only in quotation marks';
  switch (issue.code) {
    case 'invalid_type':
      return wordsForType(issue.expected, input);
    case 'too_small':
      if (issue.origin === 'string') return 'is empty';
      return issue.origin === 'array'
        ? `write at least ${issue.minimum} of them`
        : `write ${issue.minimum} or more`;
    case 'too_big':
      return issue.origin === 'string'
        ? `write at most ${issue.maximum} letters`
        : `write ${issue.maximum} or less`;
    case 'invalid_format':
      if (issue.format === 'email') return 'write an e-mail address such as you@example.com';
      if (issue.format === 'url') return 'write the whole address, from https:// on';
      return 'is written in another way than the site can read';
    case 'invalid_value':
      return `write one of: ${issue.values.join(', ')}`;
    case 'invalid_key':
      return 'there is no such field';
    default:
      return 'does not fit';
  }
}

function wordsForType(expected: string, input: unknown): string {
  switch (expected) {
    case 'array':
    case 'tuple':
      return typeof input === 'object' ? 'write a list' : `write a list such as [${String(input)}]`;
    case 'boolean':
      return 'write true or false';
    case 'number':
      return 'write a number';
    case 'int':
      return 'write a whole number';
    case 'string':
      if (Array.isArray(input)) return 'write words, not a list';
      return typeof input === 'object'
        ? 'write words, not a group; words that begin with { stand in quotation marks'
        : `put it in quotation marks: "${String(input)}"`;
    default:
      return GROUP;
  }
}

/** Entries of a list have no name; the line tells which is meant. */
function nameOf(path: readonly PropertyKey[]): string {
  const names = path.filter((step) => typeof step !== 'number');
  return names.length > 0 ? `${names.map(String).join('.')}: ` : '';
}

type Node = {
  description?: string;
  properties?: Record<string, Node>;
  propertyNames?: { enum?: string[] };
  items?: Node | Node[];
  prefixItems?: Node[];
  additionalProperties?: Node | boolean;
};

function describe(schema: z.ZodType, path: readonly PropertyKey[]) {
  let node = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Node;
  for (const step of path) {
    const items = node.prefixItems?.[0] ?? (Array.isArray(node.items) ? node.items[0] : node.items);
    const rest = typeof node.additionalProperties === 'object' ? node.additionalProperties : {};
    node = node.properties?.[String(step)] ?? items ?? rest;
  }
  const fields = Object.keys(node.properties ?? {});
  return {
    description: node.description,
    fields: (fields.length > 0 ? fields : (node.propertyNames?.enum ?? [])).join(', '),
  };
}
