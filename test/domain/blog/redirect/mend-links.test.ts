import { expect, test } from 'vitest';
import { mendLinks } from '../../../../src/domain/blog/redirect/mend-links.ts';

const site = new URL('https://desk.example');

test.each([
  ['[a](/posts/old/)', '[a](/posts/new/)'],
  ['[a](/posts/old)', '[a](/posts/new)'],
  ['[a](/posts/old/#end) [b](/posts/old/?x=1)', '[a](/posts/new/#end) [b](/posts/new/?x=1)'],
  ['[a]: /posts/old/', '[a]: /posts/new/'],
  ['<a href="/posts/old/">', '<a href="/posts/new/">'],
  ['<https://desk.example/posts/old/>', '<https://desk.example/posts/new/>'],
  ['url: /posts/old/', 'url: /posts/new/'],
])('a link follows: %s', (text, mended) => {
  expect(mendLinks(text, '/posts/old/', '/posts/new/', site)).toBe(mended);
});

test.each([
  '[a](/posts/older/)',
  '[a](/posts/old-news/)',
  '[a](/2014/posts/old/)',
  '[a](https://other.example/posts/old/)',
  '[a](/posts/old.html)',
])('what is another address stays: %s', (text) => {
  expect(mendLinks(text, '/posts/old/', '/posts/new/', site)).toBe(text);
});

test.each(['[a](/tags/glück/)', '[a](/tags/gl%C3%BCck/)'])(
  'letters count the same encoded: %s',
  (text) => {
    expect(mendLinks(text, '/tags/glück/', '/tags/joy/', site)).toBe('[a](/tags/joy/)');
  },
);
