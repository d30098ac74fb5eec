import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { copyFile, mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, posix, relative, sep } from 'node:path';
import sharp from 'sharp';
import { pictureFault } from '../content/picture.ts';
import { slugFrom } from '../content/slug-from.ts';
import type { ImportedPicture } from './imported.ts';
import { original, sizesOf, uploadPath } from './picture-path.ts';
import { decoded } from '../../domain/decoded.ts';

/** A picture that is at hand: its file, whether it has to be turned, and the name it may have. */
export type Obtained = {
  file: string;
  isTurned: boolean;
  name: string;
  from: ImportedPicture | undefined;
};

export type Pictures = {
  /** What the blog knows of a picture, by its address in a text or by its id. */
  known(src: string, id?: string): ImportedPicture | undefined;
  /** @returns the picture, or why there is none, in words */
  obtain(src: string, id?: string): Promise<Obtained | string>;
};

const largest = 25_000_000;

/**
 * Finds the pictures of a blog in its folder of uploads or, with `fetch`, on the web; what came from there is
 * kept in `cache`, so that an interrupted import goes on.
 */
export function createPictures(
  pictures: readonly ImportedPicture[],
  {
    folder,
    fetch,
    cache,
  }: { folder?: string; fetch?: (address: string) => Promise<Buffer>; cache: string },
): Pictures {
  const byId = new Map(pictures.map((picture) => [picture.id, picture]));
  const byPath = byAnyCase(pictures.map((each) => [uploadPath(each.address), each]));
  const files = byAnyCase(folder === undefined ? [] : filesIn(folder));

  function known(src: string, id?: string) {
    const path = uploadPath(src);
    const exact = (id ? byId.get(id) : undefined) ?? byPath(path);
    return exact ?? sizesOf(path).flatMap((each) => byPath(each) ?? [])[0];
  }

  async function obtain(src: string, id?: string): Promise<Obtained | string> {
    if (!URL.canParse(src, 'http://relative.invalid')) return 'its address is none';
    const from = known(src, id);
    const addresses = [...(from ? [from.address] : []), src];
    const paths = addresses.flatMap((address) => sizesOf(uploadPath(address)));
    // A folder without months has them by their names.
    for (const path of [...paths, ...paths.map((each) => posix.basename(each))]) {
      const file = files(path);
      if (file !== undefined) return look(file, path, from);
    }
    if (!fetch) return folder === undefined ? 'it is not here' : 'it is not in the folder';
    const fetched = await fromWeb(addresses, fetch, cache);
    return 'why' in fetched ? fetched.why : look(fetched.file, fetched.path, from);
  }

  return { known, obtain };
}

/** The files of a folder by their paths below uploads; nothing outside of it can be among them. */
function filesIn(folder: string): [path: string, file: string][] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((file) => [uploadPathIn(relative(folder, file)), file]);
}

function uploadPathIn(path: string): string {
  return path
    .replaceAll(sep, '/')
    .replace(/^(?:.*\/)?uploads\//, '')
    .replace(/^sites\/\d+\//, '');
}

/** Finds by path: one that is written so, else one in other letters. */
function byAnyCase<Value>(entries: readonly (readonly [path: string, value: Value])[]) {
  const keyOf = (path: string) => path.normalize('NFC').toLowerCase();
  const written = new Map(entries);
  const folded = new Map(entries.map(([path, value]) => [keyOf(path), value]));
  return (path: string): Value | undefined => written.get(path) ?? folded.get(keyOf(path));
}

async function look(
  file: string,
  path: string,
  from: Obtained['from'],
): Promise<Obtained | string> {
  const { size } = await stat(file);
  if (size > largest) return `it weighs ${Math.round(size / 1_000_000)} MB, more than 25`;
  const fault = await pictureFault(file);
  if (fault) return `it ${fault}`;
  const { format, orientation = 1 } = await sharp(file).metadata();
  const ending = endings[format];
  if (!ending) return 'it is no picture that the site can show';
  const stem = basename(path, extname(path)).replace(/-(scaled|e\d{9,})$/, '');
  const name = `${slugFrom(stem).slice(0, 60) || 'picture'}.${ending}`;
  return { file, isTurned: orientation > 1, name, from };
}

const endings: Record<string, string> = {
  jpeg: 'jpg',
  png: 'png',
  webp: 'webp',
  gif: 'gif',
  heif: 'avif',
  avif: 'avif',
  svg: 'svg',
};

/** A camera writes down how it was held; the site wants pictures that stand as they are seen. */
export async function writePicture({ file, isTurned }: Obtained, target: string): Promise<void> {
  if (existsSync(target)) return;
  await mkdir(dirname(target), { recursive: true });
  if (isTurned) {
    const turned = sharp(file).rotate().keepIccProfile();
    await writeFile(`${target}.new`, await turned.jpeg({ quality: 92, force: false }).toBuffer());
  } else await copyFile(file, `${target}.new`);
  await rename(`${target}.new`, target);
}

/** Tried from the full size down; the first that answers is kept. */
async function fromWeb(
  addresses: readonly string[],
  fetch: (address: string) => Promise<Buffer>,
  cache: string,
): Promise<{ file: string; path: string } | { why: string }> {
  let why = 'it is not on the web';
  for (const address of new Set(addresses.flatMap(webSizes))) {
    const file = join(cache, createHash('sha256').update(address).digest('hex'));
    try {
      if (existsSync(file)) return { file, path: uploadPath(address) };
      const bytes = await fetch(address);
      await mkdir(cache, { recursive: true });
      await writeFile(`${file}.new`, bytes);
      await rename(`${file}.new`, file);
      return { file, path: uploadPath(address) };
    } catch (fault) {
      why = fault instanceof Error ? fault.message : String(fault);
    }
  }
  return { why };
}

function webSizes(address: string): string[] {
  const url = original(address);
  if (url.hostname === 'relative.invalid') return [];
  const { dir } = posix.parse(url.pathname);
  const sizes = sizesOf(posix.basename(decoded(url.pathname)));
  return sizes
    .filter((size) => !size.includes('-scaled') || url.pathname.includes('-scaled'))
    .map((size) => new URL(posix.join(dir, encodeURIComponent(size)), url).href);
}
