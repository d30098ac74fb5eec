import { expect, test } from 'vitest';
import {
  cdata,
  entities,
  escaped,
  foreign,
  good,
  link,
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
    `${said}<div class="said">${untagged}</div>`,
    /id for Amazon is missing/,
  ],
  [
    'a link of hers that she calls a reader’s',
    `${said}<a href="https://amazon.com/x" rel="ugc">x</a>`,
    /id for Amazon is missing/,
  ],
  ['an untagged link', said + untagged, /https:\/\/amazon\.com\/x\n.*id for Amazon is missing/],
  [
    'an untagged link without a scheme',
    said + link('//amazon.com/x'),
    /\/\/amazon\.com\/x\n.*missing/,
  ],
  [
    'an unlisted network’s link that nothing marks',
    said + link('https://liketk.it/a', ''),
    /liketk\.it\/a\n.*Nothing tells search engines/,
  ],
  [
    'an unlisted network’s link that nothing labels',
    `${said}<a href="https://shop.example/?aff=1" rel="sponsored">x</a>`,
    /aff=1\n.*do not say “paid link”/,
  ],
  [
    'an unlisted network’s link that nothing discloses',
    link('https://www.amazon.com/exec/obidos/ASIN/0061914177/a-20'),
    /a-20\n.*Nothing above it tells readers/,
  ],
  [
    'what <a href={expression}> or a component printed as it was',
    said + link('https://amazon.com/x', ''),
    /id for Amazon is missing\. Write it as an ordinary link/,
  ],
  [
    'an untagged link in a drawing',
    `${said}<svg><a xlink:href="https://amazon.com/x" /></svg>`,
    /missing/,
  ],
  ['a short address', said + link('https://amzn.to/x'), /Write the whole address/],
  ['an untagged image map', `${said}<area href="https://amazon.com/x" rel="sponsored">`, /missing/],
  ['an unmarked link', said + unmarked, /Nothing tells search engines that it pays/],
  [
    'an unmarked link with somebody else’s tag',
    said + foreign.replace('sponsored', ''),
    /Nothing tells search engines/,
  ],
  ['our tag twice', said + twice, /twice/],
  [
    'a link without its label',
    said + good.replace(' (paid link)', ''),
    /words do not say “paid link”/,
  ],
  [
    'a link to Amazon without Amazon’s statement',
    `<p data-disclosure>Paid links.</p>${good}`,
    /readers are not told: “As an Amazon Associate I earn\.”/,
  ],
  ['a paid link above the disclosure', good + said, /Nothing above it tells readers/],
  ['a paid link without a disclosure', good, /Nothing above it tells readers/],
  ['an empty disclosure', `<p data-disclosure> </p><p>a</p>${good}`, /Nothing above it/],
  [
    'text after an empty disclosure with a picture',
    `<p data-disclosure><img></p><p>a</p>${good}`,
    /Nothing above it/,
  ],
])('fails the build on %s', (_, text, message) => expectFault('a.html', text, message));

test.each([
  ['a short address in a feed', cdata(said + link('https://amzn.to/x', '')), /whole address/],
  [
    'an untagged link in a feed',
    cdata(said + untagged),
    /rss\.xml \(A post\)\n.*amazon\.com\/x\n.*missing/,
  ],
  ['an untagged link in escaped HTML', entities(said + untagged), /missing/],
  ['an unmarked link in a feed', cdata(said + unmarked), /Nothing tells search engines/],
  ['our tag twice in escaped HTML', entities(said + twice), /twice/],
  ['a paid link above the feed item’s disclosure', cdata(good + said), /Nothing above it/],
  [
    'an item that leans on another item’s disclosure',
    cdata(said + good).replace(
      '</item>',
      `</item><item><title>B</title><description>${escaped(good)}</description></item>`,
    ),
    /rss\.xml \(B\)[^]*Nothing above it/,
  ],
])('fails the build on %s', (_, text, message) => expectFault('rss.xml', text, message));

async function expectFault(file: string, text: string, message: RegExp) {
  const { error } = await run({ 'index.html': said + good, [file]: text });
  expect(error).toMatch(message);
  expect(error).toContain(file);
  expect(error).not.toContain('index.html');
}

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
  const bad = link('https://amazon.com/x', '');
  const { error } = await run({ 'a.html': bad, 'b/index.html': bad, 'rss.xml': cdata(bad) });
  expect(error?.match(/amazon\.com\/x/g)).toHaveLength(1);
  expect(error).toContain('a.html and 2 more\n');
});
