import { hash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import { buildCache } from '../adapters/build-cache.ts';
import { brotli } from '../adapters/brotli.ts';
import { forEachAtOnce } from './at-once.ts';
import type { FinishedPages } from './finish-pages.ts';
import { forFullPages, gain, mostAtOnce } from './first-flight.ts';

const worthwhile = new Set(['.html', '.css', '.js', '.svg', '.xml', '.txt', '.json']);
const smallest = 1_024;
// What takes more is for few: a thousand pages feel it.
const brotliQuality = 8;
const gzipLevel = 6;

/**
 * Writes a .br and a .gz beside every text file of the built site, for the server to send as they are. What has
 * not changed since the build before was compressed then.
 * @param finished the pages that need not be read when they have not changed
 * @param isWanted leaves files out, by their path from the root of the site
 */
export function precompress(
  finished: FinishedPages = new Map(),
  isWanted = (_path: string) => true,
): AstroIntegration {
  let cacheDir: URL;
  return {
    name: 'precompress',
    hooks: {
      'astro:config:done'({ config }) {
        ({ cacheDir } = config);
      },
      'astro:build:done': async ({ dir }) => {
        const root = fileURLToPath(dir);
        const texts = findTexts(root).filter(isWanted);
        const cache = buildCache(cacheDir, 'compressed');
        await forEachAtOnce(texts, (file) => compress(join(root, file), finished.get(file), cache));
      },
    },
  };
}

function findTexts(root: string) {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && worthwhile.has(extname(entry.name)))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, '/'));
}

async function compress(
  file: string,
  known: string | undefined,
  cache: ReturnType<typeof buildCache>,
) {
  if (statSync(file).size < smallest) return;
  let text: Buffer | undefined;
  const content = () => (text ??= readFileSync(file));
  const isPage = file.endsWith('.html');
  const kind = `${brotliQuality} ${isPage ? `${forFullPages} ${gain}` : ''} ${gzipLevel}`;
  const name = hash('sha256', `${kind} ${known ?? hash('sha256', content())}`);
  const brotliOf = async () => {
    const quick = await brotli(content(), brotliQuality);
    const isMore = isPage && quick.length > mostAtOnce;
    return isMore && quick.length * gain <= mostAtOnce ? brotli(content(), forFullPages) : quick;
  };
  const gzipOf = () => promisify(gzip)(content(), { level: gzipLevel });
  const write = async (ending: string, make: () => Promise<Buffer>) =>
    writeFileSync(file + ending, await cache.take(name + ending, make));
  await Promise.all([write('.br', brotliOf), write('.gz', gzipOf)]);
}
