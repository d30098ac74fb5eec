import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import {
  misplaced,
  namesIn,
  refuseMisplaced,
  takenPages,
  type Place,
} from '../../../src/adapters/content/places.ts';

test.each<[Place, string, string]>([
  ['posts', 'loose.mdx', 'loose/index.mdx'],
  ['posts', 'Loose Words.md', 'loose-words/index.md'],
  ['posts', 'My Post/index.mdx', 'my-post/index.mdx'],
  ['posts', 'my_post/index.mdx', 'my-post/index.mdx'],
  ['posts', '_later/index.mdx', 'later/index.mdx'],
  ['posts', 'Café/index.md', 'cafe/index.md'],
  ['posts', 'Привет/index.md', 'privet/index.md'],
  ['posts', '2026/my-post/index.mdx', 'my-post/index.mdx'],
  ['posts', 'my-post/my-post.mdx', 'my-post/index.mdx'],
  ['posts', 'my-post/Index.mdx', 'my-post/index.mdx'],
  ['posts', 'my-post/index.MDX', 'my-post/index.mdx'],
  ['posts', 'my-post/index.markdown', 'my-post/index.md'],
  ['posts', 'my-post/index.txt', 'my-post/index.md'],
  ['books', 'My Book.yaml', 'my-book.yaml'],
  ['books', 'my-book.yml', 'my-book.yaml'],
  ['books', 'career/my-book.yaml', 'my-book.yaml'],
  ['reading', 'My List.mdx', 'my-list.mdx'],
  ['pages', 'about/index.mdx', 'about.mdx'],
  ['pages', 'more/about.mdx', 'about.mdx'],
])('in %s, %s belongs at %s', (place, path, home) => {
  expect(misplaced([path], place)).toEqual([{ path, home }]);
});

test.each<[Place, string[]]>([
  ['posts', ['my-post', 'my-post/index.mdx', 'other', 'other/index.md']],
  ['posts', ['my-post/index.mdx', 'my-post/desk.jpg', 'my-post/notes.md', 'my-post/old/desk.jpg']],
  ['posts', ['.DS_Store', '._loose.mdx', '.trash/loose.mdx', 'desk.jpg']],
  ['books', ['girlboss.yaml', '101-secrets.yaml', 'girlboss.jpg']],
  ['pages', ['about.mdx', 'start-here.md', 'desk.jpg']],
])('in %s, leaves %j alone', (place, paths) => {
  expect(misplaced(paths, place)).toEqual([]);
});

test('says in one error where each file belongs, and which text is there twice', () => {
  const content = folderWith('posts/loose.mdx', 'posts/a/index.mdx', 'posts/a/index.md');

  expect(() => refuseMisplaced(content, 'posts')).toThrow(
    `${content}/posts/a/index.mdx and ${content}/posts/a/index.md are the same text: keep one of them\n` +
      `${content}/posts/loose.mdx: put it at ${content}/posts/loose/index.mdx`,
  );
});

test('says which page is missing where calls are sold', () => {
  const content = folderWith('coaching.yaml', 'pages/privacy.md', 'pages/terms.mdx');

  expect(() => refuseMisplaced(content, 'pages')).toThrow(
    `The site needs a page that is missing: write ${content}/pages/coaching.mdx`,
  );
  writeFileSync(`${content}/pages/coaching.mdx`, '');
  expect(() => refuseMisplaced(content, 'pages')).not.toThrow();
});

test('misses no page where nothing is sold', () => {
  expect(() => refuseMisplaced(folderWith('site.yaml'), 'pages')).not.toThrow();
});

test('lists the names in a folder, and none where there is no folder', () => {
  const content = folderWith('posts/b/index.mdx', 'posts/a/index.md', 'posts/a/desk.jpg');

  expect(namesIn(content, 'posts')).toEqual(['a', 'b']);
  expect(namesIn(content, 'books')).toEqual([]);
});

function folderWith(...files: string[]): string {
  const content = mkdtempSync(join(tmpdir(), 'content-'));
  for (const file of files) {
    mkdirSync(dirname(join(content, file)), { recursive: true });
    writeFileSync(join(content, file), '');
  }
  return content;
}

test('no page of the author takes the name of one of ours', () => {
  const ours = readdirSync('src/pages').filter((name) => !name.endsWith('.ts')).map((name) => name.split('.')[0] ?? '');
  const hers = ['coaching', 'index', 'terms'];
  const names = ours.filter((name) => /^[a-z\d]+$/.test(name) && !hers.includes(name));
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => !takenPages.includes(name))).toEqual([]);
});
