import { posix } from 'node:path';
import { importsOf } from './source.ts';

/** The circles in which files of src/ import each other, types too, and those of their subjects; one line each. */
export function findCircles(files: Record<string, string>): string[] {
  const imports = Object.entries(files)
    .filter(([path]) => /\.(ts|mjs|astro)$/.test(path))
    .flatMap(([path, text]) =>
      importsOf(path, text)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier): Arrow => [path, targetOf(path, specifier)]),
    );
  const subjects = imports
    .map(([from, to]): Arrow => [subjectOf(from), subjectOf(to)])
    .filter(([from, to]) => from !== to);
  return [...circlesOf(imports), ...circlesOf(subjects)];
}

/** What a relative import in `path` leads to, from the root. */
export function targetOf(path: string, specifier: string): string {
  return posix.join(posix.dirname(path), specifier.replace(/\?.*/, ''));
}

/** The room of a floor that a file stands in, such as src/domain/blog; a file without a room is one itself. */
function subjectOf(path: string): string {
  return path.split('/').slice(0, 3).join('/');
}

type Arrow = [from: string, to: string];

function circlesOf(arrows: readonly Arrow[]): string[] {
  const targets = new Map<string, string[]>();
  for (const [from, to] of arrows) targets.set(from, [...(targets.get(from) ?? []), to]);
  const circles = new Map<string, string>();
  for (const from of targets.keys()) {
    const way = shortestWay(from, from, targets);
    const members = way?.toSorted().join();
    if (way && members && !circles.has(members))
      circles.set(members, `${from}: imports itself, ${way.join(' → ')}`);
  }
  return [...circles.values()];
}

/** From `start` to `end` along the arrows, without the start. */
function shortestWay(start: string, end: string, targets: ReadonlyMap<string, string[]>) {
  const before = new Map<string, string>();
  const queue = [start];
  for (const at of queue) {
    for (const next of targets.get(at) ?? []) {
      if (before.has(next)) continue;
      before.set(next, at);
      queue.push(next);
    }
  }
  if (!before.has(end)) return undefined;
  const way = [end];
  for (let at = before.get(end); at !== start && at !== undefined; at = before.get(at))
    way.unshift(at);
  return way;
}
