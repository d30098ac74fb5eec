import type { Slip } from './content-with.ts';

/** Code that stops the site. */
export const stoppingCode: Slip[] = [
  [
    'a name in braces',
    'Hello {first_name}, this is a letter.',
    '7 {first_name}: what stands between { and } counts as code: write \\{',
  ],
  ['a name in a tag in braces', 'a\n\n{<b>{name}</b>}', '9 {<b>{name}</b>}: what stands between'],
  [
    'what a name has not',
    '{frontmatter.title}\n\n{frontmatter.a.b}',
    '9 {frontmatter.a.b}: what stands',
  ],
  ['a name in an attribute', '<b title={name}>x</b>', '7 {name}: what stands between'],
  [
    'an import of nothing',
    'import A from "./A.astro"\n\n<A />',
    '7 there is no "./A.astro" to import',
  ],
  ...['astro:nope', 'astro:i18n', 'astro:db', 'node:nope', 'virtual:nope'].map((name): Slip => [
    `an import from ${name}`,
    `import * as a from "${name}"\n\n{String(a)}`,
    `7 there is no "${name}" to import`,
  ]),
  [
    'an import of no package',
    'import a from "no-such-package"\n\n{a}',
    '7 there is no "no-such-package"',
  ],
  [
    'an export of nothing',
    'export const a = nobody\n\n{a}',
    '7 {export const a = nobody}: what stands',
  ],
  [
    'an export of what is not there',
    'export { nobody }',
    '7 {export { nobody }}: what stands between',
  ],
  [
    'a name for two things',
    'import a from "./data.json"\n\nexport const b = 1, [a] = [b]\n\n{a}',
    '9 a stands for something in line 7 already: choose another name',
  ],
  [
    'two exports of one name',
    'export const a = 1\n\nexport { a as b }\n\nexport { a as b }',
    '11 b stands for something in line 9 already',
  ],
  [
    'a name that the site has',
    'a\n\nexport const frontmatter = {}',
    '9 frontmatter is a name of the site’s own: choose another',
  ],
  [
    'something in place of the text',
    'export const a = 1\n\nexport { a as default }',
    '9 default is a name of the site’s own',
  ],
  [
    'an invisible character in braces',
    'a\n\n{"soft\\u000b break"}',
    '9 after “soft” stands an invisible character (U+000B)',
  ],
  ['one that is worked out', '{String.fromCharCode(8)}', '7 at the beginning stands an invisible'],
  ['half a character in a tag', '<b title={`a\\ud83d`}>x</b>', '7 after “a” stands an invisible'],
  ['one in an export', 'export const a = "b\\b"\n\n{a}', '7 after “b” stands an invisible'],
  [
    'code that fails within a tag',
    'a\n\n{<b>{undefined.x}</b>}',
    '9 {<b>{undefined.x}</b>}: what stands between',
  ],
  [
    'code that fails for each of a list',
    '{[1].map((n) => <b key={n}>{n.a.b}</b>)}',
    '7 {[1].map((n) => <b key={n}>{n.a.b}</b>)}: what stands between',
  ],
  [
    'an export that fails',
    'a\n\nexport const a = {}.b.c',
    '9 {export const a = {}.b.c}: what stands between',
  ],
  [
    'a component of its own that fails',
    'export const Own = () => <b>{null.x}</b>\n\n<Own />',
    '7 {export const Own = () => <b>{null.x}</b>}: what',
  ],
  [
    'a field that there is none of, within a tag',
    '{<b>{frontmatter.nothing.at}</b>}',
    '7 {<b>{frontmatter.nothing.at}</b>}: what stands',
  ],
  [
    'a wrong prop in code',
    '{true && <Callout titel="x">y</Callout>}',
    '7 <Callout> titel: there is no such prop. It takes title.',
  ],
  [
    'a missing prop in code',
    'a\n\n{[1].map((n) => <Book key={n} />)}',
    '9 <Book> slug: is missing',
  ],
  [
    'an unknown book in code',
    '{<b><Book slug="adultin" /></b>}',
    '7 <Book> slug: there is no "adultin"',
  ],
  ['a component that is none, in code', '{<Bok slug="adulting" />}', '7 {<Bok slug="adulting" />}'],
  [
    'a link to nowhere in code',
    'a\n\n{true && <a href="/nowhere/">x</a>}',
    '9 /nowhere/: There is no such page',
  ],
  [
    'an import of what is not there',
    'import { y } from "./data.json"\n\n{y}',
    '7 there is no y in',
  ],
  [
    'a prop from a field that there is none of',
    'a\n\n<Book slug={frontmatter.book} />',
    '9 <Book> slug: is missing',
  ],
  [
    'a book from a field',
    '<Book slug={frontmatter.publishDate} />',
    '7 <Book> slug: there is no "2025-11-01"',
  ],
  [
    'a book from an export',
    'export const book = "adultin"\n\n<Book slug={book} />',
    '9 <Book> slug: there is no "adultin"',
  ],
  [
    'a prop that an export makes of the wrong kind',
    'export const one = 1\n\n<Callout title={one}>x</Callout>',
    '9 <Callout> title: ',
  ],
  [
    'a link to nowhere from a field',
    'a\n\n<a href={`/posts/${frontmatter.publishDate}/`}>x</a>',
    '9 /posts/2025-11-01/: There is no such page',
  ],
  [
    'code that fails later',
    'a\n\n{(async () => { throw new Error("no"); })()}',
    '9 {(async () => { throw new Error("no"); })()}: what',
  ],
  [
    'code that fails later, beside code that does not',
    '{<b>a</b>}\n\n{Promise.reject(new Error("no"))}\n\n{<b>c</b>}',
    '9 {Promise.reject(new Error("no"))}: what',
  ],
];
