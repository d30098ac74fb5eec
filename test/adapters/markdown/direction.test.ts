import { satteri } from '@astrojs/markdown-satteri';
import { expect, test } from 'vitest';
import { direction } from '../../../src/adapters/markdown/direction.ts';

test.each([
  ['שלום עולם', '<p dir="rtl">שלום עולם</p>'],
  ['123 *مرحبا*', '<p dir="rtl">123 <em>مرحبا</em></p>'],
  ['## שלום', '<h2 dir="rtl" id="שלום">שלום</h2>'],
  ['Hello שלום', '<p>Hello שלום</p>'],
  ['Привет', '<p>Привет</p>'],
  ['日本語', '<p>日本語</p>'],
  ['12', '<p>12</p>'],
])('%s is %s', async (text, html) => {
  const renderer = await satteri({ hastPlugins: [direction()] }).createRenderer({});
  expect((await renderer.render(text)).code.trim()).toBe(html);
});
