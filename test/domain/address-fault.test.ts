import { expect, test } from 'vitest';
import { asBrowsersRead, faultOfAddress } from '../../src/domain/address-fault.ts';

test.each([
  'https://www.amazon.com/dp/1?tag=me-20',
  'HTTP://a.example',
  '//a.example/x',
  ' https://a.example/ ',
  'https://a.example/?u=https://b.example/&b=c\\d#\\',
  'https://web.archive.org/web/2020/https://b.example/',
  'https://https.example/',
  'https://localhost.example/',
  'https://10.example.com/',
  'https://172.32.0.1/',
  'https://[2001:db8::1]/',
  '/posts/a/?b#c',
  'posts/a/',
  '#a',
  '',
  'mailto:a@b.example',
  'tel:+1234',
  'SMS:+1234?body=x',
])('readers get where %s leads', (address) => {
  expect(faultOfAddress(address)).toBeUndefined();
});

test.each([
  ['https:/www.amazon.com/dp/1', 'https://www.amazon.com/dp/1'],
  ['https:www.amazon.com/dp/1', 'https://www.amazon.com/dp/1'],
  ['https:///www.amazon.com/dp/1', 'https://www.amazon.com/dp/1'],
  ['https:\\\\www.amazon.com\\dp\\1?a=\\', 'https://www.amazon.com/dp/1?a=\\'],
  ['https:%5Cwww.amazon.com%5Cdp%5C1', 'https://www.amazon.com/dp/1'],
  ['https://www.amazon.com\\dp/1', 'https://www.amazon.com/dp/1'],
  ['HTTP:/a.example', 'HTTP://a.example'],
  ['/\\www.amazon.com/dp/1', 'https://www.amazon.com/dp/1'],
  ['\\/a.example', 'https://a.example'],
  ['///a.example', 'https://a.example'],
  ['/\t/a.example', 'https://a.example'],
  ['ht\ntps://a.example', 'https://a.example'],
  ['/posts\\a/', '/posts/a/'],
  ['https://https://x.com', 'https://x.com'],
  ['https://http//x.com', 'http://x.com'],
  ['https//x.com', 'https://x.com'],
])('for %j she is to write %s', (address, right) => {
  expect(faultOfAddress(address)).toBe(
    `Browsers read this otherwise than it looks. Write ${right}`,
  );
  expect(asBrowsersRead(right)).toBe(right);
});

test.each([
  ['file:///Users/me/x.pdf', /^Only your own machine has this file. Put it into public\/files\//],
  ['C:\\Users\\me\\x.pdf', /^Only your own machine has this file/],
  ['htps://x.com/a', /begins with htps:\. Write https:\/\/x\.com\/a$/],
  ['ttps:/x.com', /Write https:\/\/x\.com$/],
  ['ftp://files.example/a', /begins with ftp:/],
  ['javascript:alert(1)', /begins with javascript:\. Write a page with https:\/\//],
  ['java\nscript:alert(1)', /begins with javascript:/],
  ['data:text/html,x', /begins with data:/],
  ['blob:https://a.example/1', /begins with blob:/],
  ['about:blank', /begins with about:/],
  ['shop.example:8080/a', /Write https:\/\/shop\.example:8080\/a$/],
])('of %s: %s', (address, message) => {
  expect(faultOfAddress(address)).toMatch(message);
});

test.each([
  'http://localhost:4321/posts/a/?b#c',
  'localhost:4321/posts/a/?b#c',
  '//LOCALHOST./posts/a/?b#c',
  ...[
    ...['127.0.0.1', '127.1', '2130706433', '0.0.0.0', '10.0.0.7:4321', '169.254.1.1'],
    ...['192.168.1.5:4321', '172.16.0.1', '172.31.9.9', '100.64.0.1', 'nas', 'desk.local'],
    ...['[::1]:4321', '[fd00::1]', '[fe80::1]', '[::ffff:192.168.1.5]', 'a.localhost'],
  ].map((host) => `http://${host}/posts/a/?b#c`),
])('%s answers only nearby', (address) => {
  expect(faultOfAddress(address)).toMatch(/^Only your own machine.* write \/posts\/a\/\?b#c$/);
});

test('pages of a site may name it, wherever it is', () => {
  const own = 'http://localhost:4321';

  expect(faultOfAddress('http://localhost:4321/a/', own)).toBeUndefined();
  expect(faultOfAddress('http://localhost:4322/a/', own)).toMatch(/Only your own machine/);
});
