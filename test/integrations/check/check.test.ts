import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { check } from '../../../src/integrations/check/check.ts';
import { instantOf } from '../../../src/domain/time/local-time.ts';
import { runScript } from '../../support/run.ts';
import { runHere } from '../../support/run-here.ts';
import { copyContent } from '../../support/scratch.ts';

const post = 'posts/first-post/index.mdx';
const list = 'reading/test-list.mdx';
const today = (zone: string) => instantOf('2026-11-24', zone);

type Spoil = [file: string, from: string, to: string];

const broken: [string, Spoil][] = [
  ['a day that does not exist', [post, '2025-03-03', '2025-02-30']],
  ['a field nobody knows', [post, 'related:', 'releated:']],
  ['front matter without its end', ['posts/no-money/index.mdx', '\n---\n\n', '\n\n']],
  ['an assignment nobody gave', ['posts/sponsored/index.mdx', ': paper-moon-lamp', ': lamp']],
  ['a book nobody wrote', [list, '  - adulting', '  - adultin']],
  ['a link to no post', [post, '/posts/no-money/', '/posts/nomoney/']],
  ['a link to no heading', [post, '(#clear-the-desk)', '(#clear-the-dsk)']],
  [
    'a component that is none',
    ['posts/components/index.mdx', '<BookACall>\n  Pick an hour\n</BookACall>', '<BookCall />'],
  ],
  ['a component without its end', ['posts/components/index.mdx', '</Quote>\n', '\n']],
  ['a prop that is none', ['posts/components/index.mdx', '<Callout title=', '<Callout titel=']],
  ['a picture without words', ['posts/components/index.mdx', '![The same desk again]', '![]']],
  ['a footer link that pays', ['site.yaml', 'https://twitter.com', 'https://www.amazon.com']],
  ['a program without its id', ['programs.yaml', '{ tag: your-tag-20 }', '{}']],
  ['a price beside Amazon', ['books/girlboss.yaml', 'Its number ends in an X', 'Only $9.99']],
  ['a menu entry to nothing', ['site.yaml', 'follow:', 'menu: [{ name: No, url: /no/ }]\nfollow:']],
  ['an ad without an assignment', [post, 'tags: [work, ', 'tags: [sponsored, ']],
];

test.each(broken)('%s stops the site with one message', async (_, spoil) => {
  const content = copyContent('check');
  change(content, spoil);
  const before = filesOf(content);
  const { errors } = await check(content, new URL('http://localhost'), today);

  expect(errors).toHaveLength(1);
  expect(errors.join().replaceAll(content, 'content')).toMatchSnapshot();
  expect(filesOf(content)).toEqual(before);
});

test.each<[string, Spoil, RegExp]>([
  [
    'a picture that is not there',
    ['posts/components/index.mdx', '(./desk.jpg)', '(./lamp.jpg)'],
    /index\.mdx:48 !\[The same desk again\]: there is no picture ".\/lamp.jpg"/,
  ],
  [
    'a card of an unknown book',
    ['posts/components/index.mdx', '"adulting"', '"adultin"'],
    /:13 <Book> slug: there is no "adultin" in .*Write one of: adulting/,
  ],
  [
    'a link to a draft',
    [post, '/posts/no-money/', '/posts/draft/'],
    /or it is a draft or not due yet/,
  ],
  [
    'a second headline',
    [post, '## Read something', '# Read something'],
    /:15 # Read something: .*Write ## instead/,
  ],
  [
    'a short address',
    [post, 'https://www.amazon.com/dp/0804140847', 'https://amzn.to/x'],
    /:17 https:\/\/amzn.to\/x: A short address hides/,
  ],
  [
    'a cover without words',
    ['posts/components/index.mdx', 'alt: "A desk with a red lamp"', 'alt: ""'],
    /:8 cover.alt: /,
  ],
  [
    'a page that is missing one field',
    ['pages/about.mdx', 'description:', 'descripton:'],
    /about\.mdx:/,
  ],
])('%s stops the site', async (_, spoil, words) => {
  const content = copyContent('check');
  change(content, spoil);
  expect((await check(content, new URL('http://localhost'), today)).errors.join('\n')).toMatch(
    words,
  );
});

test.each<[string, Spoil, string]>([
  [
    'a tag that looks like a slip',
    [post, 'tags: [work, blogging]', 'tags: [work, bloging]'],
    `${post}:5 tags: no other post has “bloging”; did you mean “blogging”?`,
  ],
  [
    'a rank of headings that is skipped',
    [post, '### In small bites', '#### In small bites'],
    `${post}:19 “In small bites” skips a rank of headings; write ### In small bites`,
  ],
  [
    'a long title',
    [post, 'The first post', 'The first post '.repeat(5)],
    `${post}:2 title: search results cut it after about 60 letters, and it has 74`,
  ],
  [
    'a post after its deadline',
    ['posts/sponsored/index.mdx', '2025-02-07 07:00', '2025-02-11 07:00'],
    'posts/sponsored: it appears after its deadline, which Paper Moon Lamps set for Mon 10 Feb 2025, 17:00 New York. Late is allowed; tell them',
  ],
  [
    'a mistake in a draft',
    ['posts/draft/index.mdx', 'If a reader', '[A](/nowhere/) <Callot /> if a reader'],
    'posts/draft/index.mdx:9 <Callot>: there is no such component. Write one of: ',
  ],
  [
    'a link to a sponsor',
    [post, '/posts/no-money/', 'https://www.paper-moon.example/'],
    'this leads to Paper Moon Lamps, a sponsor. If they pay for this post, write assignment:',
  ],
])('%s is worth a look', async (_, spoil, words) => {
  const content = copyContent('check');
  change(content, spoil);
  const { errors, warnings } = await check(content, new URL('http://localhost'), today);

  expect(errors).toEqual([]);
  expect(warnings.join('\n')).toContain(words);
});

test('a picture over a megabyte and a placeholder are worth a look', async () => {
  const content = copyContent('check');
  writeFileSync(`${content}/posts/first-post/huge.png`, Buffer.alloc(1_200_000));
  const { warnings } = await check(content, new URL('http://localhost'), today);

  expect(warnings).toContainEqual(
    `${content}/posts/first-post/huge.png: it weighs 1.2 MB; 2,000 pixels in width are plenty`,
  );
  expect(warnings).toContainEqual(
    `${content}/programs.yaml:5 “your-tag-20” is a placeholder; write your own`,
  );
});

test('a link to a sponsor whose assignment no post names stops the site', async () => {
  const content = copyContent('check');
  change(content, ['posts/sponsored/index.mdx', 'assignment: paper-moon-lamp\n', '']);

  expect((await check(content, new URL('http://localhost'), today)).errors).toEqual([
    `${content}/posts/sponsored/index.mdx:8 https://paper-moon.example/lamps/red: this leads to Paper Moon Lamps, a sponsor whose assignment no post names; write assignment: with the name of a file in ${content}/assignments (paper-moon-lamp, quiet-kettle)`,
  ]);
});

test('a post of tomorrow may link to what is there tomorrow, and to no draft', async () => {
  const content = copyContent('check');
  const future = 'posts/future/index.mdx';
  const errors = async () => (await check(content, new URL('http://localhost'), today)).errors;
  change(content, [future, 'If a reader', '[Me](/posts/future/) [tag](/tags/work/). If a reader']);
  expect(await errors()).toEqual([]);

  change(content, [future, '/tags/work/', '/posts/draft/']);
  expect(await errors()).toEqual([expect.stringContaining(`${future}:8 /posts/draft/: `)]);
});

test('the command says all of it without a stack, with 1, and what appears when', async () => {
  const content = copyContent('check');
  change(content, ['posts/future/index.mdx', '2099-01-01', '2026-11-24 07:00']);
  const fine = await runHere('check', content, ['--today', '2026-11-23']);
  expect(fine.said).toContain('goes live Tue 24 Nov 2026, 07:00 New York, with the 07:10 build');
  expect(fine.said).toMatch(/Stays a draft until .*\n {2}“/);
  expect(fine.status).toBe(0);

  change(content, broken[5]?.[1] ?? [post, '', '']);
  writeFileSync(`${content}/coaching.yaml`, 'offers: [');
  const spoiled = runScript('check', content, ['--today', '2026-11-23']);
  expect(spoiled.said).toContain(`${content}/coaching.yaml:1 a bracket opens here`);
  expect(spoiled.said).not.toMatch(/^\s+at |Error/m);
  expect(spoiled.status).toBe(1);
  expect((await runHere('check', content, ['--wat'])).status).toBe(2);
});

function change(content: string, [path, from, to]: Spoil) {
  const text = readFileSync(`${content}/${path}`, 'utf8');
  expect(text).toContain(from);
  writeFileSync(`${content}/${path}`, text.replace(from, to));
}

function filesOf(content: string) {
  const paths = readdirSync(content, { recursive: true, encoding: 'utf8' });
  return paths.map((path) => `${path} ${statSync(`${content}/${path}`).mtimeMs}`);
}
