import { expect, test } from 'vitest';
import { webAddress } from '../../../src/domain/comments/web-address.ts';

test.each([
  ['https://example.com', 'https://example.com/'],
  [' HTTP://Example.com/A?b=c#d ', 'http://example.com/A?b=c#d'],
  ['example.com', 'https://example.com/'],
  ['www.example.com/a', 'https://www.example.com/a'],
  ['example.com:8080/a', 'https://example.com:8080/a'],
  ['https://bücher.example', 'https://xn--bcher-kva.example/'],
  ['https://例え.テスト/道', 'https://xn--r8jz45g.xn--zckzah/%E9%81%93'],
  ['https://example.com/"onmouseover=alert(1)', 'https://example.com/%22onmouseover=alert(1)'],
])('%s is the page %s', (typed, address) => {
  expect(webAddress(typed)).toBe(address);
});

test.each([
  '',
  'nothing',
  'javascript:alert(1)',
  'JaVaScRiPt://example.com/%0Aalert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:a.b',
  'mailto:jenny@example.com',
  'jenny@example.com',
  'https://bank.example@evil.example/',
  'https://user:password@example.com/',
  'file:///etc/passwd',
  'blob:https://example.com/1',
  'http://localhost:4321/',
  'http://router.local/',
  'http://127.0.0.1/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://192.168.1.1/',
  'http://[::1]/',
  'https://.com',
  'https://exa mple.com',
  'https://',
  '//',
])('%j is none', (typed) => {
  expect(webAddress(typed)).toBeUndefined();
});
