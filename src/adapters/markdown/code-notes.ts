import { existsSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { mdxProps } from '../../domain/blog/mdx-props.ts';
import { anything, builtins, evaluate, namesGiven, namesIn, stringsIn } from './expressions.ts';
import { braces } from './mdx-mistake.ts';
import { type Made, runText } from './run-text.ts';
import { type Code, type Note, notesOfCharacters } from './text-notes.ts';

/** The names that stand for something in every .mdx text. */
const given = ['props', 'frontmatter', 'file', 'url', 'getHeadings', 'MDXContent'];

/** What the compiler of .mdx texts declares beside them, and Astro after it. */
const taken = [
  ...['default', 'Content', 'MDXContent', 'frontmatter', 'getHeadings', 'url', 'file'],
  ...['_jsx', '_jsxs', '_Fragment', '_createMdxContent', '_missingMdxReference'],
];

/** The modules that Astro makes while it builds this site, as its settings are: those of others it refuses. */
const ofAstro = new Set([
  ...['actions', 'assets', 'components', 'config/client', 'config/server', 'content'],
  ...['env/client', 'env/server', 'middleware', 'schema', 'static-paths', 'transitions'],
  'transitions/client',
]);

/** All code in a text, its fields, and the module that the compiler made of the text. */
type TextCode = {
  file: string;
  fields: unknown;
  expressions: readonly Code[];
  modules: readonly Code[];
  compiled: string;
};

type See = (name: string, props: Made['props'], line: number, words: string) => void;

/**
 * What is wrong with the code in a text: names that nothing stands for, imports that lead nowhere, and what fails
 * when the build runs it.
 * @param see is told of each element that only code makes
 */
export async function notesOfCode(
  { file, fields, expressions, modules, compiled }: TextCode,
  compile: (text: string) => Promise<string>,
  see: See,
): Promise<Note[]> {
  const declared = new Set(modules.flatMap(({ program }) => [...namesIn(program).declared]));
  const known = new Set([...builtins, ...given, ...declared, ...Object.keys(mdxProps)]);
  const unknown = Object.fromEntries([...given, ...declared].map((name) => [name, anything()]));
  const scope = { ...unknown, props: { components: anything() }, frontmatter: fields };
  const notes = notesOfModules(file, modules);
  const withTags: Code[] = [];
  for (const each of [...expressions, ...modules]) {
    const { line, code, program } = each;
    const isUnknown = [...namesIn(program).used].some((name) => !known.has(name));
    const { value, fault, hasTags } = modules.includes(each) ? {} : evaluate(code, scope);
    if (hasTags) withTags.push(each);
    if (isUnknown || fault) notes.push(codeError(each));
    const words = [...stringsIn(program), ...(typeof value === 'string' ? [value] : [])];
    notes.push(...notesOfCharacters(words.join(' ').replaceAll('\n', ' '), line));
  }
  if (notes.some(({ isError }) => isError)) return notes;
  const names = { props: scope.props, frontmatter: fields, file: anything(), url: anything() };
  const above = modules.map(({ code }) => code).join('\n\n');
  const alone = async (code: string) => runText(await compile(`${above}\n\n${code}`), names);
  for (const each of withTags) {
    const { made, fault } = await alone(`{${each.code}}`);
    if (fault) notes.push(codeError(each, fault));
    for (const { name, props, words } of made) see(name, props, each.line, words);
  }
  if (notes.length > 0) return notes;
  const { made, fault } = await runText(compiled, names);
  for (const { name, props, words } of made)
    if (props['at']) see(name, props, Number(props['at'].split(':').at(-1)), words);
  if (!fault) return notes;
  // Of a component: it names the line already.
  const [, line, message] = /:(\d+) (<.*)$/s.exec(fault) ?? [];
  if (line && message) return [{ line: Number(line), message, isError: true }];
  const last = modules.at(-1);
  if (last && (await alone('')).fault) return [codeError(last)];
  for (const each of expressions)
    if ((await alone(`{${each.code}}`)).fault) return [codeError(each)];
  return [codeError(last ?? { line: 1, code: fault })];
}

function codeError({ line, code }: Code, fault = ''): Note {
  const message = fault.startsWith('<') ? fault : `{${code.trim()}}: ${braces}`;
  return { line, message, isError: true };
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
    ...namesGiven({ line, code, program }).flatMap(({ name, line }) => {
      const first = lineOf.get(name);
      lineOf.set(name, line);
      if (taken.includes(name))
        return [error(line, `${name} is a name of the site’s own: choose another`)];
      const twice = `${name} stands for something in line ${first} already: choose another name`;
      return first === undefined ? [] : [error(line, twice)];
    }),
  ]);
}

function isThere(file: string, from: string): boolean {
  const [path = ''] = from.split('?');
  if (path.startsWith('astro:')) return ofAstro.has(path.slice(6));
  const [, name] = /^((?:@[^/]+\/)?[^./][^/]*)/.exec(path) ?? [];
  if (name) return isBuiltin(path) || existsSync(join('node_modules', name));
  const target = path.startsWith('/') ? join('.', path) : join(dirname(file), path);
  return ['', '.ts', '.js', '.mjs', '.tsx', '.jsx', '.json'].some((end) =>
    existsSync(target + end),
  );
}
