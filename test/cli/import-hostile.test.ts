import {
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readContent } from '../../src/adapters/content/files.ts';
import { importBlog } from '../../src/cli/import/run.ts';
import type { Report } from '../../src/cli/import/report.ts';
import { check } from '../../src/integrations/check/check.ts';
import { copyContent, scratchFolder } from '../support/scratch.ts';

const now = new Date('2026-11-24T12:00:00Z');
const site = new URL('http://localhost');

type Fields = Partial<Record<'name' | 'title' | 'content' | 'date' | 'type' | 'url', string>>;

let id = 100;
function item({
  name = 'a',
  title = 'A',
  content = '',
  date = '2014-05-01 08:00:00',
  type = 'post',
  url = '',
}: Fields) {
  const number = ++id;
  return `<item><title><![CDATA[${title}]]></title><link>https://old.example/?p=${number}</link><guid>https://old.example/\n?p=${number}</guid>
    <content:encoded><![CDATA[${content}]]></content:encoded><wp:post_id>${number}</wp:post_id><wp:post_date>${date}</wp:post_date>
    <wp:post_date_gmt>${date}</wp:post_date_gmt><wp:post_name><![CDATA[${name}]]></wp:post_name><wp:status>${type === 'attachment' ? 'inherit' : 'publish'}</wp:status>
    <wp:post_type>${type}</wp:post_type>${url && `<wp:attachment_url><![CDATA[${url}]]></wp:attachment_url>`}</item>`;
}

const uploads = 'https://old.example/wp-content/uploads';
const export_ = `<rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://old.example</wp:base_blog_url>
${[
  item({
    name: '../../.env',
    title: 'Climbs out',
    content: `<img src="${uploads}/../../../.env"><img src="../../../package.json"><img src="${uploads}/2014/05/%2e%2e%2f%2e%2e%2f.env">`,
  }),
  item({ name: 'same', title: 'First', content: 'One.' }),
  item({ name: 'same', title: 'Second', content: 'Two.' }),
  item({ name: 'long-'.repeat(60), title: 'Long', content: 'Long.' }),
  item({ name: 'year-zero', title: 'Year zero', date: '0000-00-00 00:00:00', content: 'Zero.' }),
  item({
    name: 'runs',
    title: '<script>a</script>Runs',
    content:
      '<script>alert(1)</script><img src="x" onerror="alert(1)"><a href="javascript:alert(1)">click</a><a href=" java&#10;script:alert(1)">tick</a><a href="data:text/html,a">data</a><iframe src="javascript:alert(1)"></iframe><iframe srcdoc="<p>a"></iframe><svg onload="alert(1)"><text>a</text></svg><object data="https://evil.example/a.swf"></object><form action="https://evil.example/"><input></form><style>a{}</style>import x from "y"\n\nexport const a = 1;\n\n{process.exit()}',
  }),
  ...[1, 2].map(() => item({ name: 'x'.repeat(300), title: 'Letters', content: 'Long.' })),
  item({ name: 'con', title: 'Of Windows', content: 'Con.' }),
  item({ name: 'away', title: 'Away', content: 'Away.' }),
  item({ name: '%f0%9f%98%80', title: '😀', content: 'A face.' }),
  item({ name: 'a%00b', title: '', content: 'No title.' }),
  item({ name: '', title: '', content: '' }),
  item({ name: 'posts', title: 'Posts', content: 'A page.', type: 'page' }),
  item({ name: 'late', title: 'Late', date: '275761-01-01 00:00:00', content: 'Late.' }),
  item({
    name: 'signs',
    title: 'a\u009b31mb',
    content: '<a href="file:///etc/passwd">a</a><img src="data:image/png;base64,aaaa">',
  }),
  item({ name: 'large', title: 'Large', content: `<img src="${uploads}/2014/05/large.jpg">` }),
  item({ name: 'liar', title: 'Liar', content: `<img src="${uploads}/2014/05/liar.jpg">` }),
  item({ name: 'constructor', title: '__proto__', content: 'An object.' }),
  item({ name: 'colon', title: 'a: b # c\n---\ndraft: false', content: '---\n\n# {x}' }),
  item({ name: 'deep', title: 'Deep', content: '<span>'.repeat(2_000) + 'deep' }),
  item({ name: 'brackets', title: 'Brackets', content: '['.repeat(5_000) + '<a "'.repeat(2_000) }),
  item({ type: 'attachment', url: `${uploads}/2014/05/../../../../.env.jpg` }),
].join('')}</channel></rss>`;

let content: string;
let folder: string;
let report: Report;
let before: string[];

beforeAll(async () => {
  content = copyContent('hostile', afterAll);
  folder = scratchFolder('hostile-blog', afterAll);
  mkdirSync(join(folder, 'uploads/2014/05'), { recursive: true });
  mkdirSync(join(folder, 'elsewhere'));
  symlinkSync(join(folder, 'elsewhere'), `${content}/posts/away`);
  const large = join(folder, 'uploads/2014/05/large.jpg');
  writeFileSync(large, '');
  truncateSync(large, 1_000_000_000);
  writeFileSync(join(folder, 'uploads/2014/05/liar.jpg'), '<?php echo 1;');
  writeFileSync(join(folder, '.env'), 'SECRET=of-the-owner');
  writeFileSync(join(folder, 'export.xml'), export_);
  before = outside();
  report = await importBlog([join(folder, 'export.xml')], {
    ...{ contentDir: content, siteUrl: site, folder: join(folder, 'uploads'), fromWeb: false },
    ...{ myIds: [], prettyLinks: undefined, dry: false, now, dataDir: `${content}-data` },
  });
});

/** Everything of the project that an import has no business in; databases of tests beside it come and go. */
function outside(): string[] {
  const files = ['*', 'src/**/*', `${folder}/**/*`, `${content}/../*.*`];
  return globSync(files, { exclude: ['.data/test/*.db*'] }).toSorted();
}

test('nothing outside of content/ is written, and nothing secret is taken in', () => {
  expect(outside()).toEqual(before);
  const written = globSync(`${content}/**/*`, { withFileTypes: true }).filter((each) =>
    each.isFile(),
  );
  for (const file of written)
    expect(readFileSync(join(file.parentPath, file.name), 'latin1')).not.toContain('of-the-owner');
});

test('every text has a name that is one, and each its own', () => {
  const { content: read, faults } = readContent(content);
  expect(faults).toEqual([]);
  const titles = new Map(read?.posts.map(({ slug, title }) => [title, slug]));

  expect(titles.get('Climbs out')).toBe('env');
  expect([titles.get('First'), titles.get('Second')]).toEqual(['same', 'same-2']);
  expect(titles.get('Long')?.length).toBeLessThan(100);
  expect(read?.posts.find(({ title }) => title === 'Year zero')).toMatchObject({ draft: true });
  expect(titles.get('a: b # c --- draft: false')).toBe('colon');
  const letters = read?.posts.filter(({ title }) => title === 'Letters').map(({ slug }) => slug);
  expect(letters?.toSorted()).toEqual([`${'x'.repeat(78)}-2`, 'x'.repeat(80)]);
  expect(titles.get('Of Windows')).toBe('con-1');
  expect(titles.get('Away')).toBe('away-2');
  expect(titles.get('No title.')).toBe('a-b');
  expect(titles.get('Untitled')).toMatch(/^post-\d+$/);
});

test('nothing runs', () => {
  const text = readFileSync(`${content}/posts/runs/index.mdx`, 'utf8');
  expect(text).toMatch(/title: Runs/);
  expect(text).not.toMatch(/alert|script:|data:|<(iframe|svg|script|style|form)/);
  expect(text).toContain('\\{process.exit()}');
  expect(text).not.toMatch(/^(import|export)\b/m);
});

test('nothing stops the site', async () => {
  expect((await check(content, site, () => now)).errors).toEqual([]);
});

test.each([
  /posts\/large\/index.mdx:\d+ the picture .*large.jpg is missing: it weighs 1000 MB, more than 25/,
  /posts\/liar\/index.mdx:\d+ the picture .*liar.jpg is missing: it is no picture/,
  /posts\/env\/index.mdx:\d+ the picture .*env is missing: it is not in the folder/,
  /posts\/runs\/index.mdx:\d+ the link “javascript:alert\(1\)” was left out/,
  /posts\/runs\/index.mdx:\d+ a script was left out/,
  /posts\/runs\/index.mdx:\d+ a frame that leads nowhere was left out/,
  /posts\/runs\/index.mdx:\d+ a form was left out/,
  /posts\/runs\/index.mdx:\d+ a drawing was left out/,
  /posts\/runs\/index.mdx:\d+ the link “data:text\/html,a” was left out/,
  /posts\/signs\/index.mdx:\d+ the link “file:\/\/\/etc\/passwd” was left out/,
  /posts\/signs\/index.mdx:\d+ the picture “data:image\/png;base64,aaaa” was left out/,
  /posts\/deep\/index.mdx:\d+ its HTML nests too deep/,
  /posts\/same-2\/index.mdx:1 the name same was taken, so it is same-2 here/,
  /posts\/away-2\/index.mdx:1 the name away was taken, so it is away-2 here/,
  /pages\/posts-2.mdx:1 the name posts was taken, so it is posts-2 here/,
  /posts\/env\/index.mdx:1 its name was “\.\.\/\.\.\/\.env”, and is env here/,
  /posts\/long-.*long\/index.mdx:1 its name was “(long-){12}…”, and is (long-){15}long here/,
  /posts\/con-1\/index.mdx:1 its name was “con”, and is con-1 here/,
  /posts\/post-\d+\/index.mdx:1 its name was “😀”, and is post-\d+ here/,
  /posts\/a-b\/index.mdx:1 it had no title, so it has its first words for one/,
])('a sentence tells of it: %s', (words) => {
  expect(report.warnings.join('\n')).toMatch(words);
});

test.each(['year-zero', 'late'])('%s has no date, so it is a draft, and that is said', (name) => {
  const file = `${content}/posts/${name}/index.mdx`;
  expect(report.drafts).toContainEqual({ file, why: 'it has no date' });
  expect(existsSync(file)).toBe(true);
});
