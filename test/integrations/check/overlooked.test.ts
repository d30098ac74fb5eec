import { createHash } from 'node:crypto';
import { cpSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { expect, test } from 'vitest';
import { readContent } from '../../../src/adapters/content/files.ts';
import { overlooked } from '../../../src/integrations/check/overlooked.ts';
import { sample } from '../../../src/integrations/check/sample.ts';
import { scratchFolder } from '../../support/scratch.ts';

function found(change: (content: string) => void) {
  const content = `${relative('', scratchFolder('overlooked'))}/content`;
  cpSync('test/content', content, { recursive: true });
  const site = `${content}/site.yaml`;
  writeFileSync(site, readFileSync(site, 'utf8').replace('author: Kayla', 'author: Ada'));
  change(content);
  const read = readContent(content).content;
  if (!read) throw new Error('the content is broken');
  return overlooked(read).map((line) => line.replaceAll(content, 'content'));
}

const add = (file: string, text: string) => (content: string) =>
  writeFileSync(`${content}/${file}`, `${readFileSync(`${content}/${file}`, 'utf8')}\n${text}\n`);

test.each([
  [
    'pages/about.mdx',
    'I am Kayla, and this is Kayla’s.',
    '“Kayla”; that was who wrote here before',
  ],
  ['books/adulting.yaml', '# For kayla', '“Kayla”; that was'],
  ['pages/about.mdx', 'Welcome to Like a Boss!', '“Like a Boss”; that was'],
  ['pages/terms.mdx', 'A call is about blogging.', '“blogging”; is that what your calls'],
  ['coaching.yaml', '# Blogging', '“blogging”; is that what'],
  ['words.yaml', '# any question about blogging', '“blogging”; is that what'],
])('once the site is somebody else’s, %s with “%s” is worth a look', (file, text, said) => {
  expect(found(add(file, text)).join('\n')).toMatch(
    new RegExp(`content/${file}:\\d+ it says ${said}`),
  );
});

test('a post may be about anything, and a word that holds a name is none', () => {
  const before = found(() => undefined);

  expect(found(add('posts/no-money/index.mdx', 'I have been blogging for years.'))).toEqual(before);
  expect(found(add('pages/about.mdx', 'Kaylan likes a boss.'))).toEqual(before);
});

test.each([
  ['.github/home.png', ['README.md:3 its pictures show the site as it came; take some of yours']],
  ['.github/CONTRIBUTING.md', []],
])('pictures of README.md like %s are told: %j', (picture, expected) => {
  const looks = found((content) => {
    const beside = dirname(content);
    cpSync(picture, `${beside}/home.png`);
    writeFileSync(`${beside}/README.md`, '# Hers\n\n<img src="home.png" alt="" /> ![](none.png)\n');
  });

  expect(
    looks
      .filter((line) => line.includes('README'))
      .map((line) => line.replace(/.*README/, 'README')),
  ).toEqual(expected);
});

test('for whom the project came with it says none of that', () => {
  const { content } = readContent('content');

  expect(content && overlooked(content)).toEqual([]);
});

// When they were taken anew: put the beginnings of their SHA-256 into sample.ts.
test('the pictures that it knows are those of README.md', () => {
  const hashes = globSync('.github/*.png').map((file) =>
    createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 12),
  );

  expect(sample.pictures.toSorted()).toEqual(hashes.toSorted());
});
