import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import type { ImportedBlog, ImportedText } from '../../../src/adapters/import/imported.ts';
import { planTexts } from '../../../src/cli/import/plan.ts';
import { homesIn } from '../../../src/domain/comments/home.ts';
import { scratchFolder } from '../../support/scratch.ts';

const content = scratchFolder('plan', afterAll);

function write(file: string, fields: string) {
  mkdirSync(`${content}/${file}`.replace(/\/[^/]+$/, ''), { recursive: true });
  writeFileSync(`${content}/${file}`, `---\n${fields}\n---\n`);
}

const page = 'title: A\ndescription: A.';
const post = `${page}\npublishDate: 2026-01-01`;
write(
  'pages/team.mdx',
  `${page}\nformerly: [/team-of-old/, /?page_id=2]\nguid: https://a.example/?page_id=2`,
);
write('pages/imprint.mdx', `${page}\nformerly: [/impressum/, /?page_id=3]`);
write('posts/hello/index.mdx', `${post}\nguid: https://a.example/?p=4`);
write('posts/plain/index.mdx', `${post}\nformerly: ["/?p=5"]`);

const served = new Set(['/team/', '/imprint/', '/posts/hello/', '/posts/plain/']);

function plan(text: Partial<ImportedText>) {
  const texts = [
    {
      ...{ id: '9', at: 'export.xml:1', place: 'posts', name: 'hello', called: '', title: 'A' },
      ...{ description: '', publishedAt: new Date(0), hidden: undefined, tags: [] },
      ...{ cover: undefined, addresses: [], guid: undefined, isClosed: false },
      ...{ ids: new Set(), ...text },
    } satisfies ImportedText,
  ];
  const blog = { texts } as Partial<ImportedBlog> as ImportedBlog;
  const [planned] = planTexts(blog, content, (path) => served.has(path));
  return planned;
}

test.each([
  ['a page by its guid', 'pages', 'https://a.example/?page_id=2', ['/x/', '/?page_id=9'], 'team'],
  ['a post by its guid', 'posts', 'https://a.example/?p=4', ['/x/'], 'hello'],
  [
    'a page whose file has none by address and number',
    'pages',
    'https://a.example/?page_id=3',
    ['/impressum/', '/?page_id=3'],
    'imprint',
  ],
  ['such a page where it is now', 'pages', undefined, ['/imprint/', '/?page_id=3'], 'imprint'],
  ['a post that had no address but its number', 'posts', undefined, ['/?p=5'], 'plain'],
] as const)('what came along is known: %s', (_, place, guid, addresses, slug) => {
  expect(plan({ place, guid, addresses: [...addresses] })).toMatchObject({ isHere: true, slug });
});

test.each([
  ['a page of the same number', 'pages', 'https://b.example/?page_id=2', ['/us/', '/?page_id=2']],
  [
    'one of the same address, too',
    'pages',
    'https://b.example/?page_id=2',
    ['/team-of-old/', '/?page_id=2'],
  ],
  ['one that says no guid', 'pages', undefined, ['/team-of-old/', '/?page_id=2']],
  [
    'one whose number has a file without guid',
    'pages',
    'https://b.example/?page_id=3',
    ['/us/', '/?page_id=3'],
  ],
  ['a post of the same number', 'posts', 'https://b.example/?p=4', ['/hi/', '/?p=4']],
] as const)('another blog comes along beside the first: %s', (_, place, guid, addresses) => {
  const name = place === 'pages' ? 'team' : 'hello';
  expect(plan({ place, name, guid, addresses: [...addresses] })).toMatchObject({ isHere: false });
});

test('a comment that waits for a post stays with it when a text of its name comes along', () => {
  const coming = plan({ guid: 'https://b.example/?p=1', addresses: ['/posts/hello/', '/?p=1'] });
  expect(coming).toMatchObject({ slug: 'hello-2', formerly: ['/?p=1'] });

  const homes = homesIn([{ slug: 'hello', formerly: [] }, ...(coming ? [coming] : [])]);
  expect(homes.get('hello')?.slug).toBe('hello');
});

test('a comment that waits for a post that is gone goes to the text that takes its address', () => {
  const coming = plan({
    name: 'plain',
    guid: 'https://b.example/?p=1',
    addresses: ['/posts/gone/'],
  });
  expect(homesIn(coming ? [coming] : []).get('gone')?.slug).toBe('plain-2');
});
