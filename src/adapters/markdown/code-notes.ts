import { existsSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { mdxProps } from '../../domain/blog/mdx-props.ts';
import { anything, builtins, evaluate, namesGiven, namesIn, stringsIn } from './expressions.ts';
import { braces } from './mdx-mistake.ts';
import { type Code, type Note, notesOfCharacters } from './text-notes.ts';

/** The names that stand for something in every .mdx text. */
const given = ['props', 'frontmatter', 'file', 'url', 'getHeadings', 'MDXContent'];

/** What the compiler of .mdx texts declares beside them, and Astro after it. */
const taken = [
  ...['default', 'Content', 'MDXContent', 'frontmatter', 'getHeadings', 'url', 'file'],
  ...['_jsx', '_jsxs', '_Fragment', '_createMdxContent', '_missingMdxReference'],
];

/** What is wrong with the code in a text: names that nothing stands for, and imports that lead nowhere. */
export function notesOfCode(
  file: string,
  fields: unknown,
  expressions: readonly Code[],
  modules: readonly Code[],
): Note[] {
  const declared = new Set(modules.flatMap(({ program }) => [...namesIn(program).declared]));
  const known = new Set([...builtins, ...given, ...declared, ...Object.keys(mdxProps)]);
  const unknown = Object.fromEntries([...given, ...declared].map((name) => [name, anything()]));
  const scope = { ...unknown, props: { components: anything() }, frontmatter: fields };
  const error = (line: number, message: string) => ({ line, message, isError: true });
  return [
    ...[...expressions, ...modules].flatMap((each) => {
      const { line, code, program } = each;
      const isUnknown = [...namesIn(program).used].some((name) => !known.has(name));
      const { value, fault } = modules.includes(each) ? {} : evaluate(code, scope);
      if (isUnknown || fault) return [error(line, `{${code.trim()}}: ${braces}`)];
      const words = [...stringsIn(program), ...(typeof value === 'string' ? [value] : [])];
      return notesOfCharacters(words.join(' ').replaceAll('\n', ' '), line);
    }),
    ...notesOfModules(file, modules),
  ];
}

/** What is wrong with the lines that import and export. */
function notesOfModules(file: string, modules: readonly Code[]): Note[] {
  const error = (line: number, message: string) => ({ line, message, isError: true });
  const lineOf = new Map<string, number>();
  return modules.flatMap(({ line, code, program }) => [
    ...(/^export\s+default\b/m.test(code)
      ? [error(line, 'export default takes the place of the whole text: remove it')]
      : []),
    ...[...code.matchAll(/(?:\bfrom|^import)\s*(["'])(.+?)\1/gm)].flatMap(({ 2: from = '' }) =>
      isThere(file, from)
        ? []
        : [error(line, `there is no "${from}" to import: mend the path, or remove the line`)],
    ),
    ...namesGiven(program).flatMap(({ name, offset }) => {
      const here = line + code.slice(0, offset).split('\n').length - 1;
      const first = lineOf.get(name);
      lineOf.set(name, here);
      if (taken.includes(name))
        return [error(here, `${name} is a name of the site’s own: choose another`)];
      return first === undefined
        ? []
        : [
            error(
              here,
              `${name} stands for something in line ${first} already: choose another name`,
            ),
          ];
    }),
  ]);
}

function isThere(file: string, from: string): boolean {
  const [path = ''] = from.split('?');
  if (/^astro(:|\/)/.test(from)) return true;
  const [, name] = /^((?:@[^/]+\/)?[^./][^/]*)/.exec(path) ?? [];
  if (name) return isBuiltin(path) || existsSync(join('node_modules', name));
  const target = path.startsWith('/') ? join('.', path) : join(dirname(file), path);
  return ['', '.ts', '.js', '.mjs', '.tsx', '.jsx', '.json'].some((end) =>
    existsSync(target + end),
  );
}
