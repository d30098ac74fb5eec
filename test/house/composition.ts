import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';
import { importedBy, readSource } from './source.ts';

const SERVICES = [
  'src/domain/booking/booking-service.ts',
  'src/domain/comments/comments-service.ts',
  'src/domain/comments/moderation/moderation-service.ts',
];

/**
 * The files with use cases that a file of test/ makes use of past the services, by itself or through other
 * files of test/. Whatever waits is one: the rules of the domain know no promise. Types may be named.
 */
export function useCasesIn(path: string, text: string, seen = new Set([path])): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    const specifier = importedBy(node);
    const target = specifier ? posix.join(posix.dirname(path), specifier) : '';
    const isRun = !(ts.isImportDeclaration(node) && node.importClause?.isTypeOnly);
    if (isRun && !SERVICES.includes(target) && isUseCase(target)) found.push(target);
    if (isRun && /^test\/.*\.ts$/.test(target) && !seen.has(target))
      found.push(...useCasesIn(target, readFileSync(target, 'utf8'), seen.add(target)));
    ts.forEachChild(node, visit);
  };
  visit(readSource(path, text));
  return found;
}

function isUseCase(path: string): boolean {
  return path.startsWith('src/domain/') && /\basync\b|\bPromise</.test(readFileSync(path, 'utf8'));
}
