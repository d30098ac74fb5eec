import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readContent } from '../../src/adapters/content/files.ts';
import { runScript } from '../support/run.ts';
import { runHere } from '../support/run-here.ts';
import { copyContent } from '../support/scratch.ts';

const deadline = [
  '--deadline',
  '2026-11-27 17:00',
  '--what',
  'A post',
  '--shares',
  'X 4, Mastodon, 2 Instagram',
];

test('writes a post as a draft of today, under the name that the title makes', () => {
  const content = copyContent('new');
  const title = 'Why it’s okay: “R & D”';
  const { status, said } = runScript('new', content, [
    'post',
    title,
    '--description',
    'It is: really.',
  ]);
  const [post] = read(content).posts.filter(({ slug }) => slug === 'why-its-okay-r-and-d');

  expect(said).toContain(`Written: ${content}/posts/why-its-okay-r-and-d/index.mdx\n`);
  expect(status).toBe(0);
  expect(post).toMatchObject({ title, description: 'It is: really.', draft: true, tags: [] });
  expect(post?.publishDate).toMatch(/^\d{4}-\d\d-\d\d$/);
});

test('writes a sponsored post with its assignment and a new sponsor', async () => {
  const content = copyContent('new');
  const sponsor = ['--sponsor', 'Moon & Co', '--url', 'https://moon.example'];
  await runHere('new', content, [
    'sponsored',
    'Blue',
    '--description',
    'Blue.',
    ...sponsor,
    ...deadline,
  ]);
  const { posts, assignments, sponsors } = read(content);

  expect(posts.find(({ slug }) => slug === 'blue')).toMatchObject({ assignment: 'blue' });
  expect(assignments.find(({ slug }) => slug === 'blue')).toMatchObject({
    sponsor: 'moon-and-co',
    deadline: '2026-11-27 17:00',
    shares: [
      { network: 'X', count: 4 },
      { network: 'Mastodon', count: 1 },
      { network: 'Instagram', count: 2 },
    ],
  });
  expect(sponsors.find(({ slug }) => slug === 'moon-and-co')).toMatchObject({ name: 'Moon & Co' });
});

test('takes a sponsor that is there already', async () => {
  const content = copyContent('new');
  const flags = ['--description', 'Blue.', '--sponsor', 'paper-moon', ...deadline];

  const { sponsors } = read(content);
  expect(await runHere('new', content, ['sponsored', 'Blue', ...flags])).toMatchObject({
    status: 0,
  });
  expect(read(content).sponsors).toHaveLength(sponsors.length);
});

test('writes a book, and a list that holds it', async () => {
  const content = copyContent('new');
  const book = ['--authors', 'Arianna Huffington', '--isbn', '0804140847', '--why', 'Sleep.'];
  expect(await runHere('new', content, ['book', 'Thrive', ...book])).toMatchObject({ status: 0 });
  const list = ['--description', 'Two.', '--books', 'thrive, girlboss'];
  expect(await runHere('new', content, ['list', 'Two books', ...list])).toMatchObject({
    status: 0,
  });

  expect(read(content).reading.find(({ slug }) => slug === 'two-books')).toMatchObject({
    books: ['thrive', 'girlboss'],
  });
});

const needed = ['--description', 'x'];
const sponsored = ['sponsored', 'A', ...needed, '--sponsor', 'paper-moon', '--what', 'x'];

test.each<[string, string[], number, RegExp]>([
  ['no kind', ['poem', 'A'], 2, /^There is no “poem” to write/],
  ['no title', ['post'], 2, /^Usage/],
  ['a flag of another kind', ['book', 'A', '--tags', 'a'], 2, /^A book has no --tags\./],
  ['a flag that is missing', ['post', 'A'], 2, /^This is missing:\n {2}--description/],
  ['a title without a letter', ['post', '???', ...needed], 2, /write --slug/],
  ['a name that is taken', ['post', 'First post', ...needed], 1, /first-post is there already/],
  ['a name of a path', ['post', 'A', '--slug', '../a', ...needed], 2, /is no name for a file/],
  [
    'a day that does not exist',
    ['post', 'A', ...needed, '--date', '2026-02-30'],
    1,
    /:4 publishDate: there is no such day/,
  ],
  ['an unknown book', ['list', 'A', ...needed, '--books', 'x'], 1, /there is no "x"/],
  [
    'a deadline without its time',
    [...sponsored, '--deadline', '2026-11-27'],
    1,
    /deadline: write a date and time/,
  ],
  [
    'fewer shares than one',
    [...sponsored, '--deadline', '2026-11-27 17:00', '--shares', 'Pinterest -2'],
    1,
    /write 1 or more/,
  ],
])('with %s nothing is written', async (_, words, exitCode, reason) => {
  const content = copyContent('new');
  const before = filesOf(content);
  const { status, said } = await runHere('new', content, words);

  expect(said).toMatch(reason);
  expect(said).not.toMatch(/^\s+at /m);
  expect(status).toBe(exitCode);
  expect(filesOf(content)).toEqual(before);
});

function read(content: string) {
  const { content: files, faults } = readContent(content);
  expect(faults).toEqual([]);
  if (!files) throw new Error('There is no content.');
  return files;
}

function filesOf(content: string) {
  const paths = readdirSync(content, { recursive: true, encoding: 'utf8' });
  return paths
    .filter((path) => /\.(mdx?|yaml)$/.test(path))
    .map((path) => path + readFileSync(`${content}/${path}`, 'utf8'));
}
