import { expect, test } from 'vitest';
import { readText } from '../../../src/adapters/markdown/text-reader.ts';

const file = 'test/content/posts/components/index.mdx';

test.each([
  ['a component without its end', 'a\n\n<Callout>b', ':3 <Callout> opens here and does not end'],
  ['an end without its component', 'a\n\n</Callout>', ':3 </Callout> ends something'],
  ['ends in the wrong order', '<b>\n\n<i>x</b></i>', ':3 </b> stands where <i> of line 3'],
  ['a comment of HTML', 'a\n\n<!-- b -->', ':3 write a comment as {/* words */}'],
  ['a brace', 'a {1 + } b', ':1 what stands between { and } counts as code'],
  ['a word that begins code', 'import x from\n\na', ':1 a line that begins with import or export'],
  ['a sign', 'a <3 b', ':1 a < begins a component here'],
])('tells the author of %s', async (_, text, words) => {
  const fault = await readText(file, text).catch((error: unknown) => error);
  expect(fault).toMatchObject({ message: expect.stringContaining(file + words), stack: '' });
});

test('reads links, pictures, headings and components with their lines, in .mdx and .md', async () => {
  const text = '## A\n\n[b](/b/) <a href="/c/" id="c">c</a>\n\n![d](./desk.jpg)\n';
  const mdx = `${text}\n<Steps>\n\n<Step title="E">e</Step>\n\n</Steps>\n`;

  expect(await readText(file, mdx)).toMatchObject({
    links: [
      { href: '/b/', line: 3 },
      { href: '/c/', line: 3 },
    ],
    pictures: [{ src: './desk.jpg', alt: 'd', line: 5 }],
    headings: [
      { depth: 2, id: 'a', line: 1 },
      { depth: 2, id: 'e', line: 9 },
    ],
    components: [{ name: 'Steps' }, { name: 'Step', props: { title: 'E' }, line: 9 }],
    ids: expect.arrayContaining(['a', 'c', 'e']),
  });
  expect(await readText('a.md', text)).toMatchObject({
    links: [
      { href: '/b/', line: 3 },
      { href: '/c/', line: 3 },
    ],
    headings: [{ depth: 2, id: 'a', line: 1 }],
  });
});

test('an address that is put together in braces is left to the build', async () => {
  const source = 'An <a href={where}>a</a>, and\n<a href="https://a.example/">b</a>.\n';

  expect((await readText('a.mdx', source)).links).toEqual([
    { href: 'https://a.example/', line: 2 },
  ]);
});

test('between two texts there is a turn, in which Node frees what the compiler held', async () => {
  await readText('a.mdx', 'a');
  let hasTurned = false;
  setImmediate(() => (hasTurned = true));

  await readText('a.mdx', 'a');

  expect(hasTurned).toBe(true);
});
