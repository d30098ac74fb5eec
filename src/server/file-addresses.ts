import { readdirSync } from 'node:fs';
import { sep } from 'node:path';
import { attempt } from '../domain/attempt.ts';

/** What `sirv` completes an address by, alone and together, and `/index` before it. */
const PAGES = ['', '.html', '.htm'];
const TWINS = ['.br', '.gz'];
const ENDINGS = PAGES.flatMap((page) => [page, ...TWINS.map((twin) => page + twin)]);
const INDEX = '/index';

/** The paths of all files in a folder and below it, each with a slash before it; also those of the folders there. */
export function pathsIn(folder: string): Set<string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Set(names.map((name) => `/${name.replaceAll(sep, '/')}`));
}

/**
 * Tells whether an address may be one of these files, at once: `sirv` tries some twenty names for one that is not. What
 * is the compressed form of another file has no address of its own.
 */
export function fileAddresses(paths: Iterable<string>): (url: string) => boolean {
  // Some disks write a letter and its accent as two.
  const files = new Set(Array.from(paths, (path) => path.normalize()));
  const addresses = new Set(Array.from(files).flatMap(addressesOf));
  for (const file of files) if (isTwin(file, files)) addresses.delete(file);
  return (url) => addresses.has(addressOf(url));
}

function addressesOf(file: string): string[] {
  const bases = ENDINGS.filter((ending) => file.endsWith(ending)).map((ending) =>
    file.slice(0, file.length - ending.length),
  );
  const indexes = bases.filter((base) => base.endsWith(INDEX));
  return [...bases, ...indexes.map((base) => base.slice(0, -INDEX.length))];
}

function isTwin(file: string, files: ReadonlySet<string>): boolean {
  return TWINS.some((twin) => file.endsWith(twin) && files.has(file.slice(0, -twin.length)));
}

/** As `sirv` reads it. */
function addressOf(url: string): string {
  const written = url.slice(0, url.search(/[?#]|$/));
  const path = written.includes('%') ? (attempt(() => decodeURI(written)) ?? written) : written;
  return path.endsWith('/') ? path.slice(0, -1) : path;
}
