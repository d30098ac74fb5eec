import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';
import { type CallSite, keyOf } from './call-site.ts';

const folder = join(import.meta.dirname, '../../src/domain');

const known = new Map<string, readonly string[]>();

/** Every place in some files of the domain that calls a port, in order: `release store.find`. */
export function portCalls(files = '{booking,mail}/**/*.ts'): readonly string[] {
  if (!known.has(files)) known.set(files, readPortCalls(files));
  return known.get(files)!;
}

function readPortCalls(pattern: string): string[] {
  const files = globSync(pattern, { cwd: folder }).sort((a, b) => (a < b ? -1 : 1));
  return files.flatMap((name) => {
    const source = ts.createSourceFile(
      name,
      readFileSync(join(folder, name), 'utf8'),
      ts.ScriptTarget.Latest,
    );
    const calls: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
        const port = /(?:^|\.)((?:store|outbox|checkout|mailer|calendar|limit)\.\w+)$/.exec(
          node.expression.getText(source),
        );
        if (port) calls.push(`${basename(name, '.ts')} ${port[1]}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    return calls;
  });
}

/**
 * How often each of these places was crashed. Places are told apart by line and column, which a test
 * runner may have moved, so of several equal calls in one file only their number is compared.
 */
export function crashTable(
  crashes: readonly { site: CallSite; times?: number }[],
  calls = portCalls(),
): Map<string, number[]> {
  const bySite = new Map<string, { name: string; count: number }>();
  for (const { site, times = 1 } of crashes) {
    const name = `${site.file} ${site.port}`;
    const known = bySite.get(keyOf(site));
    bySite.set(keyOf(site), { name, count: (known?.count ?? 0) + times });
  }
  const table = new Map<string, number[]>();
  for (const call of calls) table.set(call, [...(table.get(call) ?? []), 0]);
  for (const { name, count } of bySite.values()) {
    const row = table.get(name) ?? [];
    const free = row.indexOf(0);
    if (free >= 0) row[free] = count;
  }
  return table;
}
