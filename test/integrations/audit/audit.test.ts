import { expect, test } from 'vitest';
import {
  cdata,
  entities,
  escaped,
  foreign,
  good,
  said,
  twice,
  unmarked,
  untagged,
} from './audited-html.ts';
import { runAudit as run } from './run-audit.ts';

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
  [
    'what readers link to in comments, paid or nowhere',
    'posts/a/index.html',
    `<p class="said-by"><b><a href="https://amazon.com/x?tag=me-20" rel="ugc nofollow noopener">Ada</a></b></p>
    <div class="said"><p><a href="https://amazon.com/x" rel="ugc nofollow noopener">https://amazon.com/x</a>
    <a href="/nowhere/" rel="ugc">a</a> <a href="http://localhost/" rel="ugc">a</a> $5</p></div>`,
  ],
  ['a feed with disclosed links', 'rss.xml', cdata(said + good)],
  ['a feed with escaped HTML', 'rss.xml', entities(said + good)],
  ['a sitemap', 'sitemap-0.xml', '<urlset><url><loc>https://amazon.com/</loc></url></urlset>'],
])('lets %s through', async (_, file, text) => {
  expect(await run({ [file]: text })).toEqual({ error: undefined, warnings: [] });
});

test.each([
  [
    'a link of the author’s among comments',
    'a.html',
    `${said}<div class="said">${untagged}</div>`,
    /id for Amazon is missing/,
  ],
  [
    'a link of hers that she calls a reader’s',
    'a.html',
    `${said}<a href="https://amazon.com/x" rel="ugc">x</a>`,
    /id for Amazon is missing/,
  ],
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
    'an unlisted network’s link that nothing marks',
    'a.html',
    `${said}<a href="https://liketk.it/a">x (paid link)</a>`,
    /liketk\.it\/a\n.*Nothing tells search engines/,
  ],
  [
    'an unlisted network’s link that nothing labels',
    'a.html',
    `${said}<a href="https://shop.example/?aff=1" rel="sponsored">x</a>`,
    /aff=1\n.*do not say “paid link”/,
  ],
  [
    'an unlisted network’s link that nothing discloses',
    'a.html',
    '<a href="https://www.amazon.com/exec/obidos/ASIN/0061914177/a-20" rel="sponsored">x (paid link)</a>',
    /a-20\n.*Nothing above it tells readers/,
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
