import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { check } from '../../../src/integrations/check/check.ts';
import { copyContent } from '../../support/scratch.ts';

const now = () => new Date('2026-11-24T12:00:00Z');
const post = 'posts/first-post/index.mdx';
const assignment = 'assignments/paper-moon-lamp.yaml';

type Change = [path: string, from: string, to: string];

test.each<[string, Change, string]>([
  [
    'words behind a #',
    [post, 'title: "The first post"', 'title: Why I am #1'],
    `${post}:2 title: what stands behind the # is lost; put all of it in quotation marks: title: "Why I am #1"`,
  ],
  [
    'a hashtag in a description',
    [post, 'description:', 'description: What I wear #ad\n#'],
    `${post}:3 description: what stands behind the # is lost`,
  ],
  [
    'a remark in a title',
    [post, 'title: "The first post"', 'title: My # sign'],
    `${post}:2 title: what stands behind the # is lost`,
  ],
  [
    'a hashtag in why',
    ['books/girlboss.yaml', 'why:', 'why: The best #1\n#'],
    'books/girlboss.yaml:',
  ],
  [
    'a year of the Romans',
    [post, '2025-03-03', '0026-03-03'],
    `${post}:4 publishDate: it says the year 0026; is that meant?`,
  ],
  [
    'a year that nobody here will see',
    [post, '2025-03-03', '2127-03-03'],
    `${post}:4 publishDate: it says the year 2127`,
  ],
  [
    'a deadline of another century',
    [assignment, 'deadline: 2025', 'deadline: 2125'],
    'deadline: it says the year 2125',
  ],
])('%s is worth a look', async (_, [path, from, to], words) => {
  const content = copyContent('losses');
  const text = readFileSync(`${content}/${path}`, 'utf8');
  expect(text).toContain(from);
  writeFileSync(`${content}/${path}`, text.replace(from, to));
  const { warnings } = await check(content, new URL('http://localhost'), now);

  expect(warnings.join('\n')).toContain(words);
});

test.each([
  ['hello.mdx', 'nothing looks for a text here; put it at'],
  ['hello world.md', '/posts/hello-world/index.mdx'],
  ['letter.docx', 'the site reads no such files; write its text into'],
  ['posts/first-post/letter.PDF', 'the site reads no such files'],
  ['drafts/a/index.mdx', '/drafts: nothing looks into this folder; there are assignments'],
  ['notes.yaml', 'nothing looks for it here; move or remove it'],
])('the file %s, where nothing is looked for, is worth a look', async (path, words) => {
  const content = copyContent('losses');
  mkdirSync(dirname(`${content}/${path}`), { recursive: true });
  writeFileSync(`${content}/${path}`, '');
  const { warnings } = await check(content, new URL('http://localhost'), now);

  expect(
    warnings.filter((line) => line.includes('nothing looks') || line.includes('reads no such')),
  ).toEqual([expect.stringContaining(words)]);
});

test('an assignment that two posts name is worth a look', async () => {
  const content = copyContent('losses');
  const text = readFileSync(`${content}/${post}`, 'utf8');
  writeFileSync(
    `${content}/${post}`,
    text.replace('\ntags:', '\nassignment: paper-moon-lamp\ntags:'),
  );
  const { warnings } = await check(content, new URL('http://localhost'), now);

  expect(warnings.join('\n')).toMatch(/assignment: .* fulfills? “paper-moon-lamp” already/);
});

test.each<[string, string, string | Buffer, string]>([
  [
    'letters of another encoding',
    post,
    Buffer.from('---\ntitle: caf\xe9\n', 'latin1'),
    `${post}:2 the site cannot read the letters of this file`,
  ],
  [
    'two bytes a letter',
    post,
    Buffer.from('\uFEFFtitle', 'utf16le'),
    `${post}:1 the site cannot read the letters`,
  ],
  [
    'an invisible character in a field',
    'books/girlboss.yaml',
    'title: "a\\u0008b"\nauthors: [x]\nwhy: x\n',
    'books/girlboss.yaml:1 after “a” stands an invisible character (U+0008)',
  ],
  [
    'a page of a name that the site has',
    'pages/archive.mdx',
    '---\ntitle: x\ndescription: y\n---\n',
    'pages/archive.mdx: the site has a page of that name itself',
  ],
  [
    'a network with its number',
    assignment,
    'sponsor: paper-moon\nwhat: x\ndeadline: 2025-01-01 10:00\nshares:\n  - network: Instagram x4\n',
    `${assignment}:5 shares.network: write the name alone here`,
  ],
])('%s stops the site', async (_, path, bytes, words) => {
  const content = copyContent('losses');
  writeFileSync(`${content}/${path}`, bytes);
  const { errors } = await check(content, new URL('http://localhost'), now);

  expect(errors.join('\n')).toContain(words);
});
