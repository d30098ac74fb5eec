import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { matchesGlob, posix, sep } from 'node:path';
import { parse } from 'yaml';
import { attempt } from '../../domain/attempt.ts';
import { type Features, featuresOf } from '../../domain/features.ts';
import { contentError } from './error.ts';
import { slugFrom } from './slug-from.ts';

const text = /\.(mdx?|markdown|txt)$/i;
const fields = /\.(ya?ml|mdx?|txt)$/i;

/** The folders of content/: the files that are meant for the site, those it reads, and where each belongs. */
const places = {
  posts: { files: text, pattern: '*/index.{md,mdx}', home: homeOfPost },
  books: { files: fields, pattern: '*.yaml', home: homeOfFields },
  sponsors: { files: fields, pattern: '*.yaml', home: homeOfFields },
  assignments: { files: fields, pattern: '*.yaml', home: homeOfFields },
  reading: { files: text, pattern: '*.{md,mdx}', home: homeOfText },
  pages: { files: text, pattern: '*.{md,mdx}', home: homeOfText },
};

export type Place = keyof typeof places;

export function patternOf(place: Place): string {
  return places[place].pattern;
}

/** The name of what a path in such a folder holds: the slug of a post, of a page, of a book. */
export function nameOf(path: string): string {
  return path.split(/[/.]/)[0] ?? path;
}

/** Whether a folder of content/ holds something of that name; quicker than to ask for every name. */
export function isThere(contentDir: string, place: Place, name: string): boolean {
  const ends = place === 'posts' ? ['/index.mdx', '/index.md'] : ['.yaml', '.mdx', '.md'];
  return ends.some((end) => existsSync(`${contentDir}/${place}/${name}${end}`));
}

/** The files that the site reads in a folder of content/, by their paths in it, in their order. */
export function pathsIn(contentDir: string, place: Place): string[] {
  const pattern = patternOf(place);
  return filesIn(`${contentDir}/${place}`).filter((path) => matchesGlob(path, pattern));
}

/** Every name in a folder of content/. */
export function namesIn(contentDir: string, place: Place): string[] {
  return [...new Set(pathsIn(contentDir, place).map(nameOf))];
}

/** What the files of content/ turn on, whatever else is wrong with them. */
export function featuresIn(contentDir: string): Features {
  // Whoever reads it for itself says what is wrong.
  const site = attempt(() => parse(readFileSync(`${contentDir}/site.yaml`, 'utf8')));
  return featuresOf(Object(site), existsSync(`${contentDir}/coaching.yaml`));
}

/** Pages that who sells calls owes to readers. */
const neededPages = ['coaching', 'privacy', 'terms'];

/** Pages that the site makes itself; coaching and terms take their words from pages/. */
export const takenPages = [
  ...['404', '500', 'api', 'archive', 'calls', 'comments', 'files', 'pagefind', 'posts', 'reading'],
  ...['resend', 'search', 'series', 'tags'],
];

/** @throws Error that says of each file that would not be read where to put it, and which page is missing. */
export function refuseMisplaced(contentDir: string, place: Place): void {
  const folder = `${contentDir}/${place}`;
  const needed = place === 'pages' && featuresIn(contentDir).coaching ? neededPages : [];
  const missing = needed.filter((name) => !namesIn(contentDir, place).includes(name));
  const faults = misplaced(filesIn(folder), place).map(({ path, home }) =>
    path === home
      ? `${folder}/${path}x and ${folder}/${path} are the same text: keep one of them`
      : `${folder}/${path}: put it at ${folder}/${home}`,
  );
  for (const name of missing)
    faults.push(`The site needs a page that is missing: write ${folder}/${name}.mdx`);
  if (place === 'pages')
    for (const path of pathsIn(contentDir, place))
      if (takenPages.includes(nameOf(path)))
        faults.push(`${folder}/${path}: the site has a page of that name itself; rename yours`);
  if (faults.length > 0) throw contentError(faults.join('\n'));
}

/**
 * The files that would not be read, by their paths in the folder, and where they belong. A .md with the same
 * name as an .mdx is at home and one too many.
 */
export function misplaced(
  paths: readonly string[],
  place: Place,
): { path: string; home: string }[] {
  const { files, home } = places[place];
  const meant = paths.filter((path) => files.test(path) && !/(^|\/)\./.test(path));
  const [all, texts] = [new Set(meant), foldersWithText(meant)];
  return meant
    .map((path) => ({ path, home: home(path, texts) }))
    .filter((each) => each.path !== each.home || all.has(`${each.path}x`));
}

/** What stands beside the text of a post stays there. */
function homeOfPost(path: string, texts: ReadonlySet<string>): string {
  const { folder, stem, type } = parts(path);
  if (stem !== 'index' && texts.has(posix.dirname(path))) return path;
  return `${slugOf(folder || stem)}/index.${type}`;
}

function foldersWithText(paths: readonly string[]): Set<string> {
  const texts = paths.filter((path) => posix.basename(path).startsWith('index.'));
  return new Set(texts.map((path) => posix.dirname(path)));
}

function homeOfText(path: string): string {
  const { folder, stem, type } = parts(path);
  return `${slugOf(stem === 'index' ? folder : stem)}.${type}`;
}

function homeOfFields(path: string): string {
  return `${slugOf(parts(path).stem)}.yaml`;
}

function parts(path: string) {
  const { dir, name, ext } = posix.parse(path);
  return { folder: posix.basename(dir), stem: name, type: /^\.mdx$/i.test(ext) ? 'mdx' : 'md' };
}

function slugOf(name: string): string {
  return slugFrom(name) || 'a-name';
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return paths.map((path) => path.replaceAll(sep, '/')).toSorted();
}
