import { hash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ContentFiles } from '../../adapters/content/files.ts';
import { sample } from './sample.ts';

/** What still speaks of the site that the project comes with, once it is somebody else's. */
export function overlooked({ contentDir, site }: ContentFiles): string[] {
  if (site.author === sample.author) return [];
  const files = globSync(`${contentDir}/**/*.{yaml,md,mdx}`)
    .filter((file) => file !== `${contentDir}/README.md`)
    .toSorted();
  const names = [sample.author, ...(site.name === sample.name ? [] : [sample.name])];
  return [
    ...files.flatMap((file) => [
      ...names.flatMap((name) =>
        linesWith(name, file, `it says “${name}”; that was who wrote here before`),
      ),
      ...(isOfPosts(file) ? [] : linesWith(sample.subject, file, subject)),
    ]),
    ...picturesIn(join(dirname(contentDir), 'README.md')),
  ];
}

const subject = `it says “${sample.subject}”; is that what your calls and your site are about?`;

/** Posts, and books that they show, are about anything. */
function isOfPosts(file: string): boolean {
  return /\/(posts|books|reading|comments)\//.test(file);
}

function linesWith(word: string, file: string, said: string): string[] {
  const found = readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => (new RegExp(`\\b${word}\\b`, 'i').test(line) ? [index + 1] : []));
  const [first, ...more] = found;
  if (first === undefined) return [];
  const others = more.length > 0 ? ` (also in line ${more.join(', ')})` : '';
  return [`${file}:${first} ${said}${others}`];
}

function picturesIn(readme: string): string[] {
  if (!existsSync(readme)) return [];
  const lines = readFileSync(readme, 'utf8').split('\n');
  const found = lines.findIndex((line) =>
    [...line.matchAll(/(?:src="|\]\()([^")\s]+\.png)/g)].some(([, path = '']) => {
      const file = join(dirname(readme), path);
      return (
        existsSync(file) &&
        sample.pictures.some((known) => hash('sha256', readFileSync(file)).startsWith(known))
      );
    }),
  );
  const said = 'its pictures show the site as it came; take some of yours';
  return found < 0 ? [] : [`${readme}:${found + 1} ${said}`];
}
