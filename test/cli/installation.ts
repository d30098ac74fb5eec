import { cpSync, globSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '../support/scratch.ts';

/** What the lockfile wants, what npm says is present, and what has happened to it since. */
export interface State {
  wanted: object;
  present?: object | undefined;
  deleted?: string;
  node?: 'broken';
}

export const locked = { '': {}, 'node_modules/a': { version: '1.0.0' } };

/** Installations that do not run as they are, all but the first of what was whole. */
export const broken: [what: string, state: Partial<State>][] = [
  ['nothing is installed', { present: undefined }],
  ['a package is missing', { present: {} }],
  ['a package has another version', { present: { 'node_modules/a': { version: '0.9.0' } } }],
  ['the folder of a package was deleted', { deleted: 'node_modules/a' }],
  ['its Node.js was deleted', { deleted: 'node_modules/.bin/node' }],
  ['its Node.js does not run', { node: 'broken' }],
];

/** A project in that state with nothing in it but what looks at the packages; its folder. */
export function installation({ wanted, present, deleted, node }: State): string {
  const root = scratchFolder('installation');
  const write = (path: string, content: string) => writeFileSync(join(root, path), content);
  for (const file of ['setup.mjs', ...globSync('run/*.mjs', { cwd: 'src/cli' })])
    cpSync(join('src/cli', file), join(root, 'src/cli', file));
  for (const folder of ['.bin', 'node/bin'])
    mkdirSync(join(root, 'node_modules', folder), { recursive: true });
  write('package-lock.json', JSON.stringify({ packages: wanted }));
  if (present) write('node_modules/.package-lock.json', JSON.stringify({ packages: present }));
  for (const path of Object.keys(present ?? {})) {
    mkdirSync(join(root, path), { recursive: true });
    write(join(path, 'package.json'), '{}');
  }
  symlinkSync(process.execPath, join(root, 'node_modules/node/bin/node'));
  if (node) write('node_modules/.bin/node', 'not a program');
  else symlinkSync(process.execPath, join(root, 'node_modules/.bin/node'));
  if (deleted) rmSync(join(root, deleted), { recursive: true });
  return root;
}
