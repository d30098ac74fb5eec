import { cpSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { MIGRATIONS } from '../../src/adapters/database/migrations.ts';

const later = MIGRATIONS.length + 1;

/** Another build: its server says its name with each page, and may bring the database to a version more. */
export function buildVariant(build: string, name: string, { breaking = false } = {}): string {
  const folder = `${build}-${name}`;
  cpSync(build, folder, { recursive: true });
  rewrite(`${folder}/server/worker.mjs`, /(?<=immutable" : )"no-cache"/, `"no-cache, ${name}"`);
  noteOf(folder, { at: name, ...(breaking && { schema: later, breaking: later }) });
  if (breaking) {
    const [file = ''] = globSync(`${folder}/server/**/*.mjs`).filter((each) =>
      readFileSync(each, 'utf8').includes('BREAKING = ['),
    );
    const more = `, ${later}]; MIGRATIONS.push(["CREATE TABLE later (id TEXT) STRICT"]);`;
    rewrite(file, /(?<=BREAKING = \[[^\]]*)\];?/, more);
  }
  return folder;
}

/** Changes what a build says of itself. */
export function noteOf(folder: string, changes: object) {
  const file = `${folder}/server/build.json`;
  const said = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...said, ...changes }));
}

function rewrite(file: string, from: string | RegExp, to: string) {
  const code = readFileSync(file, 'utf8');
  const next = code.replace(from, to);
  if (next === code) throw new Error(`${file} has no ${from}`);
  writeFileSync(file, next);
}
