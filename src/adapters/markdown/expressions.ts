import { types } from 'node:util';
import { runInNewContext } from 'node:vm';
import type { Code } from './text-notes.ts';

/** A node of a program, as every JavaScript parser gives it: https://github.com/estree/estree */
type Node = { type: string } & Record<string, unknown>;

/** What the code of a text declares, and what it takes for granted. */
export function namesIn(program: unknown): { declared: Set<string>; used: Set<string> } {
  const [declared, used] = [new Set<string>(), new Set<string>()];
  const declare = (pattern: unknown) => {
    for (const each of identifiersIn(pattern)) declared.add(each);
  };
  walk(program, (node, parent, key) => {
    if (node.type === 'VariableDeclarator') declare(node['id']);
    if (/Function|Class|CatchClause/.test(node.type))
      for (const part of [node['id'], node['params'], node['param']]) declare(part);
    if (/^Import\w*Specifier$/.test(node.type)) declare(node['local']);
    if (node.type === 'JSXIdentifier' && /^JSX(Opening|Member)/.test(parent?.type ?? '')) {
      const name = String(node['name']);
      if (key !== 'property' && /^[A-Z]/.test(name)) used.add(name);
    }
    if (node.type === 'ImportExpression') used.add('import');
    if (node.type === 'ExportNamedDeclaration' && !node['source'])
      for (const { local } of node['specifiers'] as readonly Node[])
        for (const name of identifiersIn(local)) used.add(name);
    if (node.type === 'Identifier' && !isName(parent, key)) used.add(String(node['name']));
  });
  return { declared, used: used.difference(declared) };
}

/** The words that stand in the code of a text. */
export function stringsIn(program: unknown): string[] {
  const strings: unknown[] = [];
  walk(program, ({ type, value }) => {
    if (type === 'TemplateElement') strings.push((value as { cooked?: unknown }).cooked);
    else strings.push(value);
  });
  return strings.filter((each) => typeof each === 'string');
}

/** The statements of a module that import something or pass it on, each with its line. */
export function importsIn(module: Code): { line: number; code: string }[] {
  return statementsIn(module).filter(({ node }) => node['source']);
}

function statementsIn({ line, code, program }: Code) {
  const { body = [] } = program as { body?: readonly Node[] };
  // The parser counts bytes.
  const bytes = Buffer.from(code);
  const words = (...place: unknown[]) => bytes.subarray(...(place as [number])).toString();
  return body.map((node) => ({
    node,
    line: line + words(0, node['start']).split('\n').length - 1,
    code: words(node['start'], node['end']),
  }));
}

/** The names that a module gives something, for itself or for others, in order, with their lines. */
export function namesGiven(module: Code): { name: string; line: number }[] {
  return statementsIn(module).flatMap(({ node: statement, line }) => {
    const { type, ...parts } = (statement['declaration'] ?? statement) as Node;
    const listed = (parts['declarations'] ?? parts['specifiers'] ?? []) as readonly Node[];
    const patterns = type.startsWith('Export')
      ? [
          parts['exported'],
          ...listed.map((each) => (isRenamed(each, parts) ? each['exported'] : [])),
        ]
      : [parts['id'], ...listed.map(({ id, local }) => id ?? local)];
    const names = patterns.flatMap(identifiersIn);
    return names.map((name) => ({ name, line }));
  });
}

function isRenamed({ local, exported }: Node, { source }: Record<string, unknown>): boolean {
  return Boolean(source) || identifiersIn(local)[0] !== identifiersIn(exported)[0];
}

/** The names that mean something in every program. */
export const builtins: ReadonlySet<string> = new Set(
  runInNewContext('Object.getOwnPropertyNames(globalThis)') as string[],
);

/** How long code of a text may run. */
export const mostMilliseconds = 1_000;

/**
 * What an expression of a text gives, or what it stumbles over. Of what the text imports or exports nothing is
 * known, so it passes for anything.
 */
export function evaluate(
  code: string,
  scope: Record<string, unknown>,
): { value?: unknown; fault?: string; hasTags?: boolean } {
  try {
    const value: unknown = runInNewContext(`(${code}\n)`, scope, { timeout: mostMilliseconds });
    // What it waits for is nobody's concern here.
    if (types.isPromise(value)) value.catch(() => undefined);
    return typeof value === 'symbol' ? { fault: 'A symbol has no words.' } : { value };
  } catch (fault) {
    const { name, message } = fault as Error;
    // The compiler of the text has read it already.
    return name === 'SyntaxError' ? { hasTags: true } : { fault: message };
  }
}

const passing = new WeakSet<object>();

/** A value that lets everything be done with it. */
export function anything(): unknown {
  const itself: object = new Proxy(() => undefined, {
    get: (_, key) => (key === Symbol.toPrimitive ? () => '' : itself),
    apply: () => itself,
    construct: () => itself,
  });
  passing.add(itself);
  return itself;
}

export function isAnything(value: unknown): boolean {
  return typeof value === 'function' && passing.has(value);
}

/** Whether an identifier only names a property, or what another module calls its own. */
function isName(parent: Node | undefined, key: string): boolean {
  if (!parent) return false;
  if (parent.type === 'MemberExpression') return key === 'property' && !parent['computed'];
  if (/^(Property|MethodDefinition|PropertyDefinition)$/.test(parent.type))
    return key === 'key' && !parent['computed'] && !parent['shorthand'];
  return /^(Import|ExportSpecifier|LabeledStatement|BreakStatement|ContinueStatement|MetaProperty)/.test(
    parent.type,
  );
}

function identifiersIn(pattern: unknown): string[] {
  const names: string[] = [];
  walk(pattern, (node, parent, key) => {
    if (node.type === 'Identifier' && !isName(parent, key)) names.push(String(node['name']));
  });
  return names;
}

function walk(
  tree: unknown,
  visit: (node: Node, parent: Node | undefined, key: string) => void,
  parent?: Node,
  key = '',
): void {
  if (Array.isArray(tree)) for (const each of tree) walk(each, visit, parent, key);
  else if (typeof tree === 'object' && tree !== null) {
    const node = tree as Node;
    if (typeof node.type === 'string') visit(node, parent, key);
    for (const [name, value] of Object.entries(node))
      if (typeof value === 'object') walk(value, visit, node, name);
  }
}
