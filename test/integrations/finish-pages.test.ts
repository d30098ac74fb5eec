import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { jsonLd } from '../../src/adapters/web/schema-org.ts';
import { linkMark, threadMark } from '../../src/domain/comments/under-post.ts';
import { type FinishedPages, finishPages } from '../../src/integrations/finish-pages.ts';
import { scratchFolder } from '../support/scratch.ts';

const sheet = '<style>.a{color:red}.b{color:#00f}</style>';
const ofComments = `${sheet}<p class="b">All of them</p>`;

/** A post with these comments, of which there are so many in all. */
function post(comments: readonly string[], count = comments.length): string {
  const thing = { '@type': 'BlogPosting', commentCount: count, comment: comments.map(String) };
  const threads = comments.map((text, at) => `<li id="c-c${at}">${text}</li>${threadMark}`);
  return `<script type="application/ld+json">${jsonLd([thing as never])}</script>${sheet}<p class="a">Words</p>
<ol>${threadMark}${threads.join('')}</ol>${linkMark}<a href="comments/">All</a>${linkMark}`;
}

/** Finishes a site of these files, with what was kept in `cache`. */
async function finish(files: Record<string, string>, cache = scratchFolder('cache')) {
  const root = scratchFolder('finish-pages');
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  const finished: FinishedPages = new Map();
  const gone: string[] = [];
  const { hooks } = finishPages(finished, (path) => gone.push(path));
  hooks['astro:config:done']?.({ config: { cacheDir: pathToFileURL(`${cache}/`) } } as never);
  await hooks['astro:build:done']?.({ dir: pathToFileURL(`${root}/`) } as never);
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  return { finished, gone, read, has: (file: string) => existsSync(join(root, file)) };
}

test('each page is left with its own styles, and known by what it holds', async () => {
  const { finished, read } = await finish({
    'index.html': `${sheet}<p class="a">`,
    'posts/a/index.html': `${sheet}<p class="b">`,
    'rss.xml': sheet,
  });
  expect(read('index.html')).toBe('<style>.a{color:red}</style><p class="a">');
  expect(read('posts/a/index.html')).toContain('.b{');
  expect(read('rss.xml')).toBe(sheet);
  expect([...finished].toSorted()).toEqual(
    ['index.html', 'posts/a/index.html'].map((file) => [file, hash('sha256', read(file))]),
  );
});

test('where all comments stand under their post, their page goes', async () => {
  const { finished, gone, has, read } = await finish({
    'posts/a/index.html': post(['Yes!']),
    'posts/a/comments/index.html': ofComments,
    'posts/b/index.html': post(['Yes!'], 2),
    'posts/b/comments/index.html': ofComments,
    'posts/comments/index.html': post([]),
  });
  expect(gone).toEqual(['/posts/a/comments/']);
  expect(has('posts/a/comments')).toBe(false);
  expect(read('posts/a/index.html')).not.toMatch(/href="comments|<!--|\.b\{/);
  expect(read('posts/b/index.html')).toContain('href="comments/"');
  expect(read('posts/b/comments/index.html')).toMatch(/^<style>\.b\{[^}]*\}<\/style><p/);
  expect([...finished.keys()].toSorted()).toEqual([
    'posts/a/index.html',
    'posts/b/comments/index.html',
    'posts/b/index.html',
    'posts/comments/index.html',
  ]);
});

test('of the same page nothing is made again, and of one that changes all', async () => {
  const cache = scratchFolder('cache');
  const shownOf = async (html: string) => {
    const pages = { 'posts/a/index.html': html, 'posts/a/comments/index.html': ofComments };
    const { finished, gone, read } = await finish(pages, cache);
    const file = 'posts/a/index.html';
    expect(finished.get(file)).toBe(hash('sha256', read(file)));
    return { text: read(file), gone };
  };
  const first = await shownOf(post(['Yes!', 'No.']));
  expect(first.gone).toEqual(['/posts/a/comments/']);
  const kept = join(cache, 'pages');
  for (const name of readdirSync(kept)) writeFileSync(join(kept, name), 'as it was');
  expect(await shownOf(post(['Yes!', 'No.']))).toEqual({ ...first, text: 'as it was' });
  expect((await shownOf(post(['Yes!', 'Oh.']))).text).toContain('Oh.');

  rmSync(kept, { recursive: true });
  expect(await shownOf(post(['Yes!', 'Oh.']))).toMatchObject({ gone: ['/posts/a/comments/'] });
});

test('where only what was made is left, and not what it was, it is made again', async () => {
  const cache = scratchFolder('cache');
  const pages = {
    'posts/a/index.html': post(['Yes!']),
    'posts/a/comments/index.html': ofComments,
  };
  const first = await finish(pages, cache);
  rmSync(join(cache, 'whole.json'));
  const { finished, gone } = await finish(pages, cache);
  expect([finished, gone]).toEqual([first.finished, first.gone]);
});
