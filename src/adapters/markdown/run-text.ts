import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { types } from 'node:util';
import { runInNewContext } from 'node:vm';
import { isMdxComponent, mdxProps, readMdxProps } from '../../domain/blog/mdx-props.ts';
import { anything, isAnything, mostMilliseconds } from './expressions.ts';

/** An element or a component that a run has made, with its props and words. */
export type Made = { name: string; props: Record<string, string>; words: string };

/**
 * Runs a compiled .mdx text as the build does, and tells what it made and what it stumbled over. What it imports
 * passes for anything.
 * @param code the module that the compiler made
 * @param scope what other names stand for
 */
export async function runText(
  code: string,
  scope: Record<string, unknown>,
): Promise<{ made: Made[]; fault?: string }> {
  const made: Made[] = [];
  const awaited: unknown[] = [];
  const make = (type: unknown, props: Record<string, unknown>) => {
    awaited.push(...Object.values(props).flat().filter(types.isPromise));
    if (typeof type === 'function') return type(props) as unknown;
    const name = String(type);
    const given = Object.entries(props).filter(([prop]) => prop !== 'children');
    if (isMdxComponent(name))
      readMdxProps(
        name,
        Object.fromEntries(
          given.map(([prop, value]) => [prop, isAnything(value) ? standIn(name, prop) : value]),
        ),
      );
    const written = given.filter(([, value]) => typeof value === 'string');
    const words = wordsOf(props['children']);
    if (name !== '')
      made.push({ name, props: Object.fromEntries(written) as Made['props'], words });
    return { words };
  };
  const components = Object.fromEntries(Object.keys(mdxProps).map((name) => [name, name]));
  const imported = Object.fromEntries(importsOf(code).map((name) => [name, anything()]));
  const given = { ...imported, ...scope, _jsx: make, _jsxs: make, _Fragment: '', components };
  const script = code
    .replaceAll(/^(import\b.*|export (\{|\*|const frontmatter\b).*)$/gm, '')
    .replaceAll(/^export (default )?/gm, '');
  const lost: unknown[] = [];
  const hear = (reason: unknown) => lost.push(reason);
  process.on('unhandledRejection', hear);
  try {
    const whole = `{${script}\n_createMdxContent({ ...props, components })}`;
    runInNewContext(whole, given, { timeout: mostMilliseconds });
    if (awaited.length > 0) await Promise.race([Promise.all(awaited), wait(mostMilliseconds)]);
    // Of what the text does not wait for, this is told by the next turn.
    await nextTurn();
    if (lost.length > 0) throw lost[0];
    return { made };
  } catch (fault) {
    return { made, fault: String((fault as Error | undefined)?.message ?? fault) };
  } finally {
    process.off('unhandledRejection', hear);
  }
}

/** The names that the lines of a module import, each on a line of its own. */
function importsOf(code: string): string[] {
  return [...code.matchAll(/^import (.+?) from ["']/gm)].flatMap(([, names = '']) =>
    names.split(/[{},]/).flatMap(
      (each) =>
        each
          .trim()
          .split(/\s+as\s+/)
          .at(-1) || [],
    ),
  );
}

function standIn(component: string, prop: string): unknown {
  return component === 'Figure' && prop === 'src' ? { src: '', width: 1 } : 'words';
}

function wordsOf(children: unknown): string {
  if (Array.isArray(children)) return children.map(wordsOf).join('');
  if (typeof children === 'string') return children;
  return isAnything(children) ? '' : String((children as { words?: string } | null)?.words ?? '');
}
