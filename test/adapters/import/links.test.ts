import { expect, test } from 'vitest';
import { readPrograms } from '../../../src/adapters/content/programs.ts';
import { createLinks, type Destinations } from '../../../src/adapters/import/links.ts';
import { redirectKey } from '../../../src/domain/blog/redirect/redirector.ts';

const programs = readPrograms('test/content/programs.yaml');
const amazon = { program: 'Amazon', host: 'amazon.com', count: 9 };
const may = new Date('2026-05-01T00:00:00Z');
const place = (path: string, visibleFrom: Date | undefined) => ({
  path,
  visibleFrom,
  ids: new Set(['why']),
});
const known: Destinations = {
  address: new URL('https://www.old.example/blog'),
  places: new Map([
    [redirectKey('/2014/second/'), place('/posts/second/', new Date(0))],
    [redirectKey('/?p=12'), place('/posts/second/', new Date(0))],
    [redirectKey('/soon/'), place('/posts/soon/', new Date('2026-06-01T00:00:00Z'))],
    [redirectKey('/draft/'), place('/posts/draft/', undefined)],
  ]),
  lists: (path) => (path.startsWith('/category/') ? '/tags/' : undefined),
  shortcuts: new Map([
    [redirectKey('/go/lamp/'), 'https://www.amazon.com/dp/1?tag=ada-20'],
    [redirectKey('/go/known/'), 'https://amzn.to/known'],
    [redirectKey('/go/unknown/'), 'https://amzn.to/unknown'],
  ]),
  hops: new Map([['https://amzn.to/known', 'https://www.amazon.com/dp/2?tag=ada-20']]),
  programs,
  own: [{ ...amazon, id: 'ada-20' }],
};
const text = { addresses: ['/2014/first/'], ids: new Set(['end']) };

function read(href: string, visibleFrom: Date | undefined = may, isSold = false) {
  const [notes, through] = [[] as string[], [] as string[]];
  const telling = { ...known, through: (path: string) => void through.push(path) };
  const link = createLinks(text as never, visibleFrom, telling, (words) => void notes.push(words));
  return { to: link(href, 'words', isSold), notes, through };
}

test.each([
  ['to a text', 'https://old.example/2014/second/', '/posts/second/'],
  [
    'to it without a slash, by the other protocol',
    'http://www.old.example/2014/second',
    '/posts/second/',
  ],
  ['to a place in it', '/2014/second/#why', '/posts/second/#why'],
  ['to a place that is not in it', '/2014/second/#gone', '/posts/second/'],
  ['by its number', '/?p=12', '/posts/second/'],
  ['to a page of its comments', '/2014/second/comment-page-2/#comment-7', '/posts/second/'],
  ['to what phones saw', '/2014/second/amp', '/posts/second/'],
  ['to its second page', '/2014/second/2/', '/posts/second/'],
  ['with a campaign', '/2014/second/?utm_source=a', '/posts/second/'],
  ['beside itself', '../second/', '/posts/second/'],
  ['within itself', '#end', '#end'],
  ['to the home page', 'https://old.example/blog/', '/'],
  ['to a list', '/category/life/', '/tags/'],
  ['elsewhere', 'https://else.example/a?b=c#d', 'https://else.example/a?b=c#d'],
  ['elsewhere with letters', 'https://else.example/ü{a}', 'https://else.example/%C3%BC%7Ba%7D'],
  ['to a mailbox', 'mailto:ada@a.example', 'mailto:ada@a.example'],
  [
    'to one with a subject',
    'mailto:ada@a.example?subject=a b',
    'mailto:ada@a.example?subject=a%20b',
  ],
  ['to a telephone', 'tel:+1 555 0100', 'tel:+15550100'],
  [
    'with her own id',
    'https://www.amazon.com/dp/3?tag=ada-20&ref=x',
    'https://www.amazon.com/dp/3?ref=x',
  ],
  ['through a plugin', '/go/lamp/', 'https://www.amazon.com/dp/1'],
  ['through both', '/go/known', 'https://www.amazon.com/dp/2'],
  ['through a short link that was asked', 'https://amzn.to/known', 'https://www.amazon.com/dp/2'],
])('a link %s leads on, and nothing is said', (_, href, to) => {
  expect(read(href)).toMatchObject({ to, notes: [] });
});

test.each([
  ['#gone', /nothing has that name/],
  ['/gone/', /did not come along/],
  ['/draft/', /readers cannot see that yet/],
  ['/soon/', /readers cannot see that yet/],
  ['https://amzn.to/unknown', /the short link https:\/\/amzn.to\/unknown was left out/],
  ['https://bit.ly/unknown', /nobody sees where it leads/],
  ['/go/unknown/', /the short link https:\/\/amzn.to\/unknown was left out/],
  ['javascript:alert(1)', /the link “javascript:alert\(1\)” was left out/],
  ['data:text/html,a', /its words stay/],
  ['https://', /its words stay/],
])('of the link %s the words stay, and that is said', (href, words) => {
  expect(read(href)).toMatchObject({ to: undefined, notes: [expect.stringMatching(words)] });
});

test('a link with somebody else’s id stays, and is told', () => {
  const href = 'https://www.amazon.com/dp/3?tag=friend-20';
  expect(read(href)).toMatchObject({
    to: href,
    notes: [`${href} carries somebody else’s id, which stays`],
  });
});

test('a link to a picture of its own goes in silence, since the picture stands there', () => {
  expect(read('https://old.example/wp-content/uploads/a.jpg')).toMatchObject({
    to: undefined,
    notes: [],
  });
});

test('which shortcuts a text took is told, so that they can lead to it', () => {
  expect(read('https://old.example/go/lamp?x=1').through).toEqual(['/go/lamp']);
  expect(read('/2014/second/').through).toEqual([]);
});

test('a post may lead to what appears before it, and a draft to everything', () => {
  expect(read('/soon/', new Date('2026-07-01T00:00:00Z')).to).toBe('/posts/soon/');
  const silent = { ...known, through: () => undefined };
  const link = createLinks(text as never, undefined, silent, () => undefined);
  expect(link('/draft/', '')).toBe('/posts/draft/');
});

test.each([
  [
    'https://unknown.example/',
    ['https://unknown.example/ was marked as paid; the site marks what stands in programs.yaml'],
  ],
  ['https://www.amazon.com/dp/1?tag=ada-20', []],
  ['/2014/second/', []],
  ['#gone', ['the link to #gone was left out, because nothing has that name; its words stay']],
])('a link to %s that was marked as paid is told of: %j', (href, notes) => {
  expect(read(href, may, true).notes).toEqual(notes);
});
