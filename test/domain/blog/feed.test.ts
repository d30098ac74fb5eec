import { expect, test } from 'vitest';
import { authorElement, guidElement, selfElement } from '../../../src/domain/blog/feed.ts';

test('a guid from another blog is no address here, and its signs are escaped', () => {
  expect(guidElement('https://old.example/?p=1&x=<2>')).toBe(
    '<guid isPermaLink="false">https://old.example/?p=1&amp;x=&lt;2&gt;</guid>',
  );
});

test('a feed says where it is, and who wrote an item, whatever signs are in it', () => {
  expect(selfElement(new URL('https://desk.example/rss.xml?a=1&b=2'))).toBe(
    '<atom:link href="https://desk.example/rss.xml?a=1&amp;b=2" rel="self" type="application/rss+xml"/>',
  );
  expect(authorElement('A & <B>')).toBe('<dc:creator>A &amp; &lt;B&gt;</dc:creator>');
});
