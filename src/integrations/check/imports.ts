import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { relative, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Plugin, Rolldown } from 'vite';
import type { Findings } from './findings.ts';
import type { ReadText } from './texts.ts';

/** What is added to the name of a text for the module that has its imports, each in its line, and nothing else. */
const ending = '?imports.js';

/** What texts import and nothing exports, found by the bundler of the build; a draft has time. */
export async function checkImports(texts: readonly ReadText[]): Promise<Findings> {
  const findings: Findings = { errors: [], warnings: [] };
  const importing = texts.filter(
    ({ text }) => text.imports.length > 0 && !text.notes.some(({ isError }) => isError),
  );
  await search(importing, ({ visibleFrom }, faults) => {
    (visibleFrom ? findings.errors : findings.warnings).push(...faults);
  });
  return findings;
}

/** All at once; those that are named are left out the next time, since the bundler ends at the first kind of fault. */
async function search(
  texts: readonly ReadText[],
  tell: (text: ReadText, faults: readonly string[]) => void,
): Promise<void> {
  const faults = await faultsOf(texts);
  if (faults.length === 0) return;
  const of = ({ file }: ReadText) => faults.filter((fault) => fault.startsWith(`${file}:`));
  const [named, others] = [true, false].map((isNamed) =>
    texts.filter((text) => of(text).length > 0 === isNamed),
  ) as [ReadText[], ReadText[]];
  for (const text of named) tell(text, of(text));
  const [only] = texts;
  if (named.length > 0) return search(others, tell);
  if (only && texts.length === 1) return tell(only, faults);
  // Only a file that one of them imports is named.
  for (const text of others) await search([text], tell);
}

async function faultsOf(texts: readonly ReadText[]): Promise<string[]> {
  if (texts.length === 0) return [];
  // Few texts import anything, and it takes long to load.
  const { build } = await import('vite');
  const modules = new Map(texts.map((text) => [resolve(text.file) + ending, moduleOf(text)]));
  try {
    await build({
      ...{ configFile: false, envDir: false, publicDir: false, logLevel: 'silent' },
      ssr: { noExternal: true },
      build: {
        ...{ ssr: true, write: false },
        rolldownOptions: {
          input: [...modules.keys()],
          external: [/^astro:/],
          treeshake: false,
        },
      },
      plugins: [standIns(modules)],
    });
    return [];
  } catch (fault) {
    const { errors = [] } = fault as { errors?: Fault[] };
    const all = errors.length > 0 ? errors : [fault as Fault];
    return all.map((error) => `${placeOf(error, texts)} ${remedyFor(error)}`);
  }
}

type Fault = Pick<Rolldown.RolldownError, 'loc' | 'message'>;

/** The bundler knows the place, or shows it above the code, or has none to tell. */
function placeOf({ loc, message }: Fault, texts: readonly ReadText[]): string {
  const [, shown, line] = /─\[ (.+):(\d+):\d+ \]/.exec(stripVTControlCharacters(message)) ?? [];
  const place = (loc?.file ?? shown)?.replace(ending, '');
  const [only] = texts.length === 1 ? texts : [];
  if (!place) return only ? `${only.file}:${only.text.imports[0]?.line}` : '';
  const text = texts.find(({ file }) => resolve(file) === resolve(place));
  return `${text?.file ?? relative('', place)}:${loc?.line ?? line}`;
}

function moduleOf({ text }: ReadText): string {
  const lines: string[] = [];
  for (const { line, code } of text.imports) lines[line - 1] = `${lines[line - 1] ?? ''};${code}`;
  return Array.from(lines, (each) => each ?? '').join('\n');
}

/** In place of what Astro makes of files. */
function standIns(modules: ReadonlyMap<string, string>): Plugin {
  return {
    name: 'stand-ins',
    enforce: 'pre',
    async resolveId(id, importer) {
      if (modules.has(id) || isBuiltin(id)) return id;
      // Whether it is there is enough: what Astro has within takes long to read.
      const isOfAstro =
        /^astro\//.test(id) && (await this.resolve(id, importer, { skipSelf: true }));
      return isOfAstro ? { id, external: true } : undefined;
    },
    load(path) {
      const code = modules.get(path);
      if (code !== undefined) return code;
      if (isBuiltin(path)) return exporting(Object.keys(process.getBuiltinModule(path) as object));
      if (/\.mdx?$/.test(path))
        return 'export default 0; export const Content = 0, frontmatter = 0, file = 0, url = 0, getHeadings = 0;';
      if (!path.endsWith('.astro')) return undefined;
      const names = [...readFileSync(path, 'utf8').matchAll(/^export (?:const|function) (\w+)/gm)];
      return exporting(names.map(([, name = '']) => name));
    },
  };
}

function exporting(names: readonly string[]): string {
  const named = names.filter((name) => /^\w+$/.test(name) && name !== 'default');
  return `export default 0;${named.map((name) => `export const ${name} = 0;`).join('')}`;
}

function remedyFor({ message }: Fault): string {
  const all = stripVTControlCharacters(message);
  const [, name, from] = /^.*"(.+)" is not exported by "(.+)"/.exec(all) ?? [];
  if (name === 'default')
    return `${from} has nothing that is imported without braces: write import { name } from …`;
  if (name) return `there is no ${name} in ${from} to import: mend the name, or remove it`;
  const [, part, owner] =
    /"\.\/(.+?)" is not exported under .*\/node_modules\/(.+?) \(/.exec(all) ?? [];
  const [, missing = part && `${owner}/${part}`] = /^.*Could not resolve '(.+?)'/.exec(all) ?? [];
  if (missing) return `there is no "${missing}" to import: mend the path, or remove the line`;
  const [, words = all] = /Caused by:\s+(.+)/.exec(all) ?? /^(?:\[[^\]]+\] )*(.*)/.exec(all) ?? [];
  return `the site cannot read what is imported: ${words}`;
}
