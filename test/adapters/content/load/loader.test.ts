import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { contentRules } from '../../../../src/adapters/content/rules.ts';
import { fileLoader, folderLoader } from '../../../../src/adapters/content/load/loader.ts';
import { postLoader } from '../../../../src/adapters/content/load/post-loader.ts';
import { siteSchema } from '../../../../src/domain/blog/site.ts';
import { type Kept, load } from '../../../support/load-content.ts';

const text = 'posts/first-post/index.mdx';

test('loads the published posts, their dates as text', async () => {
  const content = copyOfContent();
  const posts = await load(postsOf(content));

  expect(Object.keys(posts)).toContain('first-post');
  expect(Object.keys(posts)).not.toContain('draft');
  expect(Object.keys(posts)).not.toContain('future');
  expect(posts['first-post']).toMatchObject({ publishDate: '2025-03-03' });
});

test.each<[string, (content: string) => void, string]>([
  [
    'a day that does not exist',
    change(text, '2025-03-03', '2025-02-30'),
    `${text}:4 publishDate: there is no such day`,
  ],
  [
    'a colon in a title',
    change(text, '"The first post"', 'First: a post'),
    `${text}:2 there is a colon in the value`,
  ],
  [
    'a related post nobody wrote',
    change(text, '[no-money]', '[no-mony]'),
    `${text}:6 related: there is no "no-mony"`,
  ],
  [
    'an assignment nobody gave',
    change('posts/sponsored/index.mdx', ': paper-moon-lamp', ': paper-moon'),
    'posts/sponsored/index.mdx:6 assignment: there is no "paper-moon" in ',
  ],
  [
    'a missing cover',
    change(text, 'related:', 'cover: { src: ./x.jpg, alt: x }\nrelated:'),
    `${text}:6 cover.src: there is no picture`,
  ],
  [
    'a mistake in a draft',
    change('posts/draft/index.mdx', 'draft: true', 'draft: yes'),
    'posts/draft/index.mdx:6 draft: write true or false',
  ],
  [
    'a folder of an odd name',
    move('posts/no-money', 'posts/No Money'),
    'posts/No Money/index.mdx: put it at',
  ],
  [
    'a time zone in site.yaml that is none',
    change('site.yaml', 'America/New_York', 'Springfield'),
    'site.yaml:5 timeZone: write a time zone',
  ],
  [
    'no site.yaml',
    (content) => rmSync(`${content}/site.yaml`),
    'The site needs a file that is missing: ',
  ],
])('loads no posts with %s', async (_, spoil, words) => {
  const content = copyOfContent();
  spoil(content);
  await expect(load(postsOf(content))).rejects.toThrow(words);
});

test('loads no pages when one is missing', async () => {
  const content = copyOfContent();
  const pages = folderLoader(content, 'pages', { schema: z.object({}) });
  expect(Object.keys(await load(pages))).toContain('coaching');

  rmSync(`${content}/pages/coaching.mdx`);
  await expect(load(pages)).rejects.toThrow('The site needs a page that is missing: write ');
});

test('loads no assignments with a sponsor nobody knows', async () => {
  const content = copyOfContent();
  const assignments = () =>
    load(folderLoader(content, 'assignments', contentRules(content).assignments));
  expect(Object.keys(await assignments()).toSorted()).toEqual(['paper-moon-lamp', 'quiet-kettle']);

  change('assignments/paper-moon-lamp.yaml', 'sponsor: paper-moon', 'sponsor: paper-mon')(content);
  await expect(assignments()).rejects.toThrow(
    'paper-moon-lamp.yaml:1 sponsor: there is no "paper-mon" in ',
  );
});

test.each(['missing', 'empty'])('a folder that is %s is an empty collection', async (state) => {
  const content = copyOfContent();
  rmSync(`${content}/assignments`, { recursive: true });
  if (state === 'empty') mkdirSync(`${content}/assignments`);
  const loader = folderLoader(content, 'assignments', contentRules(content).assignments);

  expect(await load(loader)).toEqual({});
});

test('loads one file, unless it does not fit or the check refuses it', async () => {
  const content = copyOfContent();
  const file = `${content}/site.yaml`;
  const refuse = () => {
    throw new Error('refused');
  };

  expect(await load(fileLoader(file, { schema: siteSchema }))).toMatchObject({
    any: { name: 'Test Desk' },
  });
  await expect(load(fileLoader(file, { schema: siteSchema, check: refuse }))).rejects.toThrow(
    'refused',
  );
  change('site.yaml', 'author: Kayla', 'writer: Kayla')(content);
  await expect(load(fileLoader(file, { schema: siteSchema }))).rejects.toThrow(
    'site.yaml:6 writer: there is',
  );
});

test('a file that may be missing is held against its schema when it is there', async () => {
  const content = copyOfContent();
  const words = () =>
    load(fileLoader(`${content}/words.yaml`, contentRules(content).words, 'optional'));

  change('words.yaml', '{price}', '{prise}')(content);
  await expect(words()).rejects.toThrow(
    /words\.yaml:\d+ postscript\.offer: the site can’t fill \{prise\} here; it fills \{price\} and \{length\}/,
  );
  rmSync(`${content}/words.yaml`);
  expect(await words()).toEqual({});
});

test('of a file that has not changed nothing more is read, and its fields are held against all others', async () => {
  const content = copyOfContent();
  const kept: Kept = new Map();
  const read: string[] = [];
  const loadAgain = () => load(postsOf(content), kept, (path) => read.push(path));
  const before = await loadAgain();
  expect(read.length).toBeGreaterThan(Object.keys(before).length);

  read.length = 0;
  change(text, 'The first post', 'The very first post')(content);
  const after = await loadAgain();
  expect(read.filter((path) => before[path.split('/').at(-2) ?? ''])).toEqual([`${content}/${text}`]);
  expect(after['first-post']).toMatchObject({ title: 'The very first post' });
  expect({ ...after, 'first-post': before['first-post'] }).toEqual(before);

  rmSync(`${content}/posts/no-money`, { recursive: true });
  await expect(loadAgain()).rejects.toThrow(`${text}:6 related: there is no "no-money"`);
});

const postsOf = (content: string) => postLoader(content, contentRules(content).posts);

function copyOfContent(): string {
  const content = mkdtempSync(`${tmpdir()}/content-`);
  cpSync('test/content', content, { recursive: true });
  return content;
}

function change(path: string, from: string, to: string) {
  return (content: string) => {
    const file = `${content}/${path}`;
    expect(readFileSync(file, 'utf8')).toContain(from);
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  };
}

function move(from: string, to: string) {
  return (content: string) => renameSync(`${content}/${from}`, `${content}/${to}`);
}
