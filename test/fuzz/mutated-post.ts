import { createDice, type Dice } from '../simulation/dice.ts';

export type MutatedPost = { ending: 'md' | 'mdx'; bytes: Buffer };

const FIELDS = [
  'title: "A post: how it is"',
  'description: What it is about, in a few words.',
  'publishDate: 2025-11-01',
  'tags: [work, blogging]',
  'series: The Desk, Explained',
  'cover: { src: ./desk.jpg, alt: "A desk" }',
  'related: [first-post]',
];

const TEXTS = [
  'Words with *stars*, **two**, `code` and ~~gone~~.\n\n## A heading\n\n- one\n- two\n\n1. [x] three\n\n> said\n> twice\n\n```js\nconst a = {};\n```',
  '[a post](/posts/first-post/), [above](#a-heading) and https://a.example/?b=c&d.\n\n## A heading\n\n![A desk](./desk.jpg "Its title")\n\n[a][r] and ![b][p]\n\n[r]: /about/\n[p]: ./desk.jpg',
  '<Steps>\n\n<Step title="Sit">\n\nDown. <BookACall>Call me</BookACall>\n\n</Step>\n\n</Steps>\n\n<Figure src="./desk.jpg" alt="A desk" caption="Mine" />',
  '<Callout title="Mind">\n\nIt is **hot**.\n\n</Callout>\n\n<Quote by="Jo" source="https://www.amazon.com/dp/0446575062">\n\nNo.\n\n</Quote>\n\n<Book slug="adulting" />\n\n<ReadingList slug="test-list" />',
  'import data from "./data.json"\n\nexport const list = [1, 2]\n\n{list.map((n) => <b key={n}>{n}</b>)} {data.x} {frontmatter.title}\n\n{/* a note */}',
  '| a | b |\n| :- | -: |\n| 1 | [x](https://liketk.it/a) |\n\nA note[^1].\n\n[^1]: With a [link](https://www.amazon.com/dp/0446575062).\n\n<details>\n<summary>More</summary>\n\nWords<br />more\n\n</details>',
  'שלום, עולם 🎉 👩‍👧 日本語 é e\u0301 ﬁ “quoted” – … \u00a0 \u200b\n\n## Ünïcode & <em>more</em>\n\n<p dir="rtl">مرحبا</p>',
  'Raw <b>HTML</b> and an <a href="https://www.amazon.com/dp/0804140847" id="here">anchor</a>.\n\n<div class="x">\n\n*in it*\n\n</div>\n\n<!-- a remark -->\n\n<https://a.example/>\n\n    code',
] as const;

/** What people paste and programs leave behind, each of which means something somewhere. */
const WORDS = [
  ...['{', '}', '{}', '{x}', '{undefined.x}', '{`${x', '{/*', '*/}', '{...x}', '{() => {}}', '\\'],
  ...['<', '>', '</', '/>', '<>', '</>', '<b>', '<br>', '<3', '<Callout', '</Callout>', '<X.y />'],
  ...['<!--', '-->', '<!doctype html>', '<?xml ?>', '<![CDATA[', '<script>', '<svg><path d="'],
  ...['[', ']', '](', '![', '![](', '[](', ')', '[^1]', '[^', '[[', '| ', '|-|', '`', '```', '~~~'],
  ...['# ', '####### ', '> ', '- ', '1. ', '    ', '\t', '*', '**', '_', '~~', '---', '***', '==='],
  ...['%', '%zz', '&#0;', '&#x1b;', '&#xD800;', '&amp', '&nbsp;', '"', "'", '“', '”', '$', '$$'],
  ...['\0', '\u0008', '\u000b', '\u001b[31m', '\u007f', '\u0085', '\ufeff', '\ufffe', '\ufffd'],
  ...['\u2028', '\u202e', '\u200d', '\ud83d', '\udc4b', '\u{10ffff}', 'ß', '\r', '\r\n', '\n\n'],
  ...[
    'import a from "./a"',
    'import {b} from "./data.json"',
    'export default 1',
    'export const x =',
  ],
  ...['javascript:alert(1)', 'data:,x', '//a.example', 'mailto:', 'https://', 'https://[::', './'],
  ...['&a', '*a', '<<: ', '!!js/function x', '!!binary x', ': ', '? ', ', ', '{{', '}}', '{%', '@'],
  ...['draft: true', 'publishDate: 2026-02-30', 'tags: work', 'title:', 'guid: x', 'cover: x'],
] as const;

/** A post that an author could have written, and what a slip, a program or a broken disk made of it. */
export function mutatedPost(seed: number): MutatedPost {
  const dice = createDice(seed);
  const { pick, chance, next } = dice;
  const fields = FIELDS.filter((_, index) => index < 3 || chance(0.3));
  const text = Array.from({ length: 1 + Math.floor(next() * 3) }, () => pick(TEXTS)).join('\n\n');
  let post = `---\n${fields.join('\n')}\n---\n\n${text}\n`;
  const count = 1 + Math.floor(next() * 4);
  for (let time = 0; time < count; time++) post = mutated(post, dice);
  return { ending: chance(0.75) ? 'mdx' : 'md', bytes: asBytes(post, dice) };
}

function mutated(post: string, { next, pick, chance }: Dice): string {
  // Most slips are made in the text.
  const first = chance(0.75) ? post.indexOf('\n---\n') + 5 : 0;
  const place = () => first + Math.floor(next() * (post.length - first + 1));
  const [from, to] = [place(), place()].toSorted((a, b) => a - b) as [number, number];
  const [before, piece, after] = [post.slice(0, from), post.slice(from, to), post.slice(to)];
  const short = piece.slice(0, 20);
  switch (pick(['cut', 'drop', 'double', 'move', 'insert', 'insert', 'insert', 'letter', 'many'])) {
    case 'cut':
      return chance(0.5) ? before : post;
    case 'drop':
      return before + piece.slice(20) + after;
    case 'double':
      return before + piece + piece + after;
    case 'move':
      return after + before + piece;
    case 'letter':
      return before + String.fromCharCode(32 + next() * 300) + post.slice(from + 1);
    case 'many':
      return (
        before + (chance(0.5) ? pick(WORDS) : short).repeat(next() ** 3 * 2_000) + piece + after
      );
    default:
      return before + pick(WORDS) + piece + after;
  }
}

function asBytes(post: string, { next, chance }: Dice): Buffer {
  const ends = chance(0.1) ? post.replaceAll('\n', chance(0.5) ? '\r\n' : '\r') : post;
  if (chance(0.01)) return Buffer.from(`\ufeff${ends}`, 'utf16le');
  const bytes = Buffer.from(chance(0.05) ? `\ufeff${ends}` : ends);
  if (chance(0.05)) return bytes.subarray(0, next() * bytes.length);
  if (chance(0.05)) bytes[Math.floor(next() * bytes.length)] = Math.floor(next() * 256);
  return bytes;
}
