import { expect, test } from 'vitest';
import { absoluteAddresses } from '../../../src/adapters/web/absolute-addresses.ts';

const base = new URL('https://blog.example/posts/a/');

test.each([
  ['<a href="/about/">x</a>', '<a href="https://blog.example/about/">x</a>'],
  ['<a href="#end">x</a>', '<a href="https://blog.example/posts/a/#end">x</a>'],
  ['<a href="../b/">x</a>', '<a href="https://blog.example/posts/b/">x</a>'],
  ['<a href="/?a=1&amp;b=2">x</a>', '<a href="https://blog.example/?a=1&amp;b=2">x</a>'],
  ['<a href="mailto:a@b.example">x</a>', '<a href="mailto:a@b.example">x</a>'],
  ['<a href="https://other.example/?q=%20">x</a>', '<a href="https://other.example/?q=%20">x</a>'],
  [
    '<img alt="a > b" src="/a.webp" srcset="/a.webp 320w, /b.webp 640w">',
    '<img alt="a > b" src="https://blog.example/a.webp" srcset="https://blog.example/a.webp 320w, https://blog.example/b.webp 640w">',
  ],
  ['<a href="HTTPS://Other.Example">x</a>', '<a href="HTTPS://Other.Example">x</a>'],
  ['<code>href="/a"</code>', '<code>href="/a"</code>'],
  ['<a data-href="/a">x</a>', '<a data-href="/a">x</a>'],
  ["<a title='\"' href='/a'>x</a>", `<a title='"' href='https://blog.example/a'>x</a>`],
  ['<a href=/a>x</a>', '<a href=https://blog.example/a>x</a>'],
  ['<video poster="/a.png" controls>x', '<video poster="https://blog.example/a.png" controls>x'],
  [
    '<svg viewBox="0 0 1 1"><use href="#a"/></svg>',
    '<svg viewBox="0 0 1 1"><use href="https://blog.example/posts/a/#a"/></svg>',
  ],
  ['<!-- <a href="/a"> --><p>x', '<!-- <a href="/a"> --><p>x'],
  ['<p title="&quot; &#38;">5 &lt; 6', '<p title="&quot; &#38;">5 &lt; 6'],
])('%s', (html, expected) => {
  expect(absoluteAddresses(html, base)).toBe(expected);
});
