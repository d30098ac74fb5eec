import fc from 'fast-check';

/** What Markdown, MDX or YAML would read as something, and what WordPress has in its texts. */
const signs = [
  ...['{', '}', '<3', '<-', 'import x', 'export y', '*a*', '_b_', '`c`', '# d', '1. e', '- f'],
  ...['> g', '~~h~~', '(j)', '$m$', '|n|', '\\', '&', '&amp;', '&lt;', '^1', '\t', '=', '!'],
  ...[
    'https://x.example/a_b*c',
    'www.y.example',
    'me@z.example',
    '“q”',
    '’',
    '\u00A0',
    'é',
    '日本',
  ],
  ...['---', '===', '+++', '```', '    four', '{/* x */}', '<!-- c -->', '<br>', '{x}', 'a:b'],
  ...['<Foo>', '</p>', '“', '😀', '..', '--', 'a\u00A0b'],
];
const word = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('one', 'two', 'three', 'and', 'I') },
  { weight: 2, arbitrary: fc.constantFrom(...signs) },
  { weight: 1, arbitrary: fc.string({ maxLength: 5, unit: 'grapheme-ascii' }) },
);
const plain = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll(/[[\]]/g, '');
const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((all) => plain(all.join(' ')));
const glued = fc.array(word, { minLength: 1, maxLength: 3 }).map((all) => plain(all.join('')));
const around = (name: string, inner: string) => `<${name}>${inner}</${name.split(' ')[0]}>`;

const marks = 'em strong b i code sup sub del u span mark kbd'.split(' ');
const { inline } = fc.letrec<{ inline: string }>((tie) => ({
  inline: fc.oneof(
    { depthSize: 'small' },
    words,
    glued,
    fc
      .tuple(fc.constantFrom(...marks, 'a href="https://a.example/"'), tie('inline'))
      .map(([name, inner]) => around(name, inner)),
    fc
      .tuple(tie('inline'), fc.constantFrom('', ' ', '\n', '<br>'), tie('inline'))
      .map((parts) => parts.join('')),
  ),
}));

const row = fc
  .tuple(inline, inline)
  .map((cells) => cells.map((each) => around('td', each)).join(''));
const { block } = fc.letrec<{ block: string }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small' },
    inline,
    fc
      .tuple(fc.constantFrom('p', 'h1', 'h2', 'h3'), inline)
      .map(([name, inner]) => around(name, inner)),
    fc
      .array(inline, { minLength: 1, maxLength: 3 })
      .map((items) => around('ul', items.map((each) => around('li', each)).join(''))),
    fc.tuple(inline, tie('block')).map(([inner, more]) => around('ol', around('li', inner + more))),
    fc
      .tuple(fc.constantFrom('blockquote', 'div'), tie('block'))
      .map(([name, inner]) => around(name, inner)),
    words.map((text) => around('pre', `${text}\n  ${text}`)),
    fc
      .array(row, { minLength: 1, maxLength: 3 })
      .map((rows) => around('table', rows.map((each) => around('tr', each)).join(''))),
    fc
      .tuple(inline, inline)
      .map(([term, words]) => around('dl', around('dt', term) + around('dd', words))),
    fc.tuple(inline, inline).map((parts) => parts.join('<br><img src="f.jpg">')),
    inline.map((inner) => `[box color="red"]${inner}[/box]`),
  ),
}));

/** Bodies of posts as WordPress keeps them: blocks, blank lines between bare text, unclosed and nested tags. */
export const bodies = fc
  .array(fc.tuple(block, fc.constantFrom('\n\n', '\n', '')), { minLength: 1, maxLength: 5 })
  .map((blocks) => blocks.flat().join(''));
