import { readFileSync, writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { readBlog } from '../../../src/adapters/wordpress/read-blog.ts';
import { scratchFolder } from '../../support/scratch.ts';

type Fields = Record<string, string>;
const item = (type: string, fields: Fields = {}, more = '') =>
  `<item><title>T</title>${Object.entries({
    post_id: '1',
    status: 'publish',
    post_type: type,
    ...fields,
  })
    .map(([name, value]) => `<wp:${name}>${value}</wp:${name}>`)
    .join('')}${more}</item>`;

async function read(...exports: string[]) {
  return readWxr('1.2', ...exports);
}

async function readWxr(version: string, ...exports: string[]) {
  const folder = scratchFolder('blog');
  const files = exports.map((items, index) => {
    const file = `${folder}/${index}.xml`;
    const spaces = `xmlns:wp="http://wordpress.org/export/${version}/" xmlns:content="http://purl.org/rss/1.0/modules/content/"`;
    const head = `<wp:wxr_version>${version}</wp:wxr_version><wp:base_blog_url>https://old.example/blog</wp:base_blog_url>`;
    writeFileSync(file, `<rss ${spaces}><channel>${head}${items}</channel></rss>`);
    return file;
  });
  return readBlog(files, { timeZone: 'UTC' });
}

test.each(['1.0', '1.1', '1.2'])('an export of version %s is read', async (version) => {
  const blog = await readWxr(version, item('post', { post_name: 'a' }));
  expect(blog.texts).toMatchObject([{ id: '1', name: 'a' }]);
  expect(blog.address.href).toBe('https://old.example/blog');
});

test('a picture may stand in another file than its post, and a post in two', async () => {
  const url = 'https://old.example/wp-content/uploads/a.jpg';
  const attachment = item('attachment', { post_id: '2', post_parent: '1', attachment_url: url });
  const post = item('post', {}, '<content:encoded>[gallery]</content:encoded>');
  const blog = await read(post, attachment + post);
  expect(blog.texts).toHaveLength(1);

  const bodies = await Array.fromAsync(blog.bodies(new Set(['1'])));
  expect(bodies).toHaveLength(1);
  expect(JSON.stringify(bodies)).toContain(url);
});

test('two blogs are brought one after the other; one that is reached by two addresses is one', async () => {
  const [one, other] = ['https://old.example/blog', 'https://other.example'].map((address) => {
    const file = `${scratchFolder('blogs')}/a.xml`;
    const named = `<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>${address}</wp:base_blog_url>`;
    writeFileSync(file, `<rss xmlns:wp="x/1.2/"><channel>${named}</channel></rss>`);
    return file;
  }) as [string, string];
  const again = `${scratchFolder('blogs')}/b.xml`;
  writeFileSync(again, readFileSync(one, 'utf8').replace('https://', 'http://www.'));
  const both = (...files: string[]) => readBlog(files, { timeZone: 'UTC' });

  await expect(both(one, other)).rejects.toThrow(
    /a\.xml:1 this is from other\.example, and .*a\.xml from old\.example\/blog: bring one blog after/,
  );
  expect((await both(one, again)).texts).toEqual([]);
});

const comment = (type: string, approved: string) =>
  `<wp:comment><wp:comment_type>${type}</wp:comment_type><wp:comment_approved>${approved}</wp:comment_approved></wp:comment>`;

test.each([
  ['thrown away', item('post', { status: 'trash' })],
  ['thrown away', item('post', { status: 'auto-draft' })],
  ['older versions', item('revision', { status: 'inherit' })],
  ['entries of menus', item('nav_menu_item')],
  ['of the kind “product”', item('product')],
  ['files that are no pictures', item('attachment', { attachment_url: 'https://a.example/b.pdf' })],
  ['affiliate links without a target', item('thirstylink')],
  ['pingbacks', item('post', {}, comment('pingback', '1'))],
  ['pingbacks', item('post', {}, comment('trackback', '0'))],
  ['comments that were not approved', item('post', {}, comment('', '0'))],
  ['comments that were not approved', item('post', {}, comment('comment', 'spam'))],
  ['comments on what is no post', item('page', {}, comment('comment', '1'))],
])('%s is counted', async (what, items) => {
  expect([...(await read(items)).leftOut]).toEqual([[what, 1]]);
});

test('the addresses of its lists are known, below those of their parents', async () => {
  const category = (name: string, parent: string) =>
    `<wp:category><wp:category_nicename>${name}</wp:category_nicename><wp:category_parent>${parent}</wp:category_parent><wp:cat_name>${name}</wp:cat_name></wp:category>`;
  const tag = '<category domain="post_tag" nicename="thrift">Thrift</category>';
  const { lists } = await read(
    category('life', 'money') + category('money', 'life') + item('post', {}, tag),
  );

  expect(lists.map(({ from, to, tag }) => `${from} ${to ?? tag}`)).toEqual([
    '/blog/feed/ /rss.xml',
    '/blog/comments/feed/ /rss.xml',
    '/blog/?feed=rss2 /rss.xml',
    '/blog/author/* /about/',
    '/blog/page/* /archive/',
    '/blog/category/* /tags/',
    '/blog/tag/* /tags/',
    '/blog/category/money/life/ life',
    '/blog/category/life/money/ money',
    '/blog/tag/thrift/ Thrift',
  ]);
});

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');
const megabytesHeld = () => {
  collect();
  return process.memoryUsage().heapUsed / 1_000_000;
};

test('what was looked through does not stay in memory for the little that is known of it', async () => {
  const before = megabytesHeld();
  const blog = await read(longPosts(30));

  expect(megabytesHeld() - before).toBeLessThan(3);
  expect(blog.texts).toHaveLength(30);
});

/** Each is longer than what is read at once. */
function longPosts(count: number): string {
  const words = 'Words that nobody reads twice. '.repeat(10_000);
  const fields = (number: number) =>
    `<guid>https://old.example/?p=${number}</guid><content:encoded>${words}</content:encoded>`;
  return Array.from({ length: count }, (_, number) =>
    item('post', { post_id: `${number}` }, fields(number)),
  ).join('');
}
