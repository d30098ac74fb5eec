import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { contentError } from './error.ts';
import { isThere, namesIn, type Place } from './places.ts';
import type { Yaml } from './read-yaml.ts';

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
    return `${file}:${lineOf([field, index])} ${field}: there is no "${name}" in ${contentDir}/${place}. Write one of: ${choice}`;
  });
  if (faults.length > 0) throw contentError(faults.join('\n'));
}

/** @throws Error that names file, line and field when a picture does not stand beside the text. */
export function refuseMissingPicture({ file, lineOf }: Yaml, path: string[], picture: string) {
  if (!/^\w+:|^\//.test(picture) && existsSync(join(dirname(file), picture))) return;
  throw contentError(
    `${file}:${lineOf(path)} ${path.join('.')}: there is no picture "${picture}". Put one beside the text, in ${dirname(file)}, and write its name such as ./desk.jpg`,
  );
}
