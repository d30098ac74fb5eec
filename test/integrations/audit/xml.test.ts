import { expect, test } from 'vitest';
import { cdata, entities } from './audited-html.ts';
import { runAudit as run } from './run-audit.ts';

const sitemap = (address: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>${address}</loc></url></urlset>`;

test.each([
  ['a control character', 'rss.xml', cdata('a\u000bb')],
  ['one in escaped HTML', 'rss.xml', entities('a\u0008b')],
  ['one by its number', 'rss.xml', entities('x').replace('x', '&#x1b;')],
  ['a sign that is no character', 'rss.xml', cdata('a\uffffb')],
  ['a name of HTML', 'rss.xml', entities('x').replace('x', '&nbsp;')],
  ['an ampersand', 'sitemap-0.xml', sitemap('https://desk.example/?a=1&b=2')],
  ['an end that is missing', 'rss.xml', cdata('x').replace('</channel>', '')],
  ['an end too early', 'rss.xml', cdata('x]]></content:encoded>')],
  ['a prefix that nothing declares', 'rss.xml', cdata('x').replaceAll('content:', 'other:')],
  ['two roots', 'sitemap-0.xml', `${sitemap('https://desk.example/')}<a/>`],
  ['nothing in it', 'sitemap-index.xml', ''],
  ['a page in its place', 'rss.xml', '<!doctype html><title>Moved</title><p>Gone<br>'],
])('fails the build on XML with %s, and says where', async (_, file, xml) => {
  const { error } = await run({ [file]: xml });
  expect(error).toMatch(new RegExp(`${file}.*\\n +line \\d+\\n +This is no well-formed XML`));
});

test.each([
  ['a feed', 'rss.xml', cdata('שלום 🎉 \t a\nb')],
  ['escaped HTML', 'rss.xml', entities('<p>a &amp; b</p>')],
  ['a sitemap', 'sitemap-0.xml', sitemap('https://desk.example/?a=1&amp;b=2')],
])('lets %s through that is well-formed', async (_, file, xml) => {
  expect((await run({ [file]: xml })).error).toBeUndefined();
});

const data = (json: string) => `<script type="application/ld+json">${json}</script>`;

test.each([
  ['the words of a page', 'a/index.html', '<p>soft\u000b break</p>', 'U+000B'],
  ['a page, by its number', 'a/index.html', '<p>soft&#8; break</p>', 'U+0008'],
  ['an attribute', 'a/index.html', '<img alt="soft\u001b break">', 'U+001B'],
  ['the title', 'a/index.html', '<title>soft\u0085 break</title>', 'U+0085'],
  ['JSON-LD', 'a/index.html', data('{"headline":"soft\\u000b break"}'), 'U+000B'],
  ['half a character of JSON-LD', 'a/index.html', data('[{"a":["soft\\ud83d break"]}]'), 'U+D83D'],
  ['the HTML of a feed', 'rss.xml', cdata('<p>soft&#8; break</p>'), 'U+0008'],
])('fails the build on an invisible character in %s', async (_, file, text, code) => {
  const { error } = await run({ [file]: text });
  expect(error).toContain(`stands an invisible character (${code})`);
  expect(error).toContain(file);
});

test('lets whole characters through in JSON-LD, and what is no JSON', async () => {
  const html = data('{"a":"\\ud83c\\udf89"}') + data('no { JSON');
  expect((await run({ 'a/index.html': html })).error).toBeUndefined();
});
