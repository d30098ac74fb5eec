import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { buildCache, buildLedger } from '../adapters/build-cache.ts';
import { forEachAtOnce } from './at-once.ts';
import { countThatFits, withThreads } from './first-flight.ts';
import { leanPage, whatPagesShare } from './lean-pages.ts';

/**
 * The finished pages of a site by their files, such as posts/a/index.html, with a hash of each: what was made of the
 * same page before is known by it, so that nobody reads the page again.
 */
export type FinishedPages = Map<string, string>;

/**
 * Leaves in each page the styles that something on it has, and under each post the threads that come along with it
 * before the connection has to wait, with a link to all of them where there are more. Where there are none, the page
 * of all comments goes. Each page is read once and written once; of what has not changed it is not made again.
 * @param finished learns of each page
 * @param tell of the address of each page that goes
 */
export function finishPages(
  finished: FinishedPages,
  tell: (path: string) => void,
): AstroIntegration {
  let cacheDir: URL;
  return {
    name: 'finish-pages',
    hooks: {
      'astro:config:done'({ config }) {
        ({ cacheDir } = config);
      },
      async 'astro:build:done'({ dir }) {
        const root = fileURLToPath(dir);
        const shared = whatPagesShare();
        const kept = buildCache(cacheDir, 'pages');
        const ledger = await buildLedger<boolean>(cacheDir, 'whole');
        const finish = async (file: string) => {
          const path = join(root, file);
          const rendered = readFileSync(path);
          const comments = join(path, '../comments');
          const isDiscussed = isPost.test(file) && existsSync(comments);
          let made: ReturnType<typeof finishedPage> | undefined;
          const make = () => (made ??= finishedPage(rendered, isDiscussed, shared));
          const known = hash('sha256', rendered);
          const page = await kept.take(known, async () => (await make()).bytes);
          if (await ledger.take(known, async () => (await make()).isWhole)) {
            rmSync(comments, { recursive: true });
            tell(`/${file.replace('index.html', 'comments/')}`);
          }
          writeFileSync(path, page);
          finished.set(file, hash('sha256', page));
        };
        const pages = pagesIn(root);
        await forEachAtOnce(
          pages.filter((file) => !isOfComments.test(file)),
          finish,
        );
        const left = pages.filter(
          (file) => isOfComments.test(file) && existsSync(join(root, file)),
        );
        await forEachAtOnce(left, finish);
        await ledger.keep();
      },
    },
  };
}

/** The page as readers get it, and whether all threads stand in it. */
async function finishedPage(
  rendered: Buffer,
  isDiscussed: boolean,
  shared: ReturnType<typeof whatPagesShare>,
) {
  const lean = leanPage(rendered.toString(), shared);
  if (!isDiscussed) return { bytes: Buffer.from(lean), isWhole: false };
  const { html, isWhole } = withThreads(lean, await countThatFits(lean));
  return { bytes: Buffer.from(html), isWhole };
}

const isPost = /^posts\/[^/]+\/index\.html$/;
const isOfComments = /^posts\/[^/]+\/comments\/index\.html$/;

function pagesIn(root: string): string[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.html')).map((file) => file.replaceAll(sep, '/'));
}
