import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

type Lock = Record<string, { dependencies?: Record<string, string> }>;

/**
 * Copies the Node host with a built site into a folder: the files that its commands import, what they import in
 * turn, and the packages that these ask for. Nothing of the sandbox, and no package for the site.
 */
export function copyNodeHost(outDir: string, folder: string, commands: string[]) {
  const copy = (from: string, to = from) => {
    mkdirSync(dirname(join(folder, to)), { recursive: true });
    cpSync(from, join(folder, to), { recursive: true, dereference: true });
  };
  const hosts = commands.map((command) => importsOf(`src/cli/${command}.ts`));
  for (const file of [...hosts.flatMap(({ files }) => [...files]), 'package.json']) copy(file);
  for (const part of ['client', 'server']) copy(join(outDir, part), join('dist', part));
  for (const path of packagesOf(hosts.flatMap(({ packages }) => [...packages]))) copy(path);
}

/** The files that a file imports, itself included, and the names of packages. */
export function importsOf(entry: string) {
  const [files, packages] = [new Set<string>(), new Set<string>()];
  const visit = (file: string) => {
    if (files.has(file)) return;
    files.add(file);
    const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'), true, true);
    for (const { fileName: name } of importedFiles) {
      if (name.includes('/sandbox/')) continue;
      if (name.startsWith('.')) visit(join(dirname(file), name));
      else packages.add(name.split('/', name.startsWith('@') ? 2 : 1).join('/'));
    }
  };
  visit(entry);
  return { files, packages };
}

/** The folders of packages and of all that they depend on, as npm has laid them out. */
function packagesOf(names: string[]): Set<string> {
  const lock: Lock = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
  const folders = new Set<string>();
  const visit = (name: string, from: string) => {
    const path = `${from}node_modules/${name}`;
    const isHere = lock[path] !== undefined;
    if (!isHere && from !== '') visit(name, from.slice(0, from.lastIndexOf('node_modules/')));
    if (!isHere || folders.has(path)) return;
    folders.add(path);
    for (const each of Object.keys(lock[path]?.dependencies ?? {})) visit(each, `${path}/`);
  };
  for (const name of names) visit(name, '');
  return folders;
}
