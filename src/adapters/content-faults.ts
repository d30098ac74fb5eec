import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';

export type ContentFault = { line: number; text: string };

/** Says of each issue where it stands in a YAML file, or in the front matter of a text, and what to write. */
export function contentFaults(
  source: string,
  schema: z.ZodType,
  { issues }: z.ZodError,
): ContentFault[] {
  const lineOf = lineFinder(source);
  return issues.map((issue) => {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
    const path = unknown === undefined ? issue.path : [...issue.path, unknown];
    const field = path.join('.');
    const about = describe(schema, issue.path);
    const missing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
    const problem = unknown
      ? `there is no such field${about.fields ? `; there are ${about.fields}` : ''}`
      : missing
        ? 'is missing'
        : issue.message;
    const hint = about.description && !unknown ? ` (${about.description})` : '';
    return { line: lineOf(path), text: `${field}: ${problem}${hint}` };
  });
}

function lineFinder(source: string): (path: readonly PropertyKey[]) => number {
  const [head = '', yaml = source] = /^(---\r?\n)([\s\S]*?\n)---/.exec(source)?.slice(1) ?? [];
  const counter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: counter });
  const above = head ? 1 : 0;
  return (path) => {
    for (let length = path.length; length > 0; length--) {
      const node: unknown = document.getIn(path.slice(0, length), true);
      const range = node && typeof node === 'object' && 'range' in node ? node.range : undefined;
      if (Array.isArray(range)) return counter.linePos(Number(range[0])).line + above;
    }
    return 1;
  };
}

type Node = {
  description?: string;
  properties?: Record<string, Node>;
  items?: Node | Node[];
  additionalProperties?: Node | boolean;
};

function describe(schema: z.ZodType, path: readonly PropertyKey[]) {
  let node: Node = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Node;
  for (const key of path) {
    const items = Array.isArray(node.items) ? node.items[0] : node.items;
    const rest = typeof node.additionalProperties === 'object' ? node.additionalProperties : {};
    node = node.properties?.[String(key)] ?? items ?? rest;
  }
  return { description: node.description, fields: Object.keys(node.properties ?? {}).join(', ') };
}
