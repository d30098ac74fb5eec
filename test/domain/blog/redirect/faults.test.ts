import { expect, test } from 'vitest';
import { redirectFaults } from '../../../../src/domain/blog/redirect/faults.ts';

const pages = ['/', '/about/', '/tags/work/', '/posts/a/'];
const site = {
  serves: (path: string) =>
    pages.some((page) => page.replace(/\/$/, '') === path.replace(/\/$/, '')),
  servesBelow: (path: string) => pages.some((page) => page.startsWith(path)),
};

function faults(...pairs: [from: string, to: string][]) {
  const written = pairs.map(([from, to], index) => {
    const line = `redirects.yaml:${index + 1}`;
    return { from, to, at: { from: `${line} from:`, to: `${line} to:` } };
  });
  return redirectFaults(written, site);
}

test('redirects to pages are well, and so is an old address with a query at a page', () => {
  expect(faults(['/old/', '/about/'], ['/?p=1', '/posts/a/'], ['/tag/*', '/tags/work/'])).toEqual(
    [],
  );
});

test.each([
  ['nothing', '/old/', '/nowhere/', /^redirects.yaml:1 to: \/nowhere\/: there is no such page/],
  ['a page of its own', '/About', '/posts/a/', /^redirects.yaml:1 from: \/About is an address of/],
  ['the home page', '/', '/about/', /1 from: \/ is an address of the site/],
  ['pages below it', '/tags/*', '/about/', /1 from: \/tags\/\* is an address of the site/],
  ['everything', '/*', '/about/', /1 from: \/\* is an address of the site/],
  ['itself', '/old/', '/OLD', /1 to: \/old\/ leads to \/OLD and comes back to itself/],
])('a redirect over or to %s is a fault', (_, from, to, words) => {
  expect(faults([from, to])).toEqual([expect.stringMatching(words)]);
});

test('of a chain it is said where it ends', () => {
  expect(faults(['/a/', '/b/'], ['/b/', '/c/'], ['/c/', '/about/'])).toEqual([
    'redirects.yaml:1 to: /a/ leads to /b/, which is an old address, too: write /about/',
    'redirects.yaml:2 to: /b/ leads to /c/, which is an old address, too: write /about/',
  ]);
});

test('a circle ends, wherever one enters it', () => {
  expect(faults(['/a/', '/b/'], ['/b/', '/c/'], ['/c/', '/b/'])).toEqual([
    'redirects.yaml:1 to: /a/ leads to /b/ and comes back to itself: write the address of a page',
    'redirects.yaml:2 to: /b/ leads to /c/ and comes back to itself: write the address of a page',
    'redirects.yaml:3 to: /c/ leads to /b/ and comes back to itself: write the address of a page',
  ]);
});

test.each([
  ['the same', '/old/', '/old/'],
  ['another case and no slash', '/old/', '/OLD'],
  ['encoded letters', '/für/', '/f%C3%BCr'],
  ['the query in another order', '/?a=1&b=2', '/?b=2&a=1'],
])('one address is not written twice: %s', (_, first, second) => {
  expect(faults([first, '/about/'], [second, '/posts/a/'])).toEqual([
    `redirects.yaml:2 from: ${second} is at redirects.yaml:1 from: already: remove one of the two`,
  ]);
});
