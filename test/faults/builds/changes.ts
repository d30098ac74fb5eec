import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';

export type Change = {
  /** What changes, in words. */
  name: string;
  /** A word that no file of the site may hold afterwards. */
  gone?: string;
  make(root: string): void | Promise<void>;
};

const canary = 'tombouctoucanary';
const comment = 'content/comments/first-post/2026-05-01-220000-plain1.yaml';

/** What changes in test/content and in the code from one build to the next: each by itself, so that none hides another. */
export const changes: Change[] = [
  edit('a post', 'content/posts/first-post/index.mdx', 'one paid link', 'ONE paid link'),
  edit('a sponsor', 'content/sponsors/paper-moon.yaml', 'Lamps', 'Lanterns'),
  edit('a program', 'content/programs.yaml', 'I earn from', 'I EARN from'),
  edit('a book', 'content/books/girlboss.yaml', 'Amoruso', 'AMORUSO'),
  { name: 'a picture', make: (root) => paint(root, 'content/posts/components/desk.jpg') },
  edit('a word of the site', 'content/words.yaml', 'Before this', 'Just before this'),
  edit('a component', 'src/components/post/PostMeta.astro', '<p class', '<p data-changed class'),
  { name: 'a new post', make: (root) => writePost(root, '') },
  { name: 'a post taken back', gone: canary, make: (root) => writePost(root, 'draft: true') },
  edit('a comment', comment, 'Quartzcomment', 'Quartzremark'),
  edit('a setting', 'content/site.yaml', 'that tests build', 'that tests build twice'),
  edit('an offer', 'content/coaching.yaml', '25.00 USD', '26.00 USD'),
  edit('a reading list', 'content/reading/test-list.mdx', 'three reasons', 'THREE reasons'),
  edit('how texts compile', 'src/domain/paid/disclosure.ts', '`(${labelOf', '`((${labelOf'),
];

function edit(name: string, file: string, from: string, to: string): Change {
  return {
    name,
    make(root) {
      const path = join(root, file);
      const text = readFileSync(path, 'utf8');
      if (!text.includes(from)) throw new Error(`${file} holds no “${from}”`);
      writeFileSync(
        path,
        text.replace(from, () => to),
      );
    },
  };
}

/** Another picture of the same name and size. */
async function paint(root: string, file: string) {
  const path = join(root, file);
  writeFileSync(path, await sharp(readFileSync(path)).negate().jpeg().toBuffer());
}

function writePost(root: string, field: string) {
  const path = join(root, `content/posts/${canary}/index.mdx`);
  const fields = [
    `title: The ${canary}`,
    'description: It sings.',
    'publishDate: 2025-05-05',
    field,
  ];
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `---\n${fields.filter(Boolean).join('\n')}\n---\n\nA word.\n`);
}
