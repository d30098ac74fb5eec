import { expect, test } from 'vitest';
import { createRedirector } from '../../../../src/domain/blog/redirect/redirector.ts';

const redirect = createRedirector([
  { from: '/2014/05/How-To-Be-Rich/', to: '/posts/rich/' },
  { from: '/über/uns/', to: '/about/' },
  { from: '/?p=123', to: '/posts/rich/' },
  { from: '/?p=123&page=2', to: '/posts/rich/#two' },
  { from: '/author/*', to: '/about/' },
  { from: '/author/ada/*', to: '/tags/ada/' },
  { from: '/author/ada/', to: '/start-here/' },
  { from: '/find/', to: '/search/?q=lamp#results' },
  { from: '/glück/', to: '/tags/glück/' },
]);

test.each([
  ['as it is written', '/2014/05/How-To-Be-Rich/', '/posts/rich/'],
  ['in small letters', '/2014/05/how-to-be-rich/', '/posts/rich/'],
  ['in capitals', '/2014/05/HOW-TO-BE-RICH/', '/posts/rich/'],
  ['without the slash at its end', '/2014/05/how-to-be-rich', '/posts/rich/'],
  ['with an encoded letter', '/2014/05/how%2Dto%2dbe-%72ich/', '/posts/rich/'],
  ['encoded', '/%C3%BCber/uns/', '/about/'],
  ['encoded in capitals', '/%C3%9Cber/uns/', '/about/'],
  ['encoded with a letter and its accent apart', '/u%CC%88ber/uns/', '/about/'],
  ['by its query', '/?p=123', '/posts/rich/'],
  ['by the longer query', '/?page=2&p=123', '/posts/rich/#two'],
  ['with campaign and all', '/?utm_source=x&p=123&b=%20', '/posts/rich/?utm_source=x&b=%20'],
  ['with a question mark alone', '/2014/05/how-to-be-rich/?', '/posts/rich/'],
  ['with a query that it does not know', '/find?utm=1', '/search/?q=lamp&utm=1#results'],
  ['as one of many', '/author/grace/page/2/', '/about/'],
  ['as the top of many', '/author', '/about/'],
  ['as one of many that are nearer', '/Author/Ada/feed/', '/tags/ada/'],
  ['whole rather than as one of many', '/author/ada', '/start-here/'],
  ['to letters that a header cannot carry', '/gl%C3%BCck/', '/tags/gl%C3%BCck/'],
])('an old address is known %s', (_, address, to) => {
  expect(redirect(address)).toBe(to);
});

test.each([
  ['the home page', '/'],
  ['the same number for something else', '/?page_id=123'],
  ['another number', '/?p=1234'],
  ['what begins alike', '/2014/05/how-to-be-rich-and-famous/'],
  ['what lies below', '/2014/05/how-to-be-rich/feed/'],
  ['what begins like one of many', '/authors/'],
  ['what cannot be decoded', '/%E0%A4%A/'],
  ['a name that every object has', '/constructor/'],
  ['an address full of slashes', `${'/'.repeat(300_000)}a`],
])('%s is left alone', (_, address) => {
  expect(redirect(address)).toBeUndefined();
});

test('nothing is known without redirects', () => {
  expect(createRedirector([])('/author/')).toBeUndefined();
});

test('a letter that is encoded badly is known as it stands', () => {
  const odd = createRedirector([{ from: '/100%-you/', to: '/about/' }]);
  expect(odd('/100%-YOU')).toBe('/about/');
});
