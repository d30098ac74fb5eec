import { existsSync, globSync, readFileSync } from 'node:fs';
import { brotliCompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readComments } from '../../src/adapters/content/comments/read-comments.ts';
import { commentSchema } from '../../src/domain/comments/comment.ts';
import { commentAddress } from '../../src/domain/comments/under-post.ts';
import { listen } from '../server/serve.ts';
import { find } from '../support/elements.ts';
import { unsaid } from '../support/said.ts';
import { outDir, siteUrl } from '../support/site.ts';
import { builtFile } from './anchors.ts';
import { inside, pageAt, pages } from './pages.ts';
import { thingsOn } from './search-engines.ts';

const few = '/posts/first-post/';
const many = '/posts/plain-markdown/';
const all = `${many}comments/`;
const commentsOn = (path: string) =>
  inside(pageAt(path), /<section id="comments"[^>]*>/, 'section');
const idsOn = (path: string) =>
  find(commentsOn(path), (name) => name === 'li').map(({ attributes }) => attributes['id']);

describe('under a post', () => {
  test('its comments stand as threads, the oldest first', () => {
    expect(idsOn(few)).toEqual(
      ['plain1', 'kayla1', 'plain2', 'attack', 'shops1', 'gone01', 'hebrew'].map((id) => `c-${id}`),
    );
    const answers = inside(commentsOn(few), /<li id="c-plain1">[^]*?<ol>/, 'ol');
    expect(answers).toContain('c-kayla1');
    expect(answers).toContain('c-plain2');
    expect(answers).not.toContain('c-attack');
  });

  test('the author’s alone are marked as hers', () => {
    const marked = commentsOn(few)
      .split('<li ')
      .filter((item) => item.includes('class="hand"'));
    expect(marked.map((item) => item.slice(0, 13))).toEqual(['id="c-kayla1"']);
  });

  test('words are words: an address is a link, and nothing else is anything', () => {
    const section = commentsOn(few);
    const names = new Set(find(section, () => true).map(({ name }) => name));
    const links = find(section, (name) => name === 'a').map(({ attributes }) => attributes);
    const attributes = find(section, () => true).flatMap((each) => Object.keys(each.attributes));

    expect(
      [...names].filter(
        (name) =>
          !/^(h2|ol|li|p|b|a|br|div|span|time|form|input|label|textarea|button)$/.test(name),
      ),
    ).toEqual([]);
    expect(attributes.filter((name) => /^on|style/.test(name))).toEqual([]);
    for (const { href, rel } of links.filter(({ href }) => !href?.startsWith('/comments/'))) {
      expect(href).toMatch(/^https?:/);
      expect(rel).toBe('ugc nofollow noopener');
    }
    expect(section).toContain('&lt;script&gt;alert(&#39;text&#39;)&lt;/script&gt;');
    expect(section).toContain('One line,<br>and another.');
  });

  test('only the first stand when there are more than come along, and a link leads to all', () => {
    const [first, ids] = [idsOn(many), idsOn(all)];
    expect(ids).toHaveLength(14);
    expect(first.length).toBeGreaterThan(2);
    expect(first.length).toBeLessThan(ids.length);
    expect(first).toEqual(ids.slice(0, first.length));
    expect(commentsOn(many)).toContain(`href="${all}"`);
    expect(pageAt(all)).toContain(`href="${many}"`);
  });

  test('no link and no page for all of them where they all stand', () => {
    expect(pageAt(few)).not.toContain(`${few}comments/`);
    expect(pages.has(`${few}comments/`)).toBe(false);
    expect(existsSync(`${outDir}/client${few}comments`)).toBe(false);
  });

  test('each has an address that leads to where it stands', async () => {
    const { url, close } = await listen({ outDir, handler: (_, res) => void res.end() });
    onTestFinished(close);
    const { comments } = readComments('test/content/comments', { schema: commentSchema });
    const public_ = comments.filter(({ post }) => pages.has(`/posts/${post}/`));
    expect(public_.length).toBeGreaterThan(20);
    for (const comment of public_) {
      const [path = '', id = ''] = commentAddress(comment).split('#');
      const found = find(await (await fetch(url + path)).text(), (_, own) => own['id'] === id);
      expect(found, `${path}#${id}`).toHaveLength(1);
    }
  });

  test('where comments are closed they stay, and there is no form', () => {
    expect(idsOn('/posts/no-money/')).toEqual(['c-closed']);
    expect(commentsOn('/posts/no-money/')).not.toMatch(/<form|\/comments\/preview/);
  });

  test('the form costs 400 bytes at the most', () => {
    const page = pageAt(few);
    const [form = ''] = /<form class="comment-form".*?<\/form>/s.exec(page) ?? [];
    expect(form).toContain('action="/comments/preview/"');
    const [whole, without] = [page, page.replace(form, '')].map(
      (html) => brotliCompressSync(html).length,
    );
    expect(whole! - without!).toBeLessThanOrEqual(400);
  });

  test('a link beside each leads to where it is answered', () => {
    const links = find(
      commentsOn(few),
      (name, { href = '' }) => name === 'a' && href.startsWith('/'),
    );
    expect(links.map(({ attributes }) => attributes['href'])).toEqual(
      idsOn(few).map((id) => `/comments/preview/?post=first-post&answers=${id?.slice(2)}`),
    );
  });

  test('all of it is left out in print', () => {
    expect(pageAt(few)).toMatch(/<section id="comments" class="[^"]*\bno-print\b/);
  });
});

describe('machines learn of comments', () => {
  test('search engines: how many there are, and those that stand there', () => {
    const [post] = thingsOn(pageAt(few));
    expect(post).toMatchObject({ '@type': 'BlogPosting', commentCount: 7 });
    expect(post.comment[1]).toMatchObject({
      '@type': 'Comment',
      url: `${siteUrl}${few}#c-kayla1`,
      author: { '@type': 'Person', name: 'Kayla', url: `${siteUrl}/about/` },
      dateCreated: '2026-05-02T22:01:01.000Z',
      text: 'Thank you, Ada!',
    });
    expect(post.comment[3].author).toEqual({
      '@type': 'Person',
      name: `"><img src=x onerror=alert('name')>`,
    });
    const [some] = thingsOn(pageAt(many));
    const [everything] = thingsOn(pageAt(all));
    expect(some.commentCount).toBe(14);
    expect(some.comment).toHaveLength(idsOn(many).length);
    expect(everything.comment).toHaveLength(14);
  });

  test('the feed links to them, and holds none', () => {
    const feed = builtFile('rss.xml');
    expect(feed).toContain(`<comments>${siteUrl}${few}#comments</comments>`);
    expect(feed.match(/<comments>/g)).toHaveLength(3);
    expect(feed).not.toMatch(/Quartzcomment|said-by/);
  });

  test('the sitemap: pages of comments that there are', () => {
    const sitemap = builtFile('sitemap-0.xml');
    expect(sitemap).toContain(`<loc>${siteUrl}${all}</loc>`);
    expect(sitemap.match(/\/comments\//g)).toHaveLength(1);
  });

  test('search finds them as what they are', () => {
    const fragments = globSync(`${outDir}/client/pagefind/fragment/*`).map((file) =>
      JSON.parse(
        gunzipSync(readFileSync(file))
          .toString()
          .replace(/^pagefind_dcd/, ''),
      ),
    );
    const found = fragments.filter(({ content }) => content.includes('Quartzcomment'));
    expect(found).toMatchObject([{ url: `${few}#comments`, meta: { title: 'The first post' } }]);
    expect(found[0].meta.kind).toContain('Your side of it');
    expect(fragments.find(({ url }) => url === all)?.meta.kind).toContain('Your side of it');
  });
});

test('every sentence of the author’s around comments is said', () => {
  expect(unsaid('comments', [...pages.values()].join('\n'))).toEqual([]);
});
