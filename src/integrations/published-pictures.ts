import { hash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import sharp from 'sharp';
import { buildLedger } from '../adapters/build-cache.ts';
import { cleanSvg } from '../adapters/content/clean-svg.ts';
import { decoded } from '../domain/decoded.ts';
import type { FinishedPages } from './finish-pages.ts';

const picture = /\.(jpe?g|png|webp|avif|gif|tiff?)$/i;
const text = /\.(html|xml|css|js|json|webmanifest|txt)$/i;
/** How EXIF, XMP, IPTC and the texts of PNG begin in the formats of pictures. */
const telling =
  /Exif\0\0|eXIf|EXIF|tEXt|zTXt|iTXt|http:\/\/ns\.adobe\.com\/xap|x:xmpmeta|XML:com\.adobe\.xmp|Photoshop 3\.0/;
/** What a page on demand shows of a photograph, in pixels. */
const widest = 1600;

/**
 * Takes from the pictures of a built site what readers need not know. Originals that no page shows are removed:
 * Astro lays each picture that the server could show beside its sizes. One that a page on demand shows, which is
 * sent as it is, and what lies in public/ lose EXIF, XMP, IPTC and texts, with it the place where a photo was taken; what
 * was turned by EXIF is turned for good. Drawings in SVG lose their scripts.
 * @param finished the pages that need not be read when they have not changed
 */
export function publishedPictures(
  contentDir: string,
  finished: FinishedPages = new Map(),
): AstroIntegration {
  let assets = '_astro';
  let cacheDir: URL;
  return {
    name: 'published-pictures',
    hooks: {
      'astro:config:done'({ config }) {
        assets = config.build.assets;
        ({ cacheDir } = config);
      },
      async 'astro:build:done'({ dir }) {
        const root = fileURLToPath(dir);
        const files = await readdir(root, { recursive: true });
        const originals = files.filter((file) => picture.test(file) || /\.svg$/i.test(file));
        const names = await buildLedger<string[]>(cacheDir, 'shown');
        const drawings = await buildLedger<string>(cacheDir, 'drawings');
        const shown = new Set<string>();
        for (const file of files.filter((each) => text.test(each))) {
          const read = () => namesIn(readFileSync(join(root, file), 'utf8'), assets);
          const known = finished.get(file);
          for (const name of known ? await names.take(known, read) : read()) shown.add(name);
        }
        const onDemand = new Set(
          await Promise.all(globSync(`${contentDir}/pages/**/*.*`).map(hashOf)),
        );
        for (const file of originals) {
          const path = join(root, file);
          const name = file.split(/[/\\]/).at(-1) ?? file;
          const isAsset = file.startsWith(assets);
          const isSent = isAsset && onDemand.has(await hashOf(path));
          if (isAsset && !isSent && !shown.has(name)) await rm(path);
          else if (picture.test(file)) await cleanPhoto(path, isSent);
          else {
            const svg = readFileSync(path, 'utf8');
            await writeFile(path, await drawings.take(hash('sha256', svg), () => cleanSvg(svg)));
          }
        }
        await Promise.all([names.keep(), drawings.keep()]);
      },
    },
  };
}

/** Every name of a picture that a page, a feed or a style speaks of. */
function namesIn(source: string, assets: string): string[] {
  const ending = 'jpe?g|png|webp|avif|gif|tiff?|svg';
  const address = new RegExp(
    `${RegExp.escape(assets)}/([^"<>]*?\\.(${ending}))(?=["'\\s,)<&\\\\]|$)`,
    'gi',
  );
  return Array.from(source.matchAll(address), ([, name = '']) => decode(name));
}

async function cleanPhoto(path: string, isOriginal: boolean) {
  const bytes = await readFile(path);
  if (!isOriginal && !telling.test(bytes.toString('latin1'))) return;
  const silent = sharp(bytes, { pages: -1, failOn: 'none' })
    .autoOrient()
    .resize({ width: widest, withoutEnlargement: true });
  await writeFile(path, await silent.toBuffer());
}

async function hashOf(path: string): Promise<string> {
  return hash('sha256', await readFile(path));
}

/** The name of a file, as an address in HTML writes it. */
function decode(name: string): string {
  return decoded(name.replaceAll(/&#39;|&#x27;|&apos;/gi, "'").replaceAll('&amp;', '&'));
}
