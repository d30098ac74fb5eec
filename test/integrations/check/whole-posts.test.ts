import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { check } from '../../../src/integrations/check/check.ts';
import { copyContent } from '../../support/scratch.ts';
import { about } from '../../support/texts/content-with.ts';

type Row = [
  what: string,
  text: string,
  said: { errors?: string[]; warnings?: string[] },
  fields?: string | undefined,
  ending?: 'md',
];

const network = (href: string, name: string) =>
  `7 ${href}: It pays somebody through ${name}, so readers are told that it is a paid link`;
const noFace = '2 title: no face of the site draws ';

/** Posts as they are sent, and all that is said of each: the beginning of every line. */
const posts: Row[] = [
  [
    'a letter with a name in braces',
    'Hello {first_name}, this is a letter.',
    { errors: ['7 {first_name}: what stands between { and } counts as code: write \\{'] },
  ],
  [
    'a film, a file of it and a form of other sites',
    [
      '<iframe src="https://www.youtube.com/embed/x" title="A film"></iframe>',
      '<video src="./a.mp4" controls></video>',
      '<form action="https://mail.example/subscribe"><input name="email" /></form>',
    ].join('\n\n'),
    {
      errors: [
        '7 https://www.youtube.com/embed/x: Nothing of another site opens inside this one.',
        '9 ./a.mp4: There is no such file. Put it into public/files/',
        '11 https://mail.example/subscribe: A form cannot send to another site from here.',
      ],
    },
  ],
  [
    'Markdown that did not become what was meant',
    [
      '![A desk](./my photo.jpg)',
      '[a book] (https://shop.example/a), (a book)[https://shop.example/b], [a book][never-defined], [a book](https://shop.example/a b).',
      '![[desk.jpg]]',
      'An [empty link]().',
    ].join('\n\n'),
    {
      warnings: [
        '7 this picture does not appear, because a space ends its name',
        '9 this is no link, because of the space before the parenthesis',
        '9 this is no link, brackets and parentheses are the wrong way round',
        '9 this is no link, because no line says where “never-defined” leads',
        '9 this is no link, because a space ends its address',
        '11 this picture does not appear: write ![what it shows](./desk.jpg)',
        '13 [empty link](): this leads nowhere',
      ],
    },
  ],
  [
    'an anchor of a heading that pays',
    '## My favourite [book](https://www.amazon.com/dp/0061914177)\n\nText.\n\n## Two\n\n[Jump](#my-favourite-book)',
    {},
  ],
  [
    'components where there are none',
    '<Callout title="Before you hit send">\n\nRead it **aloud** once.\n\n</Callout>\n\n<Book slug="thrive" />',
    {
      errors: ['7 <Callout> vanishes here, because components', '13 <Book> vanishes here, because'],
    },
    undefined,
    'md',
  ],
  [
    'addresses in angle brackets',
    'See <https://shop.example/a> or write to <me@example.com>.',
    { errors: ['7 an address needs no < and >: write the address alone, or [words](address)'] },
  ],
  [
    'signs of a word processor',
    'A soft line break\u000bpasted from a word processor, and a backspace \u0008 too.',
    { errors: ['7 after “break” stands an invisible character (U+000B)'] },
  ],
  [
    'a letter that some program has lost',
    '\ufffdpasted',
    {
      warnings: ['7 a character was lost here'],
    },
  ],
  [
    'hashtags in its fields',
    'Hi.',
    {
      warnings: [
        '2 title: what stands behind the # is lost; put all of it in quotation marks: title: "Why I am #1"',
        '3 description: what stands behind the # is lost; put all of it in quotation marks: description: "What I wear today #ad"',
      ],
    },
    'title: Why I am #1\ndescription: What I wear today #ad',
  ],
  [
    'links of networks that programs.yaml does not list',
    [
      '[A dress](https://liketk.it/abc), [a theme](https://www.shareasale.com/r.cfm?b=1&u=2&m=3),',
      '[a lamp](https://www.awin1.com/cread.php?awinmid=1&awinaffid=2&ued=https%3A%2F%2Fshop.example%2F),',
      '[a course](https://click.linksynergy.com/deeplink?id=A&mid=1&murl=https%3A%2F%2Fshop.example%2F),',
      '[a book](https://go.skimresources.com/?id=1&url=https%3A%2F%2Fwww.amazon.com%2Fdp%2F1),',
      '[a thing](https://rstyle.me/+abc), [a pen](https://geni.us/abc), [a cup](https://amzn.eu/d/abc),',
      '[a book](https://www.amazon.com/exec/obidos/ASIN/0061914177/someone-20).',
    ].join(' '),
    {
      warnings: [
        network('https://liketk.it/abc', 'LTK'),
        network('https://www.shareasale.com/r.cfm?b=1&u=2&m=3', 'ShareASale'),
        '7 https://www.awin1.com/cread.php?awinmid=1&awinaffid=2',
        '7 https://click.linksynergy.com/deeplink?id=A&mid=1',
        '7 https://go.skimresources.com/?id=1',
        network('https://rstyle.me/+abc', 'LTK'),
        network('https://geni.us/abc', 'Geniuslink'),
        network('https://amzn.eu/d/abc', 'Amazon Associates'),
        '7 https://www.amazon.com/exec/obidos/ASIN/0061914177/someone-20: It carries another id',
      ],
    },
  ],
  ...['Mindfulness and me', 'Perfectionism is a lie', 'A ★★★★★ review', 'Привет, мир'].map(
    (title): Row => [`the title ${title}`, 'Hi.', {}, `title: ${title}`],
  ),
  ...[
    ['日本語のタイトル', '日 本 語 の タ イ ト ル'],
    ['שלום עולם', 'ש ל ו ם ע'],
    ['🎉🎉🎉', '🎉'],
  ].map(([title, lost]): Row => [
    `the title ${title}`,
    'Hi.',
    { warnings: [`${noFace}${lost}, so the picture that is shared with a link shows no title`] },
    `title: ${title}`,
  ]),
];

let found: Awaited<ReturnType<typeof check>>;
beforeAll(async () => {
  const content = copyContent('whole-posts', afterAll);
  for (const [
    index,
    [what, text, , fields = `title: "${what}"`, ending = 'mdx'],
  ] of posts.entries()) {
    const folder = `${content}/posts/post-${index}`;
    mkdirSync(folder);
    const all = fields.includes('description') ? fields : `${fields}\ndescription: "A test."`;
    writeFileSync(
      `${folder}/index.${ending}`,
      `---\n${all}\npublishDate: 2026-11-01\n---\n\n${text}\n`,
    );
  }
  const now = () => new Date('2026-11-28T12:00:00Z');
  found = await check(content, new URL('https://desk.example'), now);
});

test.each(posts.map(([what, , said], index) => [what, said, index] as const))(
  'of a post with %s all is said, and nothing more',
  (_, { errors = [], warnings = [] }, index) => {
    const lines = (all: string[]) => about(index, all).toSorted(byLine);
    expect(lines(found.errors)).toEqual(beginning(errors));
    expect(lines(found.warnings).toSorted(byLine)).toEqual(beginning(warnings));
  },
);

function beginning(lines: readonly string[]) {
  return lines.map((line) =>
    expect.stringMatching(new RegExp(`^index\\.mdx?:${RegExp.escape(line)}`)),
  );
}

function byLine(one: string, other: string): number {
  return Number(/:(\d+)/.exec(one)?.[1]) - Number(/:(\d+)/.exec(other)?.[1]);
}
