import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { leanPage } from '../../src/integrations/lean-pages.ts';

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const policy = (...allowed: string[]) =>
  `<meta http-equiv="content-security-policy" content="script-src 'self' ${allowed.join(' ')};">`;
const page = (css: string, body: string, allowed = [css]) =>
  `<head>${policy(...allowed.map(hashOf))}<style>${css}</style></head>${body}`;
const left = (css: string, body: string) =>
  /<style>(.*)<\/style>/s.exec(leanPage(page(css, body)))?.[1];

describe('of its styles a page keeps', () => {
  test.each([
    ['.a{color:red}.b{color:#00f}', '<p class="x a">', '.a{color:red}'],
    ['.a{color:red}.b{color:#00f}', '<p class="a">b</p>', '.a{color:red}'],
    [
      '.sm\\:a{color:red}.w-\\[2ch\\]{color:#00f}',
      '<p class="w-[2ch]">',
      '.w-\\[2ch\\]{color:#00f}',
    ],
    ['.a .b{color:red}.b,.c{color:#00f}', '<p class="b">', '.b{color:#00f}'],
    ['.w-1\\/2{color:red}.w-1{color:#00f}', '<p class="w-1/2">', '.w-1\\/2{color:red}'],
    [':is(.a,.b):hover{color:red}', '<p class="b">', ':is(.a,.b):hover{color:red}'],
    ['p{color:red}[data-theme] .a{color:#00f}', '<p>', 'p{color:red}'],
    ['p{--a:red;--b:1px;color:var(--a)}.b{margin:var(--b)}', '<p>', 'p{--a:red;color:var(--a)}'],
    ['@property --a{syntax:"*";inherits:false}', '<p>', ''],
    ['@media print{.a{color:red}.b{color:#00f}}', '<p class="b">', '@media print{.b{color:#00f}}'],
    ['p,pre{color:red}pre code{color:#00f}', '<p>', 'p{color:red}'],
    [
      '.a :is(pre,:not(pre)>code){margin:0}.a :is(p,pre){color:red}',
      '<div class="a"><p>',
      '.a :is(p,pre){color:red}',
    ],
    ['ul:has(>[dir]){color:red}ul:has(>.b){color:#00f}', '<ul>', 'ul:has(>[dir]){color:red}'],
    ['p{& kbd{color:red}&:hover{color:#00f}}', '<p>', 'p{&:hover{color:#00f}}'],
    ['tbody td{color:red}tfoot td{color:#00f}', '<table><tr><td>', 'tbody td{color:red}'],
    ['p:not(.a,pre){color:red}', '<p>', 'p:not(.a,pre){color:red}'],
  ])('of %s in %s what something there has', (css, body, expected) => {
    expect(left(css, body)).toBe(expected);
  });

  test.each([
    ['.a', "p.className = 'a'"],
    ['.a', "if (1 < 2) p.className = 'a'"],
    ['b', "p.append(make('b'))"],
    ['b', "p.innerHTML = '<b>'"],
  ])('what of %s a script in it may make or give: %s', (selector, script) => {
    const css = `${selector}{color:red}`;
    expect(left(css, `<script type='module'>${script}</script>`)).toBe(css);
  });

  test('of two sheets what is used, of both', () => {
    const html = page('.a{color:red}', '<style>.b{color:red}.c{color:#00f}</style><p class="c">');
    expect(leanPage(html)).toMatch(/<style><\/style>.*<style>\.c\{color:#00f\}<\/style>/);
  });
});

test('a page whose script lies elsewhere stays as it is', () => {
  const html = page('.a{color:red}', '<script type="module" src="/a.js"></script>');
  expect(leanPage(html)).toBe(html);
});

test('a page without styles and policy stays as it is', () => {
  expect(leanPage('<p class="a">.b{}</p>')).toBe('<p class="a">.b{}</p>');
});

test('its policy allows what stands in it, and nothing else', () => {
  const [css, script] = ['.a{color:red}.b{color:#00f}', 'go()'];
  const body = `<p class="a"><script>${script}</script><script>evil()</script>`;
  const html = leanPage(page(css, body, ['elsewhere()', css, script, '.c{}']));
  expect(html).toContain(policy(hashOf('.a{color:red}'), hashOf(script)));
});
