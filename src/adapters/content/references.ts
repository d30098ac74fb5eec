import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { contentError } from './error.ts';
import { isThere, namesIn, type Place } from './places.ts';
import type { Yaml } from './yaml/read-yaml.ts';

/** @throws Error that names file, line and field, and the choice, when a list names something that is not there. */
export function refuseUnknown(
  { file, lineOf }: Yaml,
  field: string,
  names: readonly string[],
  [contentDir, place]: [contentDir: string, place: Place],
): void {
  const faults = names.flatMap((name, index) => {
    if (isThere(contentDir, place, name)) return [];
    const choice = namesIn(contentDir, place).join(', ');
    const remedy = choice ? `Write one of: ${choice}` : 'It holds none yet: write one there first';
    return `${file}:${lineOf([field, index])} ${field}: there is no "${name}" in ${contentDir}/${place}. ${remedy}`;
  });
  if (faults.length > 0) throw contentError(faults.join('\n'));
}

/** @throws Error that names file, line and field when a picture does not stand beside the file. */
export function refuseMissingPicture({ file, lineOf }: Yaml, path: string[], picture: string) {
  if (!/^\w+:|^\//.test(picture) && isFile(join(dirname(file), picture))) return;
  throw contentError(
    `${file}:${lineOf(path)} ${path.join('.')}: there is no picture "${picture}". Put one into ${dirname(file)}, and write its name such as ./desk.jpg`,
  );
}

/** Whether a file is there by its exact name, since some machines take A for a and the one that builds may not. */
export function isFile(path: string): boolean {
  const [folder, name] = [dirname(path), basename(path)];
  if (!existsSync(folder)) return false;
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.some((entry) => entry.isFile() && entry.name === name);
}
