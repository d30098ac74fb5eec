import { expect, test } from 'vitest';
import { runAudit as run } from './run-audit.ts';

const said =
  '<p data-disclosure>Some links here are paid links. As an Amazon\n Associate I earn.</p>';
const good = '<a href="https://amazon.com/x?tag=me-20" rel="nofollow sponsored">x (paid link)</a>';
const untagged = '<a href="https://amazon.com/x" rel="sponsored">x (paid link)</a>';
const unmarked = '<a href="https://amazon.com/x?tag=me-20" rel="nofollow">x (paid link)</a>';
const twice =
  '<a href="https://amazon.com/x?tag=me-20&amp;tag=me-20" rel="sponsored">x (paid link)</a>';
const foreign = '<a href="https://amazon.com/x?tag=other-20" rel="sponsored">x (paid link)</a>';

const escaped = (html: string) =>
  html.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const feed = (content: string) =>
  `<?xml version="1.0"?><rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
  <title>Desk</title><item><title>A post</title><link>https://amazon.com/</link>${content}</item></channel></rss>`;
const cdata = (html: string) => feed(`<content:encoded><![CDATA[${html}]]></content:encoded>`);
const entities = (html: string) => feed(`<content:encoded>${escaped(html)}</content:encoded>`);

test.each([
  ['a page without paid links', 'index.html', '<a href="/">a</a><a href="https://a.example">a</a>'],
  ['a disclosed, tagged and marked link', 'index.html', `${said}<p>${good}</p>`],
  [
    'a disclosure with a picture in it',
    'index.html',
    `<p data-disclosure><img src="data:,">As an Amazon Associate I earn.</p>${good}`,
  ],
  [
    'an address in a comment, in a script or without a link',
    'index.html',
    `<!--${untagged}--><script>'${untagged}'</script><a name="a">a</a>`,
  ],
  ['a feed with disclosed links', 'rss.xml', cdata(said + good)],
  ['a feed with escaped HTML', 'rss.xml', entities(said + good)],
  ['a sitemap', 'sitemap-0.xml', '<urlset><url><loc>https://amazon.com/</loc></url></urlset>'],
])('lets %s through', async (_, file, text) => {
  expect(await run({ [file]: text })).toEqual({ error: undefined, warnings: [] });
});

test.each([
  [
    'an untagged link',
    'a.html',
    said + untagged,
    /https:\/\/amazon\.com\/x\n.*id for Amazon is missing/,
  ],
  [
    'an untagged link without a scheme',
    'a.html',
    `${said}<a href="//amazon.com/x" rel="sponsored">x (paid link)</a>`,
    /\/\/amazon\.com\/x\n.*missing/,
  ],
  [
    'what <a href={expression}> or a component printed as it was',
    'a.html',
    `${said}<a href="https://amazon.com/x">x (paid link)</a>`,
    /id for Amazon is missing\. Write it as an ordinary link/,
  ],
  [
    'an untagged link in a drawing',
    'a.html',
    `${said}<svg><a xlink:href="https://amazon.com/x" /></svg>`,
    /missing/,
  ],
  [
    'a short address',
    'a.html',
    `${said}<a href="https://amzn.to/x" rel="sponsored">x (paid link)</a>`,
    /Write the whole address/,
  ],
  [
    'a short address in a feed',
    'rss.xml',
    cdata(`${said}<a href="https://amzn.to/x">x (paid link)</a>`),
    /whole address/,
  ],
  [
    'an untagged image map',
    'a.html',
    `${said}<area href="https://amazon.com/x" rel="sponsored">`,
    /missing/,
  ],
  ['an unmarked link', 'a.html', said + unmarked, /Nothing tells search engines that it pays/],
  [
    'an unmarked link with somebody else’s tag',
    'a.html',
    said + foreign.replace('sponsored', ''),
    /Nothing tells search engines/,
  ],
  ['our tag twice', 'a.html', said + twice, /twice/],
  [
    'a link without its label',
    'a.html',
    said + good.replace(' (paid link)', ''),
    /words do not say “paid link”/,
  ],
  [
    'a link to Amazon without Amazon’s statement',
    'a.html',
    `<p data-disclosure>Paid links.</p>${good}`,
    /readers are not told: “As an Amazon Associate I earn\.”/,
  ],
  ['a paid link above the disclosure', 'a.html', good + said, /Nothing above it tells readers/],
  ['a paid link without a disclosure', 'a.html', good, /Nothing above it tells readers/],
  ['an empty disclosure', 'a.html', `<p data-disclosure> </p><p>a</p>${good}`, /Nothing above it/],
  [
    'text after an empty disclosure with a picture',
    'a.html',
    `<p data-disclosure><img></p><p>a</p>${good}`,
    /Nothing above it/,
  ],
  [
    'an untagged link in a feed',
    'rss.xml',
    cdata(said + untagged),
    /rss\.xml \(A post\)\n.*amazon\.com\/x\n.*missing/,
  ],
  ['an untagged link in escaped HTML', 'rss.xml', entities(said + untagged), /missing/],
  ['an unmarked link in a feed', 'rss.xml', cdata(said + unmarked), /Nothing tells search engines/],
  ['our tag twice in escaped HTML', 'rss.xml', entities(said + twice), /twice/],
  [
    'a paid link above the feed item’s disclosure',
    'rss.xml',
    cdata(good + said),
    /Nothing above it/,
  ],
  [
    'an item that leans on another item’s disclosure',
    'rss.xml',
    cdata(said + good).replace(
      '</item>',
      `</item><item><title>B</title><description>${escaped(good)}</description></item>`,
    ),
    /rss\.xml \(B\)[^]*Nothing above it/,
  ],
])('fails the build on %s', async (_, file, text, message) => {
  const { error } = await run({ 'index.html': said + good, [file]: text });
  expect(error).toMatch(message);
  expect(error).toContain(file);
  expect(error).not.toContain('index.html');
});

test('lists every finding at once', async () => {
  const { error } = await run({ 'a.html': said + untagged, 'b.html': good });
  expect(error).toMatch(/a\.html[^]*b\.html/);
});

test('reports somebody else’s tag once, as a warning', async () => {
  const { error, warnings } = await run({ 'a.html': said + foreign, 'b.html': said + foreign });
  expect(error).toBeUndefined();
  expect(warnings).toEqual([
    expect.stringMatching(/amazon\.com\/x\?tag=other-20[^]*another id for Amazon/),
  ]);
});

test('says one thing of a link, and once for all its pages', async () => {
  const bad = '<a href="https://amazon.com/x">x (paid link)</a>';
  const { error } = await run({ 'a.html': bad, 'b/index.html': bad, 'rss.xml': cdata(bad) });
  expect(error?.match(/amazon\.com\/x/g)).toHaveLength(1);
  expect(error).toContain('a.html and 2 more\n');
});

const card = (why: string, title = 'A book') =>
  `${said}<article data-book="a-book"><p class="book-title">${title}</p><p>${why}</p>${good}</article>`;

test.each([
  ['Only $9.99 there.', '$9.99'],
  ['Only 9,99 € there.', '9,99 €'],
  ['Now <b>£ 12</b>!', '£ 12'],
  ['It is 9.99 USD.', '9.99 USD'],
])('fails the build on a price on an Amazon card: %s', async (why, price) => {
  const book = 'title: A book\nwhy: '.concat(why, '\n');
  const { error } = await run({ 'a/index.html': card(why) }, { 'books/a-book.yaml': book });

  expect(error).toContain(`content/books/a-book.yaml:2\n    ${price}\n`);
  expect(error).toContain('Amazon allows no price beside its links');
});

test.each([
  ['an amount in a title', card('Read it.', 'The $100 Startup')],
  ['a number', card('It has 9.99 chapters and 468 steps.')],
  ['a card without Amazon', card('Only $9.99.').replaceAll('amazon.com', 'books.example')],
  ['a price in the text of a post', `${said}<article><p>$25</p>${good}</article>`],
])('lets %s through', async (_, html) => {
  expect((await run({ 'a.html': html })).error).toBeUndefined();
});

const theirs = 'Lamps paid for this post. Their links are paid links.';
const sponsored = {
  'posts/lamp/index.mdx':
    '---\ntitle: A lamp\nassignment: lamp\n---\n\nSee [x](https://lamps.example/a).\n',
  'assignments/lamp.yaml': 'sponsor: lamps\nwhat: A lamp\ndeadline: 2025-02-10 17:00\n',
  'sponsors/lamps.yaml': `name: Lamps\nurl: https://www.lamps.example/\nwording: ${theirs}\n`,
};
const paidBy = `<p data-disclosure>${theirs}</p>`;
const lamp = '<a href="https://lamps.example/a" rel="sponsored">x (paid link)</a>';
const wrapped = 'https://network.example/click?id=7&amp;url=https%3A%2F%2Flamps.example%2Fa';

test.each([
  ['a link', paidBy + lamp],
  ['a link of a program beside it', `${paidBy}${said}${lamp}${good}`],
  ['no link', paidBy],
])('lets a sponsored post with %s through', async (_, html) => {
  const files = { 'posts/lamp/index.html': html, 'rss.xml': itemAt('/posts/lamp/', html) };
  expect(await run(files, sponsored)).toEqual({ error: undefined, warnings: [] });
});

test.each([
  ['that does not say so', '<p>A lamp.</p>', /before its text nothing says so/],
  ['that says something else', `${said}<p>A lamp.</p>`, /before its text nothing says so/],
  ['that says so below its link', lamp + paidBy, /Nothing above it tells readers/],
  [
    'whose link is unmarked',
    paidBy + lamp.replace('sponsored', ''),
    /Nothing tells search engines/,
  ],
  ['whose link has no label', paidBy + lamp.replace(' (paid link)', ''), /do not say “paid link”/],
  [
    'whose link carries an id',
    paidBy + lamp.replace('https://lamps.example/a', wrapped),
    /Lamps has paid already/,
  ],
])('fails the build on a sponsored post %s', async (_, html, message) => {
  const onPage = await run({ 'posts/lamp/index.html': html }, sponsored);
  const inItem = await run({ 'rss.xml': itemAt('/posts/lamp/', html) }, sponsored);

  expect(onPage.error).toMatch(message);
  expect(inItem.error).toMatch(message);
});

test('names the file and the line where the author wrote it', async () => {
  const html = `${paidBy}<a href="https://lamps.example/a">x</a>`;
  const { error } = await run(
    { 'posts/lamp/index.html': html, 'rss.xml': itemAt('/posts/lamp/', html) },
    sponsored,
  );
  expect(error).toContain('  content/posts/lamp/index.mdx:6\n    https://lamps.example/a\n');
});

function itemAt(path: string, html: string): string {
  return cdata(html).replace('https://amazon.com/', `https://desk.example${path}`);
}
