import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { buildLedger } from '../adapters/build-cache.ts';
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
 * of all comments goes. How many fit on a page is measured once. Each page is read once, and written once.
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
        const ledger = await buildLedger<number>(cacheDir, 'fitting');
        const fit = async (html: string) =>
          withThreads(html, await ledger.take(hash('sha256', html), () => countThatFits(html)));

        const finish = async (file: string) => {
          const path = join(root, file);
          const html = leanPage(readFileSync(path, 'utf8'), shared);
          const comments = join(path, '../comments');
          const isDiscussed = isPost.test(file) && existsSync(comments);
          const fitted = isDiscussed ? await fit(html) : { html, isWhole: false };
          if (fitted.isWhole) {
            rmSync(comments, { recursive: true });
            tell(`/${file.replace('index.html', 'comments/')}`);
          }
          const bytes = Buffer.from(fitted.html);
          writeFileSync(path, bytes);
          finished.set(file, hash('sha256', bytes));
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

const isPost = /^posts\/[^/]+\/index\.html$/;
const isOfComments = /^posts\/[^/]+\/comments\/index\.html$/;

function pagesIn(root: string): string[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.html')).map((file) => file.replaceAll(sep, '/'));
}
