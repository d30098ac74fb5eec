import { createHash, hash as hashOf } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { glob, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { takeFolder } from '../adapters/build-cache.ts';
import type { FinishedPages } from './finish-pages.ts';

const readable = '{posts/*,reading/*,posts/*/comments}/index.html';
const folder = 'pagefind';
const unused = 'pagefind-{ui,modular-ui,component-ui,highlight}.*';
const excludeSelectors = ['[data-disclosure]', '.comments form', '.said-by .link'];

/**
 * Lays the search index of the built posts, their comments and reading lists beside them, in pagefind/; none where
 * there are none. Of the same pages it is made once.
 * @param finished the pages that need not be read to know that they are the same
 */
export function searchIndex(finished: FinishedPages = new Map()): AstroIntegration {
  let cacheDir: URL;
  return {
    name: 'search-index',
    hooks: {
      'astro:config:done'({ config }) {
        ({ cacheDir } = config);
      },
      'astro:build:done': async ({ dir }) => {
        const root = fileURLToPath(dir);
        const target = join(root, folder);
        const hash = hashOfPages(root, finished);
        await takeFolder(cacheDir, { name: 'search', hash, target }, () => makeIndex(root, target));
      },
    },
  };
}

function hashOfPages(root: string, finished: FinishedPages): string {
  const hash = createHash('sha256');
  for (const file of globSync(readable, { cwd: root }).toSorted()) {
    const page = finished.get(file) ?? hashOf('sha256', readFileSync(join(root, file)));
    hash.update(`${file}\0${page}\0`);
  }
  return hash.digest('hex');
}

async function makeIndex(path: string, outputPath: string) {
  try {
    const { index, errors } = await createIndex({ excludeSelectors });
    if (!index) throw failure(errors);
    const read = await index.addDirectory({ path, glob: readable });
    if (read.page_count === 0 && read.errors.length === 0) return;
    const commented = await addComments(index, path);
    const written = await index.writeFiles({ outputPath });
    const faults = [...read.errors, ...commented, ...written.errors];
    if (faults.length > 0) throw failure(faults);
  } finally {
    await close();
  }
  for await (const file of glob(unused, { cwd: outputPath })) await rm(join(outputPath, file));
}

/** Whether a file of the built site belongs to the index. @param path from the root of the site */
export function isOfIndex(path: string): boolean {
  return path.startsWith(`${folder}/`);
}

/** What others wrote under a post is found as theirs, and not as words of the post. */
async function addComments(index: PagefindIndex, root: string): Promise<string[]> {
  const faults: string[] = [];
  for await (const file of glob('posts/*/index.html', { cwd: root })) {
    const post = dirname(file);
    if (existsSync(`${root}/${post}/comments`)) continue;
    const content = commentsOf(await readFile(`${root}/${file}`, 'utf8'));
    if (content === undefined) continue;
    faults.push(...(await index.addHTMLFile({ url: `/${post}/#comments`, content })).errors);
  }
  return faults;
}

/** The comments under a post as a page with its title, marked as what they are called. */
export function commentsOf(page: string): string | undefined {
  const [section] = /<section id="comments".*?<\/section>/s.exec(page) ?? [];
  if (!section?.includes('<li id="c-')) return undefined;
  const [html, title] = [/<html[^>]*>/, /<h1.*?<\/h1>/s].map((part) => part.exec(page)?.[0]);
  const marked = section.replace('<h2 ', '<h2 data-pagefind-meta="kind" ');
  return `${html}<body data-pagefind-body>${title}${marked}</body></html>`;
}

function failure(faults: string[]): Error {
  return new Error(`The search index could not be made:\n${faults.join('\n')}`);
}
