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
export function runText(
  code: string,
  scope: Record<string, unknown>,
): { made: Made[]; fault?: string } {
  const made: Made[] = [];
  const make = (type: unknown, props: Record<string, unknown>) => {
    if (typeof type === 'function') return type(props) as unknown;
    const name = String(type);
    const given = Object.entries(props).filter(([prop]) => prop !== 'children');
    const known = given.map(([prop, value]) => {
      return [
        prop,
        isAnything(value) && isMdxComponent(name) ? standIn(name, prop) : value,
      ] as const;
    });
    if (isMdxComponent(name)) readMdxProps(name, Object.fromEntries(known));
    const written = known.filter(([, value]) => typeof value === 'string');
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
  try {
    const whole = `{${script}\n_createMdxContent({ ...props, components })}`;
    runInNewContext(whole, given, { timeout: mostMilliseconds });
    return { made };
  } catch (fault) {
    return { made, fault: String((fault as Error).message) };
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
