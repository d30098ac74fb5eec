import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { readYaml } from '../../../src/adapters/content/yaml/read-yaml.ts';
import { refuseMissingPicture, refuseUnknown } from '../../../src/adapters/content/references.ts';

const content = mkdtempSync(`${tmpdir()}/content-`);
for (const folder of ['posts/a', 'posts/b', 'books'])
  mkdirSync(`${content}/${folder}`, { recursive: true });
for (const file of ['posts/a/index.mdx', 'posts/b/index.md', 'posts/a/desk.jpg', 'books/c.yaml'])
  writeFileSync(`${content}/${file}`, '');

const post = (yaml: string) => readYaml(`${content}/posts/a/index.mdx`, `---\n${yaml}---\n`);

test('names file, line, field and the choice where a list names what is not there', () => {
  const inline = post('title: A\nrelated: [a, x]\n');
  const long = post('books:\n  - c\n  - d\n  - e\n');

  expect(() => refuseUnknown(inline, 'related', ['a', 'x'], [content, 'posts'])).toThrow(
    `${content}/posts/a/index.mdx:3 related: there is no "x" in ${content}/posts. Write one of: a, b`,
  );
  expect(() => refuseUnknown(long, 'books', ['c', 'd', 'e'], [content, 'books'])).toThrow(
    /index\.mdx:4 books: there is no "d" in .*\/books\. Write one of: c\n.*index\.mdx:5 books: there is no "e"/,
  );
});

test('accepts what is there', () => {
  refuseUnknown(post('related: [a, b]\n'), 'related', ['a', 'b'], [content, 'posts']);
  refuseUnknown(post('books: [c]\n'), 'books', ['c'], [content, 'books']);
  refuseMissingPicture(post('cover:\n  src: ./desk.jpg\n'), ['cover', 'src'], './desk.jpg');
  refuseMissingPicture(post('cover:\n  src: desk.jpg\n'), ['cover', 'src'], 'desk.jpg');
});

test.each(['./lamp.jpg', 'https://a.example/desk.jpg', '/desk.jpg'])(
  'names post, line and field where a picture is %s',
  (picture) => {
    const yaml = post(`cover:\n  alt: a\n  src: ${picture}\n`);
    expect(() => refuseMissingPicture(yaml, ['cover', 'src'], picture)).toThrow(
      `${content}/posts/a/index.mdx:4 cover.src: there is no picture "${picture}". Put one into ${content}/posts/a,`,
    );
  },
);
