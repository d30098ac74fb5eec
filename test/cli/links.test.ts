import { appendFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runScript } from '../support/run.ts';
import { runHere } from '../support/run-here.ts';
import { copyContent } from '../support/scratch.ts';

test('prints one table of what pays, and of what is in doubt', () => {
  const { status, said } = runScript('links', 'test/content');
  const [heads, ...lines] = said.split('\n').map((line) => line.split(/ {2,}/));

  expect(heads).toEqual(['Post', 'Link', 'Program', 'Tagged', 'Label', 'Doubt']);
  expect(lines).toContainEqual([
    ...[
      'posts/first-post:17',
      'https://www.amazon.com/dp/0804140847',
      'Amazon',
      'yes',
      'paid link',
    ],
  ]);
  expect(lines).toContainEqual([
    ...[
      'posts/sponsored:9',
      'https://paper-moon.example/lamps/red',
      'Paper Moon Lamps',
      'no',
      'paid link',
    ],
  ]);
  expect(lines).toContainEqual([
    ...['reading/test-list:5', 'https://bookshop.org/book/9780399169274', 'Bookshop.org', 'yes'],
    'paid link',
  ]);
  expect(said).toMatch(/posts\/links:25 .*=someone-else-20 +Amazon +no .* carries another id/);
  expect(said).toMatch(/posts\/links:49 .* It is not amazon\.com: it leads to amazon\.com\.evil/);
  expect(said).toMatch(/Without an isbn in books\/creative-inc\.yaml this shop pays nothing/);
  expect(status).toBe(0);
});

test('sees drafts, raw HTML, and a sponsor whom the text does not name', async () => {
  const content = copyContent('links');
  appendFileSync(
    `${content}/posts/draft/index.mdx`,
    '\n<a href="https://paper-moon.example/">x</a>\n',
  );
  const { said } = await runHere('links', content);

  expect(said).toMatch(/posts\/draft:11 .*Paper Moon Lamps is a sponsor, and the text names no/);
  expect(said).toMatch(/posts\/plain-markdown:10 .*dp\/0804140847 +Amazon +yes/);
});

test('exits with 1 when a link stops the site, and says the same to programs', async () => {
  const content = copyContent('links');
  appendFileSync(`${content}/posts/first-post/index.mdx`, '\n[x](https://amzn.to/3abc)\n');
  const { status, said } = await runHere('links', content, ['--json']);

  expect(JSON.parse(said).links).toContainEqual({
    file: `${content}/posts/first-post/index.mdx`,
    line: 31,
    link: 'https://amzn.to/3abc',
    program: '',
    tagged: false,
    label: '',
    doubt: expect.stringMatching(/^A short address hides which id for Amazon/),
    stops: true,
  });
  expect(status).toBe(1);
});

test('a network’s link is named until programs.yaml lists it', async () => {
  const content = copyContent('links');
  appendFileSync(`${content}/posts/first-post/index.mdx`, '\n[x](https://liketk.it/abc)\n');

  expect((await runHere('links', content)).said).toMatch(
    /first-post:31 +\S+liketk\.it\S+ +LTK +no +paid link +It pays somebody through LTK/,
  );
  appendFileSync(
    `${content}/programs.yaml`,
    '- { name: LTK, hosts: [liketk.it], asWritten: true, label: ad }\n',
  );
  expect((await runHere('links', content)).said).toMatch(
    /first-post:31 +\S+liketk\.it\S+ +LTK +yes +ad$/m,
  );
});

test('a file that cannot be read hides no other, and has a line', async () => {
  const content = copyContent('links');
  writeFileSync(`${content}/books/girlboss.yaml`, 'title: A\nauthors: [B]\n');
  const { status, said } = await runHere('links', content);

  expect(said).toContain(`${content}/books/girlboss.yaml:1 why: is missing`);
  expect(said).toContain('posts/first-post:17');
  expect(said).not.toMatch(/^\s+at /m);
  expect(status).toBe(1);
});

test('explains itself, and exits with 2 for a wrong use', async () => {
  expect(await runHere('links', 'test/content', ['--help'])).toMatchObject({
    status: 0,
    said: expect.stringContaining('Usage: npm run links'),
  });
  expect((await runHere('links', 'test/content', ['--jsn'])).status).toBe(2);
});
