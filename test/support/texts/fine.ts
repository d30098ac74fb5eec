/** What is right as it stands. */
export const fine: [what: string, text: string, ending?: 'md'][] = [
  ['a note', '{/* x */}'],
  ['a sum', '{1 + 1} {new Date(0).getFullYear()} {[1].map((x) => <b>{x}</b>)}'],
  ['what the text makes', 'export const a = { b: 1 }\n\n{a.b}'],
  [
    'what Node and Astro have',
    'import { basename } from "node:path"\nimport { join } from "path"\nimport { getCollection } from "astro:content"\nimport { site } from "astro:config/client"\nimport { AstroError } from "astro/errors"\n\n{basename("a/b")} {join("a", "b")} {getCollection.name} {site} {AstroError.name}',
  ],
  ...[
    ...['actions', 'assets', 'components', 'config/client', 'config/server', 'content'],
    ...['env/client', 'env/server', 'middleware', 'schema', 'static-paths', 'transitions'],
    'transitions/client',
  ].map((name): [string, string] => [
    `all that stands in astro:${name}`,
    `import * as all from "astro:${name}"\n\n{Object.keys(all).length}`,
  ]),
  ['what the text imports', 'import a from "./data.json"\n\n{a.x}'],
  [
    'what it gives away under another name',
    'export const a = 1\n\nexport { a as b }\n\nexport { x } from "./data.json"\n\n{a}',
  ],
  [
    'components in code',
    'import desk from "./desk.jpg"\n\n{<Figure src={desk} alt="A desk" />}\n\n{[1].map((n) => <Callout title={`a${n}`}>b</Callout>)}',
  ],
  [
    'a component of its own',
    'export const Own = ({ n, children }) => <b>{n + 1} {children}</b>\n\n<Own n={1}>a</Own> {<Own n={2} />}',
  ],
  [
    'props from exports and fields',
    'export const book = "adulting"\n\n<Book slug={book} /> <Callout title={frontmatter.title}>a</Callout> <Callout title={frontmatter.none}>b</Callout>',
  ],
  [
    'props from what it imports',
    'import data, { book } from "./data.json"\n\n<Book slug={book} /> {<Book slug={data.book} />}',
  ],
  ['what comes later', 'a {(async () => <b>{await 1}</b>)()} {Promise.resolve(1)}'],
  [
    'long lists of names',
    `export const ${'abcdefghijklmnopqrst'
      .split('')
      .map((name) => `${name}${name}${name} = 1`)
      .join(', ')}\n\nexport { ${'abcdefghijklmnopqrst'
      .split('')
      .map((name) => `${name}${name}${name} as ${name}Elsewhere`)
      .join(
        ', ',
      )} }\n\nimport {\n  x as oneOfThem,\n  book as anotherOfThem,\n} from "./data.json"\n\n{aaa} {oneOfThem} {anotherOfThem}`,
  ],
  ['a link in code', '{true && <a href="/posts/first-post/">x</a>}'],
  ['its own fields', '{frontmatter.title}'],
  ['braces in code', '`{x}` and\n\n```js\n{y}\n```'],
  ['brackets behind backslashes', '\\[a\\] (b.c) \\*\\*d\\*\\*'],
  ['brackets in code', '`[a] (https://b.example/)`'],
  ['footnotes', 'a[^1]\n\n[^1]: b'],
  ['bare addresses', 'www.example.com and me@example.com and https://example.com/'],
  ['a picture by a name with a space', '![x](<./my desk.jpg>) ![y](./my%20desk.jpg)'],
  ['a book in braces that is there', '<Book slug={"adulting"} />'],
  [
    'tags of HTML',
    '<details>\n<summary>a</summary>\n\nb<br />c\n\n</details>\n\n<figure>x</figure>',
  ],
  ['tags in Markdown', '<b>a</b> I <3 you {x} <br> <https://example.com/>', 'md'],
  [
    'an anchor with a link in it',
    '## My favorite [book](https://www.amazon.com/dp/0061914177)\n\n[x](#my-favorite-book)',
  ],
  ['an anchor that the page has, too', '## Main\n\n## Share\n\n[x](#main-1) [y](#share-1)'],
  ['an anchor without a letter', '## 🎉\n\n[x](#section)'],
  ['two headings alike', '## Two\n\n## Two\n\n[x](#two-1)'],
  ['an id of the author', '<h2 id="two">Three</h2>\n\n## Two\n\n[x](#two) [y](#two-1)'],
  ['a form for the browser', '<form><input name="a" /></form>'],
  ['pictures beside the text', '![x](./desk.jpg)\n\n<Figure src="./desk.jpg" alt="x" />'],
  ['a picture in Markdown', '![x](./desk.jpg)', 'md'],
  [
    'words like fields',
    'My draft: true to life.\n\nassignment: write three lines\n\n`draft: true`',
  ],
  ['notes and tables', 'a[^1] | b \\| c\n\n| a | b |\n|---|---|\n| c | d |\n\n[^1]: e'],
];
