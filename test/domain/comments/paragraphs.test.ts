import { describe, expect, test } from 'vitest';
import { paragraphsOf } from '../../../src/domain/comments/paragraphs.ts';

test('empty lines part paragraphs, others lines', () => {
  const words = (text: string) =>
    paragraphsOf(text).map((lines) => lines.map((pieces) => pieces.map((piece) => piece.words)));
  expect(words('a\nb c\n\nd')).toEqual([[['a'], ['b c']], [['d']]]);
  expect(words('')).toEqual([]);
});

describe('a bare address', () => {
  test.each([
    ['https://example.com', 'https://example.com', 'https://example.com/'],
    ['at www.example.com now', 'www.example.com', 'https://www.example.com/'],
    ['HTTP://EXAMPLE.com/A', 'HTTP://EXAMPLE.com/A', 'http://example.com/A'],
    ['go to https://a.example.', 'https://a.example', 'https://a.example/'],
    ['https://a.example/b?c=d&e=f!?', 'https://a.example/b?c=d&e=f', 'https://a.example/b?c=d&e=f'],
    ['(https://a.example/b)', 'https://a.example/b', 'https://a.example/b'],
    ['(see https://a.example/b_(c)).', 'https://a.example/b_(c)', 'https://a.example/b_(c)'],
    ['[https://a.example/],', 'https://a.example/', 'https://a.example/'],
    ['“https://a.example/b”', 'https://a.example/b', 'https://a.example/b'],
    ["'https://a.example/b';", 'https://a.example/b', 'https://a.example/b'],
    ['<https://a.example/b>', 'https://a.example/b', 'https://a.example/b'],
    ['**https://a.example**', 'https://a.example', 'https://a.example/'],
    ['看https://a.example/b。好', 'https://a.example/b', 'https://a.example/b'],
    [
      'https://bücher.example/ä',
      'https://bücher.example/ä',
      'https://xn--bcher-kva.example/%C3%A4',
    ],
    ['https://a.example/«b»', 'https://a.example/', 'https://a.example/'],
    ['https://a.example:8080/b', 'https://a.example:8080/b', 'https://a.example:8080/b'],
    ['https://a.example/b@c', 'https://a.example/b@c', 'https://a.example/b@c'],
  ])('is a link: %s', (text, words, href) => {
    const links = paragraphsOf(text)
      .flat(2)
      .filter((piece) => piece.href !== undefined);
    expect(links).toEqual([{ words, href }]);
  });

  test.each([
    'javascript:alert(1)',
    'javascript://a.example/%0aalert(1)',
    'data:text/html,hello',
    'jenny@www.example.com',
    'https://bank.example@evil.example/',
    'https://user:password@a.example/',
    'http://localhost:4321/',
    'http://127.0.0.1/',
    'https://',
    'https://...',
    'www.',
    'xhttps://a.example',
    'ftp://a.example/',
    'example.com',
    '[words](/posts/a/)',
    '<a href="/a/">b</a>',
  ])('is none, and stays words: %s', (text) => {
    expect(paragraphsOf(text)).toEqual([[[{ words: text }]]]);
  });

  test('keeps the words around it, and there may be several', () => {
    const text = 'a https://a.example, (www.b.example) c';
    expect(paragraphsOf(text).flat(2)).toEqual([
      { words: 'a ' },
      { words: 'https://a.example', href: 'https://a.example/' },
      { words: ', (' },
      { words: 'www.b.example', href: 'https://www.b.example/' },
      { words: ') c' },
    ]);
  });

  test('ends before brackets that nothing opened, however many', () => {
    const href = `https://a.example/${'x'.repeat(1000)}`;
    expect(paragraphsOf(href + ')'.repeat(2000)).flat(2)[0]).toEqual({ words: href, href });
  });
});
