import { expect, test } from 'vitest';
import { cleanHtml } from '../../../src/adapters/import/clean.ts';
import { toMdx } from '../../../src/adapters/import/to-mdx.ts';
import { bodyOf, type Referred } from '../../../src/adapters/wordpress/body.ts';
import { emptyItem } from '../../../src/adapters/wordpress/item.ts';

const picture = (id: string, text: string | undefined) => [
  id,
  { id, text, address: `./${id}.jpg`, page: undefined, alt: '', caption: '', title: '' },
];
const referred = {
  pictures: new Map([picture('21', '11'), picture('22', undefined), picture('23', '11')] as never),
  blocks: new Map([
    ['5', '<!-- wp:paragraph --><p>Shared words.</p><!-- /wp:paragraph -->'],
    ['6', 'Round <!-- wp:block {"ref":6} /-->'],
  ]),
  targets: new Map([['19', 'https://shop.example/lamp']]),
} as Referred;

function read(content: string, meta: [string, string][] = []) {
  const item = { ...emptyItem(1), id: '11', content, meta: new Map(meta) };
  const { body, notes } = bodyOf(item, referred);
  const said = [...notes];
  const clean = cleanHtml(body, {
    link: (href) => href,
    picture: ({ src, alt }) => ({ src, alt: alt || 'a' }),
    linked: new Set(),
    note: (words) => void said.push(words),
  });
  return { mdx: toMdx(clean), notes: said };
}

test.each([
  ['a caption of old', '[caption caption="It"]<img src="./a.jpg">[/caption]', 'caption="It"'],
  ['a gallery with ids', '[gallery ids="22, 21"]', '![a](./22.jpg)\n\n![a](./21.jpg)\n'],
  ['one without has what belongs to the post', '[gallery]', '![a](./21.jpg)\n\n![a](./23.jpg)\n'],
  ['a gallery of what is gone', 'a\n\n[gallery ids="9"]', 'a\n'],
  ['a film', '[embed]https://youtu.be/abc[/embed]', '[Watch on YouTube](https://youtu.be/abc)\n'],
  ['a film by its id', '[youtube abcdefgh]', 'https://www.youtube.com/watch?v=abcdefgh'],
  [
    'one of wordpress.com',
    '[youtube=https://youtu.be/abc?t=3&w=6]',
    '(https://youtu.be/abc?t=3\\&w=6)',
  ],
  [
    'one behind an = in its address',
    '[youtube https://youtu.be/abc?t=3]',
    '(https://youtu.be/abc?t=3)',
  ],
  ['one whose address is HTML', '[embed]https://a.example/?a=1&amp;b=2[/embed]', '?a=1\\&b=2)'],
  ['a tweet by its number', '[tweet 123456]', '(https://twitter.com/i/status/123456)'],
  ['a map', '[googlemaps https://maps.google.com/maps?q=a]', '[See the map]'],
  [
    'a sound with its title',
    '[audio https://a.example/a.mp3|titles=b]',
    '(https://a.example/a.mp3)',
  ],
  ['HTML that WPBakery hid', '[vc_raw_html]JTNDYiUzRWElM0MlMkZiJTNF[/vc_raw_html]', '**a**\n'],
  ['a gallery without some', '[gallery exclude="21"]', '![a](./23.jpg)\n'],
  ['a footnote', 'a[mfn]b[/mfn]', 'a[^1]\n\n[^1]: b\n'],
  ['a sound', '[audio mp3="https://a.example/a.mp3"][/audio]', '(https://a.example/a.mp3)'],
  ['a video', '[video src="https://a.example/a.mp4"]', '(https://a.example/a.mp4)'],
  ['an affiliate link', '[thirstylink ids="19"]a lamp[/thirstylink]', '[a lamp](https://shop.ex'],
  ['one whose target is gone', '[thirstylink ids="9"]a lamp[/thirstylink]', 'a lamp\n'],
  ['shortcodes in shortcodes', '[a b="1"][c d="2"]words[/c][/a]', 'words\n'],
  [
    'one in one of its name',
    '[a b="1"]one [a b="2"]two[/a] three[/a] four',
    'one two three four\n',
  ],
  ['one that nothing ends', '[box a="1"]words', 'words\n'],
  ['one with typed quotes', '[gallery ids=”22”]', '![a](./22.jpg)\n'],
  ['one that is a word', '[[gallery ids="1"]]', '\\[gallery ids="1"]\n'],
  ['one in code', '<pre>[gallery]</pre>', '```\n[gallery]\n```\n'],
  ['a character that no page may hold', 'a&#1;&#x81;&#xFFFE;b&#146;c\u0007', 'ab’c\n'],
  ['a block that is used again', '<!-- wp:block {"ref":5} /-->', 'Shared words.\n'],
  ['a block that holds itself', '<!-- wp:block {"ref":6} /-->', 'Round Round Round Round Round'],
  [
    'a block of an address',
    '<!-- wp:embed {"url":"https://vimeo.com/1"} /-->',
    '[Watch on Vimeo](https://vimeo.com/1)\n',
  ],
  ['a block that only begins', '<!-- wp:paragraph --><p>a</p>', 'a\n'],
  ['space between blocks', '<!-- wp:spacer {"height":"9px"} /--><p>a</p>', 'a\n'],
])('%s comes along', (_, content, mdx) => {
  expect(read(content).mdx).toContain(mdx);
});

test.each([
  ['https://www.youtube.com/embed/abcdefgh', 'https://www.youtube.com/watch?v=abcdefgh'],
  ['//player.vimeo.com/video/12', 'https://vimeo.com/12'],
  ['https://www.instagram.com/p/abc/embed/', 'https://www.instagram.com/p/abc/embed/'],
  ['https://open.spotify.com/embed/track/1', 'https://open.spotify.com/track/1'],
  ['https://maps.example/?at=1', 'https://maps.example/?at=1'],
])('a frame of %s is a link to %s', (src, href) => {
  expect(read(`<iframe src="${src}"></iframe>`).mdx).toContain(`](${href})`);
});

test.each([
  ['[contact-form-7 id="5"]', 'the shortcode [contact-form-7] does nothing here; its words stay'],
  [
    '<!-- wp:latest-posts {"n":5} /-->',
    'the block “latest-posts” was left out: WordPress filled it itself',
  ],
  ['<iframe></iframe>', 'a frame that leads nowhere was left out'],
  ['<script>a</script>', 'a script was left out'],
  ['<form></form>', 'a form was left out'],
  ['<svg><text>a</text></svg>', 'a drawing was left out'],
  ['<canvas>a</canvas>', 'a drawing was left out'],
  ['<math><mi>x</mi></math>', 'a formula was left out'],
  ['<iframe srcdoc="<p>a"></iframe>', 'a frame that leads nowhere was left out'],
  [
    '<img src="data:image/png;base64,aaaa">',
    'the picture “data:image/png;base64,aaaa” was left out: it has no web address',
  ],
  [
    '<img src="file:///etc/passwd">',
    'the picture “file:///etc/passwd” was left out: it has no web address',
  ],
  ['<i>'.repeat(300), 'its HTML nests too deep, so only its words came along'],
])('%s is told of', (content, words) => {
  expect(read(content).notes).toEqual([words]);
});

test('blocks that hold each other many times end', () => {
  const six = '<!-- wp:block {"ref":6} /-->'.repeat(1_000);
  const blocks = new Map([['6', six]]);
  const item = { ...emptyItem(1), content: six };
  expect(bodyOf(item, { ...referred, blocks }).notes).toContain(
    'the block “block” was left out: WordPress filled it itself',
  );
});

test.each(['<!-- wp:a {', '<!-- wp:a ', '<!--', '<![CDATA[', '<a ', '<a id="', '[box a="', '['])(
  'what is begun a hundred thousand times and never ended, is read at once: %s',
  (begun) => {
    const began = performance.now();
    bodyOf({ ...emptyItem(1), content: begun.repeat(100_000) }, referred);
    expect(performance.now() - began).toBeLessThan(10_000);
  },
);

test('footnotes of blocks stand in a field of their own, and one that cannot be read is told of', () => {
  const content = 'a<sup data-fn="x"><a href="#x">1</a></sup>';
  const notes = '[{"id":"x","content":"It says <em>so</em>."}]';
  expect(read(content, [['footnotes', notes]]).mdx).toBe('a[^1]\n\n[^1]: It says *so*.\n');
  expect(read(content, [['footnotes', '{']]).notes).toContain('its footnotes could not be read');
});

test('the entities of HTML are read once, and quotes and spaces are as typed', () => {
  expect(read("“a” &ldquo;b&rdquo; 'c'&nbsp;d &amp;lt;").mdx).toBe("“a” “b” 'c'\u00A0d \\&lt;\n");
});
